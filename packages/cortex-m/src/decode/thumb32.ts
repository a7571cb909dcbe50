import type { Op } from '../cpu/cpu.js';
import { branchesAndControl } from './branches32.js';
import type { DecodeContext } from './context.js';
import { coprocessor } from './coprocessor.js';
import { modifiedImmediate, plainImmediate, shiftedRegister } from './data32.js';
import { dualOrExclusive } from './dual-exclusive.js';
import { loadStoreMultiple32, loadStoreSingle } from './load-store32.js';
import { longMultiply, multiply } from './multiply.js';
import { dataRegister } from './register32.js';

/** Every 32-bit encoding (ARMv7-M ARM A5.3, ARMv8-M ARM C2.3). `undefined`: not known. */
export function decode32(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const f = c.features;
  if ((h1 & 0xf800) === 0xf000 && (h2 & 0x8000) !== 0) return branchesAndControl(c, h1, h2);
  if (!f.mainline && !(f.v8 && isBaseline(h1, h2))) return undefined;
  switch (h1 >> 9) {
    case 0x74: return (h1 & 0x40) === 0 ? loadStoreMultiple32(c, h1, h2) : dualOrExclusive(c, h1, h2);
    case 0x75: return shiftedRegister(c, h1, h2);
    case 0x76: case 0x77: case 0x7e: case 0x7f: return coprocessor(c, h1, h2);
    case 0x78: case 0x7a: return modifiedImmediate(c, h1, h2);
    case 0x79: case 0x7b: return plainImmediate(c, h1, h2);
    case 0x7c: return loadStoreSingle(c, h1, h2);
    case 0x7d: return (h1 & 0x100) === 0 ? dataRegister(c, h1, h2) : (h1 & 0x80) === 0 ? multiply(c, h1, h2) : longMultiply(c, h1, h2);
    default: return undefined;
  }
}

/** The 32-bit instructions that ARMv8-M Baseline adds to ARMv6-M: SG, TT, exclusives, MOVW, MOVT, SDIV, UDIV (ARMv8-M ARM C1.3). */
function isBaseline(h1: number, h2: number): boolean {
  if (h1 === 0xe97f && h2 === 0xe97f) return true;
  if ((h1 & 0xfff0) === 0xe840 || (h1 & 0xfff0) === 0xe850) return true;
  if ((h1 & 0xffe0) === 0xe8c0 && (h2 & 0xe0) !== 0) return true;
  return (h1 & 0xfb70) === 0xf240 || (h1 & 0xffd0) === 0xfb90;
}
