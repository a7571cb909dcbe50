import { type Format, fpscr, rounding } from './format.js';

/** A value taken apart: (−1)^negative × significand × 2^exponent, or one of the special kinds. */
export interface Unpacked {
  readonly kind: 'finite' | 'infinity' | 'quiet' | 'signalling';
  readonly negative: boolean;
  readonly significand: bigint;
  readonly exponent: number;
  readonly bits: bigint;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/**
 * Exact floating-point arithmetic by integers, for what the host's numbers cannot give: all rounding modes, flush-to-zero, NaN rules
 * and cumulative flags as in the ARM pseudocode (ARMv7-M ARM A2.5). One object serves one operation after another; the caller
 * sets `control` (FPSCR) before and takes the flags out of it afterwards.
 */
export class SoftFloat {
  control = 0;

  raise(flag: number): void {
    this.control |= flag;
  }

  unpack(f: Format, bits: bigint, flushes = true): Unpacked {
    const negative = (bits & f.sign) !== 0n;
    const exponent = Number((bits & f.infinity) >> BigInt(f.fractionBits));
    const fraction = bits & ((1n << BigInt(f.fractionBits)) - 1n);
    const special = 2 ** f.exponentBits - 1;
    if (exponent === special) {
      const kind = fraction === 0n ? 'infinity' : (fraction & f.quiet) !== 0n ? 'quiet' : 'signalling';
      return { kind, negative, significand: 0n, exponent: 0, bits };
    }
    if (exponent === 0) {
      if (fraction !== 0n && flushes && (this.control & fpscr.flushToZero) !== 0) {
        this.raise(fpscr.inputDenormal);
        return { kind: 'finite', negative, significand: 0n, exponent: 0, bits };
      }
      return { kind: 'finite', negative, significand: fraction, exponent: 1 - f.bias - f.fractionBits, bits };
    }
    return { kind: 'finite', negative, significand: fraction | (1n << BigInt(f.fractionBits)), exponent: exponent - f.bias - f.fractionBits, bits };
  }

  get mode(): number {
    return (this.control >>> fpscr.roundingShift) & 3;
  }

  zero(f: Format, negative: boolean): bigint {
    return negative ? f.sign : 0n;
  }

  infinity(f: Format, negative: boolean): bigint {
    return f.infinity | this.zero(f, negative);
  }

  invalid(f: Format): bigint {
    this.raise(fpscr.invalid);
    return f.defaultNaN;
  }

  /** The NaN that results from operands of which one is a NaN: the first signalling one, else the first quiet one; undefined if none is. */
  nan(f: Format, ...operands: readonly Unpacked[]): bigint | undefined {
    const signalling = operands.find((operand) => operand.kind === 'signalling');
    const chosen = signalling ?? operands.find((operand) => operand.kind === 'quiet');
    if (!chosen) return undefined;
    if (signalling) this.raise(fpscr.invalid);
    return (this.control & fpscr.defaultNaN) !== 0 ? f.defaultNaN : chosen.bits | f.quiet;
  }

  /** Rounds an exact significand × 2^exponent (plus something below its last bit where `sticky`) to the format. */
  round(f: Format, negative: boolean, significand: bigint, exponent: number, sticky = false, mode = this.mode, flushes = true): bigint {
    if (significand === 0n && !sticky) return this.zero(f, negative);
    const top = bitLength(significand) - 1 + exponent;
    const least = 1 - f.bias;
    const tiny = top < least;
    if (tiny && flushes && (this.control & fpscr.flushToZero) !== 0) {
      this.raise(fpscr.underflow);
      return this.zero(f, negative);
    }
    const unit = Math.max(top, least) - f.fractionBits;
    const rounded = roundAt(negative, significand, exponent, unit, sticky, mode);
    const { inexact } = rounded;
    let { whole } = rounded;
    if (tiny && inexact) this.raise(fpscr.underflow);
    let scale = unit;
    if (bitLength(whole) > f.fractionBits + 1) {
      whole >>= 1n;
      scale++;
    }
    const biased = bitLength(whole) <= f.fractionBits ? 0 : scale + f.fractionBits + f.bias;
    if (biased >= 2 ** f.exponentBits - 1) {
      this.raise(fpscr.overflow | fpscr.inexact);
      const toInfinity = mode === rounding.nearest || mode === rounding.away || mode === (negative ? rounding.down : rounding.up);
      return toInfinity ? this.infinity(f, negative) : (f.infinity - 1n) | this.zero(f, negative);
    }
    if (inexact) this.raise(fpscr.inexact);
    const fraction = whole & ((1n << BigInt(f.fractionBits)) - 1n);
    return this.zero(f, negative) | (BigInt(biased) << BigInt(f.fractionBits)) | fraction;
  }
}

/** significand × 2^exponent in whole units of 2^unit, rounded; and whether that lost anything. */
export function roundAt(
  negative: boolean,
  significand: bigint,
  exponent: number,
  unit: number,
  sticky: boolean,
  mode: number,
): { whole: bigint; inexact: boolean } {
  const shift = unit - exponent;
  if (shift <= 0) {
    const whole = significand << BigInt(-shift);
    if (!sticky) return { whole, inexact: false };
    const up = mode === (negative ? rounding.down : rounding.up);
    return { whole: up ? whole + 1n : whole, inexact: true };
  }
  // Far below one unit: only that there is something matters.
  const width = Math.min(shift, bitLength(significand) + 2);
  const whole = significand >> BigInt(width);
  const rest = significand - (whole << BigInt(width));
  const halfway = 1n << BigInt(width - 1);
  if (rest === 0n && !sticky) return { whole, inexact: false };
  let up: boolean;
  switch (mode) {
    case rounding.nearest:
      up = rest > halfway || (rest === halfway && (sticky || (whole & 1n) === 1n));
      break;
    case rounding.away:
      up = rest >= halfway;
      break;
    case rounding.up:
      up = !negative;
      break;
    case rounding.down:
      up = negative;
      break;
    default:
      up = false;
  }
  return { whole: up ? whole + 1n : whole, inexact: true };
}
