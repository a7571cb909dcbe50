import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu, Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';
import { dspLongMultiply, dspMultiply } from './dsp-multiply.js';

/** 32-bit multiplies (A5.3.16). MUL and MLA are in every core; the rest is the DSP extension. */
export function multiply(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const n = h1 & 15;
  const a = h2 >> 12;
  const d = (h2 >> 8) & 15;
  const m = h2 & 15;
  const op = (h1 >> 4) & 7;
  const variant = (h2 >> 4) & 3;
  if ((h2 & 0xc0) !== 0 || n === 15 || m === 15 || d === 15) return undefined;
  if (op !== 0) return c.features.dsp ? dspMultiply(op, variant, d, n, m, a) : undefined;
  if (variant === 0) {
    return a === 15
      ? (cpu) => { const r = cpu.r; r[d] = Math.imul(r[n]!, r[m]!); }
      : (cpu) => { const r = cpu.r; r[d] = r[a]! + Math.imul(r[n]!, r[m]!); };
  }
  return variant === 1 ? (cpu) => { const r = cpu.r; r[d] = r[a]! - Math.imul(r[n]!, r[m]!); } : undefined;
}

/** 64-bit multiplies and the divisions (A5.3.17). */
export function longMultiply(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const n = h1 & 15;
  const low = h2 >> 12;
  const high = (h2 >> 8) & 15;
  const m = h2 & 15;
  const variant = (h2 >> 4) & 15;
  const op = (h1 >> 4) & 7;
  if (n === 15 || m === 15 || high === 15) return undefined;
  switch (op) {
    case 1: return variant === 15 ? divide(true, high, n, m, c.at) : undefined;
    case 3: return variant === 15 ? divide(false, high, n, m, c.at) : undefined;
    default: break;
  }
  if (low === 15) return undefined;
  if (variant === 0) {
    switch (op) {
      case 0: return (cpu) => put(cpu, low, high, signedProduct(cpu, n, m), 0, 0);
      case 2: return (cpu) => put(cpu, low, high, unsignedProduct(cpu, n, m), 0, 0);
      case 4: return (cpu) => put(cpu, low, high, signedProduct(cpu, n, m), cpu.r[low]!, cpu.r[high]!);
      case 6: return (cpu) => put(cpu, low, high, unsignedProduct(cpu, n, m), cpu.r[low]!, cpu.r[high]!);
      default: return undefined;
    }
  }
  return c.features.dsp ? dspLongMultiply(op, variant, low, high, n, m) : undefined;
}

/** Low word of the product last made; the high word is the function's value. */
let productLow = 0;

/** High word of an unsigned 32 × 32 product, by 16-bit halves; the low word goes to `productLow`. */
function unsignedProduct(cpu: Cpu, n: number, m: number): number {
  const a = cpu.r[n]!;
  const b = cpu.r[m]!;
  productLow = Math.imul(a, b);
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + Math.floor((a0 * b0) / 65536);
  const second = a0 * b1 + (middle % 65536);
  return (a1 * b1 + Math.floor(middle / 65536) + Math.floor(second / 65536)) | 0;
}

function signedProduct(cpu: Cpu, n: number, m: number): number {
  const a = cpu.r[n]!;
  const b = cpu.r[m]!;
  return (unsignedProduct(cpu, n, m) - (a < 0 ? b : 0) - (b < 0 ? a : 0)) | 0;
}

function put(cpu: Cpu, low: number, high: number, productHigh: number, addLow: number, addHigh: number): void {
  const sum = (productLow >>> 0) + (addLow >>> 0);
  cpu.r[low] = sum | 0;
  cpu.r[high] = productHigh + addHigh + (sum > 0xffffffff ? 1 : 0);
}

/** SDIV, UDIV: by zero gives 0, or a fault where CCR.DIV_0_TRP asks for one. */
function divide(signed: boolean, d: number, n: number, m: number, at: number): Op {
  return (cpu) => {
    const divisor = cpu.r[m]!;
    cpu.at = at;
    if (divisor === 0) {
      if (cpu.trapDivideByZero) throw new Fault('usage', cfsr.divideByZero, 'division by zero');
      cpu.r[d] = 0;
    } else cpu.r[d] = signed ? (cpu.r[n]! / divisor) | 0 : (cpu.r[n]! >>> 0) / (divisor >>> 0);
  };
}
