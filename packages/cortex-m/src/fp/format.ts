/** An IEEE 754 binary format. */
export interface Format {
  readonly exponentBits: number;
  /** Without the implicit bit. */
  readonly fractionBits: number;
  readonly bias: number;
  readonly sign: bigint;
  readonly infinity: bigint;
  /** The most significant bit of the fraction: set in quiet NaNs. */
  readonly quiet: bigint;
  readonly defaultNaN: bigint;
}

function format(exponentBits: number, fractionBits: number): Format {
  const infinity = ((1n << BigInt(exponentBits)) - 1n) << BigInt(fractionBits);
  const quiet = 1n << BigInt(fractionBits - 1);
  return {
    exponentBits,
    fractionBits,
    bias: 2 ** (exponentBits - 1) - 1,
    sign: 1n << BigInt(exponentBits + fractionBits),
    infinity,
    quiet,
    defaultNaN: infinity | quiet,
  };
}

export const half = format(5, 10);
export const single = format(8, 23);
export const double = format(11, 52);

/** FPSCR bits (ARMv7-M ARM A2.5.3). */
export const fpscr = {
  invalid: 1,
  divideByZero: 2,
  overflow: 4,
  underflow: 8,
  inexact: 16,
  inputDenormal: 128,
  alternativeHalf: 1 << 26,
  defaultNaN: 1 << 25,
  flushToZero: 1 << 24,
  roundingShift: 22,
  /** AHP, DN, FZ and RMode: all clear means IEEE 754 defaults. */
  modes: 0x07c00000,
} as const;

export const rounding = { nearest: 0, up: 1, down: 2, zero: 3, away: 4 } as const;
