import type { FpRegisters } from '../cpu/fp-registers.js';
import * as exact from './arithmetic.js';
import { fpscr, single } from './format.js';
import { soft } from './shared.js';

/** Results strictly between these, in default modes, can only be exact or inexact: the host's arithmetic gives them. */
const smallest = 1.1754943508222875e-38;
const largest = 3.4028234663852886e38;

type Two = (fp: FpRegisters, a: number, b: number) => number;

/** Values are bit patterns (int32) of singles, in and out. */
const scratch = new Float32Array(4);
const scratchBits = new Int32Array(scratch.buffer);

function slow(fp: FpRegisters, operation: typeof exact.add, a: number, b: number): number {
  soft.control = fp.fpscr;
  const result = operation(soft, single, BigInt(a >>> 0), BigInt(b >>> 0));
  fp.fpscr = soft.control;
  return Number(result) | 0;
}

function plain(value: number): boolean {
  const size = Math.abs(value);
  return size > smallest && size <= largest;
}

export const addSingle: Two = (fp, a, b) => {
  if ((fp.fpscr & fpscr.modes) === 0) {
    scratchBits[0] = a;
    scratchBits[1] = b;
    const x = scratch[0]!;
    const y = scratch[1]!;
    const sum = x + y;
    scratch[2] = sum;
    const rounded = scratch[2];
    if (plain(rounded)) {
      const part = sum - x;
      if (rounded !== sum || x - (sum - part) + (y - part) !== 0) fp.fpscr |= fpscr.inexact;
      return scratchBits[2]!;
    }
  }
  return slow(fp, exact.add, a, b);
};

export const multiplySingle: Two = (fp, a, b) => {
  if ((fp.fpscr & fpscr.modes) === 0) {
    scratchBits[0] = a;
    scratchBits[1] = b;
    const product = scratch[0]! * scratch[1]!;
    scratch[2] = product;
    if (plain(scratch[2])) {
      if (scratch[2] !== product) fp.fpscr |= fpscr.inexact;
      return scratchBits[2]!;
    }
  }
  return slow(fp, exact.multiply, a, b);
};

export const divideSingle: Two = (fp, a, b) => {
  if ((fp.fpscr & fpscr.modes) === 0) {
    scratchBits[0] = a;
    scratchBits[1] = b;
    scratch[2] = scratch[0]! / scratch[1]!;
    if (plain(scratch[2]) && plain(scratch[1]!)) {
      if (scratch[2] * scratch[1]! !== scratch[0]!) fp.fpscr |= fpscr.inexact;
      return scratchBits[2]!;
    }
  }
  return slow(fp, exact.divide, a, b);
};

export function squareRootSingle(fp: FpRegisters, a: number): number {
  if ((fp.fpscr & fpscr.modes) === 0) {
    scratchBits[0] = a;
    scratch[2] = Math.sqrt(scratch[0]!);
    if (plain(scratch[2])) {
      if (scratch[2] * scratch[2] !== scratch[0]!) fp.fpscr |= fpscr.inexact;
      return scratchBits[2]!;
    }
  }
  soft.control = fp.fpscr;
  const result = exact.squareRoot(soft, single, BigInt(a >>> 0));
  fp.fpscr = soft.control;
  return Number(result) | 0;
}

/** addend + a × b, rounded once. */
export function multiplyAddSingle(fp: FpRegisters, addend: number, a: number, b: number): number {
  if ((fp.fpscr & fpscr.modes) === 0) {
    scratchBits[0] = a;
    scratchBits[1] = b;
    scratchBits[3] = addend;
    const product = scratch[0]! * scratch[1]!;
    const z = scratch[3]!;
    const sum = product + z;
    const part = sum - product;
    // With the sum exact in a double there is one rounding; otherwise it is rounded twice, and that may differ.
    if (product - (sum - part) + (z - part) === 0) {
      scratch[2] = sum;
      if (plain(scratch[2])) {
        if (scratch[2] !== sum) fp.fpscr |= fpscr.inexact;
        return scratchBits[2]!;
      }
    }
  }
  soft.control = fp.fpscr;
  const result = exact.multiplyAdd(soft, single, BigInt(addend >>> 0), BigInt(a >>> 0), BigInt(b >>> 0));
  fp.fpscr = soft.control;
  return Number(result) | 0;
}
