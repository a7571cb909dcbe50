import { type Format, fpscr, half, rounding } from './format.js';
import { type SoftFloat, roundAt } from './soft-float.js';

/** To an integer of `width` bits with `fraction` bits after the point; saturates (FPToFixed). */
export function toFixed(s: SoftFloat, f: Format, bits: bigint, width: number, signed: boolean, fraction: number, mode: number): bigint {
  const x = s.unpack(f, bits);
  const least = signed ? -(1n << BigInt(width - 1)) : 0n;
  const most = (1n << BigInt(signed ? width - 1 : width)) - 1n;
  if (x.kind === 'quiet' || x.kind === 'signalling') {
    s.raise(fpscr.invalid);
    return 0n;
  }
  if (x.kind === 'infinity') {
    s.raise(fpscr.invalid);
    return x.negative ? least : most;
  }
  const { whole, inexact } = roundAt(x.negative, x.significand, x.exponent + fraction, 0, false, mode);
  const value = x.negative ? -whole : whole;
  if (value < least || value > most) {
    s.raise(fpscr.invalid);
    return value < least ? least : most;
  }
  if (inexact) s.raise(fpscr.inexact);
  return value;
}

/** From an integer with `fraction` bits after the point (FixedToFP). */
export function fromFixed(s: SoftFloat, f: Format, value: bigint, fraction: number, mode: number): bigint {
  return s.round(f, value < 0n, value < 0n ? -value : value, -fraction, false, mode);
}

/** To a whole number in the same format (FPRoundInt). `exact`: raises the inexact flag. */
export function roundToInteger(s: SoftFloat, f: Format, bits: bigint, mode: number, exact: boolean): bigint {
  const x = s.unpack(f, bits);
  const nan = s.nan(f, x);
  if (nan !== undefined) return nan;
  if (x.kind === 'infinity') return bits;
  if (x.significand === 0n) return s.zero(f, x.negative);
  const { whole, inexact } = roundAt(x.negative, x.significand, x.exponent, 0, false, mode);
  if (inexact && exact) s.raise(fpscr.inexact);
  if (whole === 0n) return s.zero(f, x.negative);
  return inexact || x.exponent < 0 ? s.round(f, x.negative, whole, 0, false, rounding.nearest) : bits;
}

/** Between single and double (FPConvert). */
export function convert(s: SoftFloat, from: Format, to: Format, bits: bigint): bigint {
  const flushes = from !== half && to !== half;
  const x = s.unpack(from, bits, from !== half);
  const alternative = to === half && (s.control & fpscr.alternativeHalf) !== 0;
  if (x.kind === 'quiet' || x.kind === 'signalling') {
    if (alternative) {
      s.raise(fpscr.invalid);
      return s.zero(to, x.negative);
    }
    if (x.kind === 'signalling') s.raise(fpscr.invalid);
    if ((s.control & fpscr.defaultNaN) !== 0) return to.defaultNaN;
    const payload = bits & ((1n << BigInt(from.fractionBits)) - 1n);
    const by = to.fractionBits - from.fractionBits;
    return s.infinity(to, x.negative) | to.quiet | (by >= 0 ? payload << BigInt(by) : payload >> BigInt(-by));
  }
  if (x.kind === 'infinity') {
    if (!alternative) return s.infinity(to, x.negative);
    s.raise(fpscr.invalid);
    return s.zero(to, x.negative) | 0x7fffn;
  }
  return alternative ? toAlternativeHalf(s, x.negative, x.significand, x.exponent) : s.round(to, x.negative, x.significand, x.exponent, false, s.mode, flushes);
}

/** A half in ARM's alternative format has no infinity and no NaN: the largest exponent is one of numbers. */
const alternative: Format = { ...half, exponentBits: 6, infinity: 0x3fn << 10n };

function toAlternativeHalf(s: SoftFloat, negative: boolean, significand: bigint, exponent: number): bigint {
  const before = s.control;
  const bits = s.round(alternative, false, significand, exponent, false, negative && s.mode !== 0 ? mirrored(s.mode) : s.mode, false);
  const sign = negative ? 0x8000n : 0n;
  if (bits <= 0x7fffn) return bits | sign;
  s.control = before | fpscr.invalid;
  return 0x7fffn | sign;
}

const mirrored = (mode: number): number => (mode === rounding.up ? rounding.down : mode === rounding.down ? rounding.up : mode);

/** From a half; in the alternative format the largest exponent is one of numbers. */
export function fromHalf(s: SoftFloat, to: Format, bits: bigint): bigint {
  if ((s.control & fpscr.alternativeHalf) === 0 || (bits & half.infinity) !== half.infinity) return convert(s, half, to, bits);
  const significand = (bits & 0x3ffn) | 0x400n;
  return s.round(to, (bits & 0x8000n) !== 0n, significand, 31 - 15 - 10, false);
}
