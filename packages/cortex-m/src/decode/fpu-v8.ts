import type { Op } from '../cpu/cpu.js';
import { extreme } from '../fp/arithmetic.js';
import { rounding } from '../fp/format.js';
import { soft } from '../fp/shared.js';
import type { DecodeContext } from './context.js';
import { type Lane, calculate, doubles, roundTo, singles, toInteger } from './fpu-other.js';

/** Rounding modes of VRINTA, N, P, M and VCVTA, N, P, M. */
const modes = [rounding.away, rounding.nearest, rounding.up, rounding.down];
/** Conditions of VSEL: EQ, VS, GE, GT. */
const conditions = [0, 6, 10, 12];

/** What FPv5 adds under 0xFE: VSEL, VMAXNM, VMINNM, VRINT and VCVT with a rounding mode (ARMv7-M ARM A6.4, FPv5). */
export function fpV8(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const wide = (h2 & 0x100) !== 0;
  const dHigh = (h1 >> 6) & 1;
  const nHigh = (h2 >> 7) & 1;
  const mHigh = (h2 >> 5) & 1;
  const lane: Lane = wide ? doubles : singles;
  if (wide && c.features.fpu < 2) return undefined;
  const register = (field: number, extra: number): number => (wide ? (extra === 0 ? field : -1) : (field << 1) | extra);
  const d = register(h2 >> 12, dHigh);
  const n = register(h1 & 15, nHigh);
  const m = register(h2 & 15, mHigh);
  if ((h1 & 0x80) === 0) {
    if ((h2 & 0x40) !== 0 || d < 0 || n < 0 || m < 0) return undefined;
    const condition = conditions[(h1 >> 4) & 3]!;
    return (cpu) => lane.write(cpu.fp, d, lane.read(cpu.fp, cpu.condition(condition) ? n : m));
  }
  const kind = (h1 >> 4) & 3;
  if (kind === 0) {
    if (d < 0 || n < 0 || m < 0) return undefined;
    const largest = (h2 & 0x40) === 0;
    return ({ fp }) => lane.write(fp, d, calculate(fp, () => extreme(soft, lane.format, lane.read(fp, n), lane.read(fp, m), largest)));
  }
  if (kind !== 3 || (h2 & 0x40) === 0 || m < 0) return undefined;
  const mode = modes[h1 & 3]!;
  if ((h1 & 12) === 8) return d < 0 || nHigh !== 0 ? undefined : roundTo(lane, d, m, mode, false);
  if ((h1 & 12) === 12) return toInteger(lane, ((h2 >> 12) << 1) | dHigh, m, nHigh !== 0, mode);
  if ((h1 & 15) === 0 && !wide && c.features.v81) return moveHalf(d, m, nHigh !== 0);
  return undefined;
}

/** VMOVX: the upper half of Sm to the lower half of Sd, the rest zero. VINS: the lower half of Sm to the upper half of Sd. */
function moveHalf(d: number, m: number, inserts: boolean): Op {
  if (inserts) return ({ fp }) => { fp.words[d] = (fp.words[d]! & 0xffff) | (fp.words[m]! << 16); };
  return ({ fp }) => { fp.words[d] = fp.words[m]! >>> 16; };
}
