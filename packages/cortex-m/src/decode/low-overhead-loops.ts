import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** DLS, WLS, LE (ARMv8.1-M ARM C2.4): loops that count in LR. Their tail-predicated forms belong to MVE and are not known. */
export function lowOverheadLoop(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const offset = ((h2 & 0x7fe) << 1) | ((h2 >> 10) & 2);
  const n = h1 & 15;
  if ((h1 & 0xfff0) === 0xf040 && n !== 13 && n !== 15) {
    if (h2 === 0xe001) return (cpu) => { cpu.r[14] = cpu.r[n]!; };
    if ((h2 & 0xf001) === 0xc001) {
      c.ends = true;
      const past = (c.at + 4 + offset) | 0;
      return (cpu) => {
        const count = cpu.r[n]!;
        if (count === 0) cpu.pc = past;
        else cpu.r[14] = count;
      };
    }
    return undefined;
  }
  if ((h2 & 0xf001) !== 0xc001) return undefined;
  const start = (c.at + 4 - offset) | 0;
  if (h1 === 0xf02f) {
    c.ends = true;
    return (cpu) => { cpu.pc = start; };
  }
  if (h1 === 0xf00f) {
    c.ends = true;
    return (cpu) => {
      const count = cpu.r[14]!;
      if (count >>> 0 > 1) {
        cpu.r[14] = count - 1;
        cpu.pc = start;
      }
    };
  }
  return undefined;
}
