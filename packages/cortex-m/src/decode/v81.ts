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
