import { shift, signExtend } from '../cpu/alu.js';
import type { Cpu, Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';
import { shiftByRegister } from './data-register.js';
import { parallelAdd } from './dsp-parallel.js';
import { saturatingAdd, selectBytes } from './dsp-saturating.js';
import { reverse16 } from './miscellaneous16.js';

/** Data processing (register): shifts by register, extensions, parallel arithmetic, bit reversal (A5.3.12 to A5.3.15). */
export function dataRegister(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const d = (h2 >> 8) & 15;
  const n = h1 & 15;
  const m = h2 & 15;
  const op2 = (h2 >> 4) & 15;
  if ((h2 & 0xf000) !== 0xf000 || d === 15 || m === 15) return undefined;
  const { dsp } = c.features;
  if ((h1 & 0x80) === 0) {
    if (op2 === 0) return n === 15 ? undefined : shiftByRegister((h1 & 16) !== 0, d, n, m, (h1 >> 5) & 3);
    if (op2 < 8) return undefined;
    if ((op2 & 4) !== 0) return undefined;
    return extend((h1 >> 4) & 7, d, n, m, (op2 & 3) * 8, dsp);
  }
  if (op2 < 8) return dsp && n !== 15 ? parallelAdd((h1 >> 4) & 7, op2, d, n, m) : undefined;
  if (op2 >= 12) return undefined;
  if (n === 15) return undefined;
  switch ((h1 >> 4) & 7) {
    case 0: return dsp ? saturatingAdd(op2 & 3, d, n, m) : undefined;
    case 1: return n !== m ? undefined : (op2 & 3) === 2 ? reverseBits(d, m) : reverse16(op2 & 3, d, m);
    case 2: return dsp && op2 === 8 ? selectBytes(d, n, m) : undefined;
    case 3: return op2 === 8 && n === m ? (cpu) => { cpu.r[d] = Math.clz32(cpu.r[m]!); } : undefined;
    default: return undefined;
  }
}

function reverseBits(d: number, m: number): Op {
  return (cpu) => {
    let v = cpu.r[m]!;
    v = ((v >>> 1) & 0x55555555) | ((v & 0x55555555) << 1);
    v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
    v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
    v = ((v >>> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
    cpu.r[d] = (v >>> 16) | (v << 16);
  };
}

/** SXTH … UXTAB16; with Rn = 15 nothing is added. Adding needs the DSP extension, and so do the 16-bit pairs. */
function extend(kind: number, d: number, n: number, m: number, rotation: number, dsp: boolean): Op | undefined {
  const pairs = kind === 2 || kind === 3;
  if (kind > 5 || ((n !== 15 || pairs) && !dsp)) return undefined;
  const part = (value: number): number => {
    switch (kind) {
      case 0: return signExtend(value, 16);
      case 1: return value & 0xffff;
      case 4: return signExtend(value, 8);
      default: return value & 255;
    }
  };
  if (!pairs) {
    return n === 15
      ? (cpu) => { cpu.r[d] = part(shift(cpu.r[m]!, 3, rotation)); }
      : (cpu) => { cpu.r[d] = cpu.r[n]! + part(shift(cpu.r[m]!, 3, rotation)); };
  }
  const signed = kind === 2;
  return (cpu: Cpu) => {
    const value = shift(cpu.r[m]!, 3, rotation);
    const base = n === 15 ? 0 : cpu.r[n]!;
    const low = base + (signed ? signExtend(value, 8) : value & 255);
    const high = (base >>> 16) + (signed ? signExtend(value >> 16, 8) : (value >>> 16) & 255);
    cpu.r[d] = (low & 0xffff) | (high << 16);
  };
}
