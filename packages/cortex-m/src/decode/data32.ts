import { expandCarry, expandImmediate, signExtend } from '../cpu/alu.js';
import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';
import { dataOp, immediateOp } from './data-immediate.js';
import { shiftedOp } from './data-register.js';
import { conditionalSelect } from './v81.js';
import { packHalfwords, saturate, saturateHalves } from './saturate.js';
import { stackPointerOp } from './stack-pointer.js';

const immediate12 = (h1: number, h2: number): number => ((h1 & 0x400) << 1) | ((h2 >> 4) & 0x700) | (h2 & 255);
const shiftAmount = (h2: number): number => ((h2 >> 10) & 0x1c) | ((h2 >> 6) & 3);

/** Data processing with a modified immediate (A5.3.1). */
export function modifiedImmediate(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const imm12 = immediate12(h1, h2);
  const d = (h2 >> 8) & 15;
  const op = (h1 >> 5) & 15;
  return guarded(c, op, d, h1 & 15, (h1 & 16) !== 0, immediateOp(op, (h1 & 16) !== 0, d, h1 & 15, expandImmediate(imm12), expandCarry(imm12)));
}

/** Data processing with a shifted register (A5.3.11), PKHBT and PKHTB among them. */
export function shiftedRegister(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const d = (h2 >> 8) & 15;
  const n = h1 & 15;
  const op = (h1 >> 5) & 15;
  const m = h2 & 15;
  if ((h2 & 0x8000) !== 0)
    return c.features.v81 && op === 2 && (h1 & 16) !== 0 && (h2 & 0x4000) === 0 ? conditionalSelect((h2 >> 12) & 3, d, n, m, (h2 >> 4) & 15) : undefined;
  if (m === 15) return undefined;
  if (op === 6) return c.features.dsp && (h1 & 16) === 0 ? packHalfwords((h2 & 0x20) !== 0, d, n, m, shiftAmount(h2)) : undefined;
  return guarded(c, op, d, n, (h1 & 16) !== 0, shiftedOp(op, (h1 & 16) !== 0, d, n, m, (h2 >> 4) & 3, shiftAmount(h2)));
}

/** Refuses the encodings with the PC where it has no meaning, and keeps the stack pointer in order. */
function guarded(c: DecodeContext, op: number, d: number, n: number, flags: boolean, made: Op | undefined): Op | undefined {
  if (n === 15 && op !== dataOp.orr && op !== dataOp.orn) return undefined;
  const compares = op === dataOp.and || op === dataOp.eor || op === dataOp.add || op === dataOp.sub;
  if (d === 15 && !(flags && compares)) return undefined;
  return stackPointerOp(c, d, made);
}

/** Data processing with a plain binary immediate (A5.3.3): wide adds, moves, bit fields, saturation. */
export function plainImmediate(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const n = h1 & 15;
  const d = (h2 >> 8) & 15;
  const imm12 = immediate12(h1, h2);
  const lsb = shiftAmount(h2);
  const width = (h2 & 31) + 1;
  if (d === 15 || (h2 & 0x8000) !== 0) return undefined;
  const pc = (c.at + 4) & ~3;
  switch ((h1 >> 4) & 31) {
    case 0:
      return n === 15 ? immediateOp(dataOp.orr, false, d, 15, pc + imm12, -1) : stackPointerOp(c, d, immediateOp(dataOp.add, false, d, n, imm12, -1));
    case 10:
      return n === 15 ? immediateOp(dataOp.orr, false, d, 15, pc - imm12, -1) : stackPointerOp(c, d, immediateOp(dataOp.sub, false, d, n, imm12, -1));
    case 4:
      return immediateOp(dataOp.orr, false, d, 15, (n << 12) | imm12, -1);
    case 12: {
      const high = ((n << 12) | imm12) << 16;
      return (cpu) => {
        cpu.r[d] = (cpu.r[d]! & 0xffff) | high;
      };
    }
    case 16:
    case 18:
    case 24:
    case 26: {
      const signed = (h1 & 0x80) === 0;
      if (n === 15) return undefined;
      if ((h1 & 0x20) !== 0 && lsb === 0) return c.features.dsp ? saturateHalves(signed, d, n, h2 & 31) : undefined;
      return saturate(signed, d, n, h2 & 31, (h1 & 0x20) !== 0, lsb);
    }
    case 20:
      return n === 15 || lsb + width > 32 ? undefined : signedField(d, n, lsb, width);
    case 28:
      return n === 15 || lsb + width > 32 ? undefined : unsignedField(d, n, lsb, width);
    case 22:
      return insertField(d, n, lsb, h2 & 31);
    default:
      return undefined;
  }
}

function signedField(d: number, n: number, lsb: number, width: number): Op {
  return (cpu) => {
    cpu.r[d] = signExtend(cpu.r[n]! >>> lsb, width);
  };
}

function unsignedField(d: number, n: number, lsb: number, width: number): Op {
  const mask = width === 32 ? -1 : (1 << width) - 1;
  return (cpu) => {
    cpu.r[d] = (cpu.r[n]! >>> lsb) & mask;
  };
}

/** BFI, and BFC where Rn is 15. */
function insertField(d: number, n: number, lsb: number, msb: number): Op | undefined {
  if (msb < lsb) return undefined;
  const mask = (msb - lsb === 31 ? -1 : (1 << (msb - lsb + 1)) - 1) << lsb;
  if (n === 15)
    return (cpu) => {
      cpu.r[d] = cpu.r[d]! & ~mask;
    };
  return (cpu) => {
    cpu.r[d] = (cpu.r[d]! & ~mask) | ((cpu.r[n]! << lsb) & mask);
  };
}
