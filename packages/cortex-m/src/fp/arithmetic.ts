import { type Format, fpscr, rounding } from './format.js';
import type { SoftFloat, Unpacked } from './soft-float.js';

/** Bits as bigints in, bits out; flags go to `s.control`. Names as in the ARM pseudocode: FPAdd, FPMul, FPDiv, FPSqrt, FPMulAdd. */
export function add(s: SoftFloat, f: Format, a: bigint, b: bigint): bigint {
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  return s.nan(f, x, y) ?? sum(s, f, x, y);
}

function sum(s: SoftFloat, f: Format, x: Unpacked, y: Unpacked): bigint {
  if (x.kind === 'infinity') return y.kind === 'infinity' && x.negative !== y.negative ? s.invalid(f) : s.infinity(f, x.negative);
  if (y.kind === 'infinity') return s.infinity(f, y.negative);
  if (x.significand === 0n && y.significand === 0n && x.negative === y.negative) return s.zero(f, x.negative);
  const exponent = Math.min(x.exponent, y.exponent);
  const signed = (u: Unpacked): bigint => (u.negative ? -u.significand : u.significand) << BigInt(u.exponent - exponent);
  const total = signed(x) + signed(y);
  if (total === 0n) return s.zero(f, s.mode === rounding.down);
  return s.round(f, total < 0n, total < 0n ? -total : total, exponent);
}

export function multiply(s: SoftFloat, f: Format, a: bigint, b: bigint): bigint {
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  const nan = s.nan(f, x, y);
  if (nan !== undefined) return nan;
  const negative = x.negative !== y.negative;
  if (x.kind === 'infinity' || y.kind === 'infinity') return isZero(x) || isZero(y) ? s.invalid(f) : s.infinity(f, negative);
  return s.round(f, negative, x.significand * y.significand, x.exponent + y.exponent);
}

export function divide(s: SoftFloat, f: Format, a: bigint, b: bigint): bigint {
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  const nan = s.nan(f, x, y);
  if (nan !== undefined) return nan;
  const negative = x.negative !== y.negative;
  if (x.kind === 'infinity') return y.kind === 'infinity' ? s.invalid(f) : s.infinity(f, negative);
  if (y.kind === 'infinity') return s.zero(f, negative);
  if (y.significand === 0n) {
    if (x.significand === 0n) return s.invalid(f);
    s.raise(fpscr.divideByZero);
    return s.infinity(f, negative);
  }
  const scale = 2 * f.fractionBits + 8;
  const scaled = x.significand << BigInt(scale);
  const quotient = scaled / y.significand;
  return s.round(f, negative, quotient, x.exponent - y.exponent - scale, quotient * y.significand !== scaled);
}

export function squareRoot(s: SoftFloat, f: Format, a: bigint): bigint {
  const x = s.unpack(f, a);
  const nan = s.nan(f, x);
  if (nan !== undefined) return nan;
  if (isZero(x)) return s.zero(f, x.negative);
  if (x.negative) return s.invalid(f);
  if (x.kind === 'infinity') return s.infinity(f, false);
  let scale = 2 * f.fractionBits + 8;
  if (((x.exponent - scale) & 1) !== 0) scale++;
  const scaled = x.significand << BigInt(scale);
  const root = integerRoot(scaled);
  return s.round(f, false, root, (x.exponent - scale) / 2, root * root !== scaled);
}

function integerRoot(value: bigint): bigint {
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** addend + a × b with one rounding. */
export function multiplyAdd(s: SoftFloat, f: Format, addend: bigint, a: bigint, b: bigint): bigint {
  const z = s.unpack(f, addend);
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  const undefinedProduct = (x.kind === 'infinity' && isZero(y)) || (isZero(x) && y.kind === 'infinity');
  const nan = s.nan(f, z, x, y);
  if (z.kind === 'quiet' && undefinedProduct) return s.invalid(f);
  if (nan !== undefined) return nan;
  if (undefinedProduct) return s.invalid(f);
  const negative = x.negative !== y.negative;
  const infinite = x.kind === 'infinity' || y.kind === 'infinity';
  if (z.kind === 'infinity') return infinite && z.negative !== negative ? s.invalid(f) : s.infinity(f, z.negative);
  if (infinite) return s.infinity(f, negative);
  return sum(s, f, z, { kind: 'finite', negative, significand: x.significand * y.significand, exponent: x.exponent + y.exponent, bits: 0n });
}

function isZero(x: Unpacked): boolean {
  return x.kind === 'finite' && x.significand === 0n;
}

/** The flags NZCV in bits [31:28] that comparing sets. `signals`: quiet NaNs are invalid as well (VCMPE). */
export function compare(s: SoftFloat, f: Format, a: bigint, b: bigint, signals: boolean): number {
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  const isNan = (u: Unpacked): boolean => u.kind === 'quiet' || u.kind === 'signalling';
  if (isNan(x) || isNan(y)) {
    if (signals || x.kind === 'signalling' || y.kind === 'signalling') s.raise(fpscr.invalid);
    return 0x30000000;
  }
  if (isZero(x) && isZero(y)) return 0x60000000;
  if (x.bits === y.bits && !isZero(x)) return 0x60000000;
  if (isZero(x)) return y.negative ? 0x20000000 : 0x80000000 | 0;
  if (isZero(y)) return x.negative ? 0x80000000 | 0 : 0x20000000;
  if (x.negative !== y.negative) return x.negative ? 0x80000000 | 0 : 0x20000000;
  const less = x.bits < y.bits !== x.negative;
  return less ? 0x80000000 | 0 : 0x20000000;
}

/** VMAXNM, VMINNM: a quiet NaN loses against a number (IEEE 754-2008 maxNum, minNum). */
export function extreme(s: SoftFloat, f: Format, a: bigint, b: bigint, largest: boolean): bigint {
  const x = s.unpack(f, a);
  const y = s.unpack(f, b);
  if (x.kind === 'quiet' && (y.kind === 'finite' || y.kind === 'infinity')) return number(s, f, y);
  if (y.kind === 'quiet' && (x.kind === 'finite' || x.kind === 'infinity')) return number(s, f, x);
  const nan = s.nan(f, x, y);
  if (nan !== undefined) return nan;
  if (isZero(x) && isZero(y)) return s.zero(f, largest ? x.negative && y.negative : x.negative || y.negative);
  const flags = compare(s, f, a, b, false);
  return number(s, f, flags < 0 === largest ? y : x);
}

/** The operand itself, flushed where denormals are. */
function number(s: SoftFloat, f: Format, x: Unpacked): bigint {
  return x.kind === 'finite' && x.significand === 0n ? s.zero(f, x.negative) : x.bits;
}
