import type { Op } from '../cpu/cpu.js';

/** CLRM: zeroes general registers and, with bit 15, APSR's flags (ARMv8.1-M). */
export function clearMultiple(h2: number): Op | undefined {
  if ((h2 & 0x2000) !== 0 || h2 === 0) return undefined;
  return (cpu) => {
    for (let i = 0; i < 15; i++) if ((h2 >> i) & 1) cpu.r[i] = 0;
    if ((h2 & 0x8000) !== 0) {
      cpu.setNzcvq(0);
      cpu.ge = 0;
    }
  };
}

/** VSCCLRM: zeroes FP registers from a first one on. */
export function clearFpRegisters(h1: number, h2: number): Op {
  const wide = (h2 & 0x100) !== 0;
  const extra = (h1 >> 6) & 1;
  const first = wide ? (h2 >> 12) * 2 : ((h2 >> 12) << 1) | extra;
  const end = Math.min(first + (h2 & 255), 32);
  return (cpu) => {
    if (cpu.fpActive) cpu.fp.words.fill(0, first, end);
  };
}

/** CSEL, CSINC, CSINV, CSNEG: Rn where the condition holds, otherwise Rm changed in one of these ways. Register 15 reads as zero. */
export function conditionalSelect(kind: number, d: number, n: number, m: number, condition: number): Op | undefined {
  if (d === 15 || condition > 13) return undefined;
  const changes: readonly ((value: number) => number)[] = [(value) => value, (value) => value + 1, (value) => ~value, (value) => -value];
  const change = changes[kind]!;
  return (cpu) => {
    const first = n === 15 ? 0 : cpu.r[n]!;
    const second = m === 15 ? 0 : cpu.r[m]!;
    cpu.r[d] = cpu.condition(condition) ? first : change(second);
  };
}
