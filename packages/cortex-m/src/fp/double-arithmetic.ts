import type { FpRegisters } from '../cpu/fp-registers.js';
import * as exact from './arithmetic.js';
import { double, fpscr } from './format.js';
import { soft } from './shared.js';

/** Within these bounds nothing under- or overflows on the way. */
const smallest = 2.2250738585072014e-308;
const largest = Number.MAX_VALUE;

/** Modes at their defaults, and inexact set already: then an ordinary result changes no flag. */
const settled = fpscr.modes | fpscr.inexact;

function plain(value: number): boolean {
  const size = Math.abs(value);
  return size > smallest && size <= largest;
}

type Operation = (fp: FpRegisters, d: number, n: number, m: number) => void;

function binary(host: (x: number, y: number) => number, operation: typeof exact.add): Operation {
  return (fp, d, n, m) => {
    if ((fp.fpscr & settled) === fpscr.inexact) {
      const result = host(fp.doubles[n]!, fp.doubles[m]!);
      if (plain(result)) {
        fp.doubles[d] = result;
        return;
      }
    }
    soft.control = fp.fpscr;
    fp.longs[d] = operation(soft, double, fp.longs[n]!, fp.longs[m]!);
    fp.fpscr = soft.control;
  };
}

/** Dd = Dn op Dm; numbers of double registers. */
export const addDouble = binary((x, y) => x + y, exact.add);
export const multiplyDouble = binary((x, y) => x * y, exact.multiply);
export const divideDouble = binary((x, y) => x / y, exact.divide);

export function squareRootDouble(fp: FpRegisters, d: number, m: number): void {
  if ((fp.fpscr & settled) === fpscr.inexact && plain(fp.doubles[m]!) && fp.doubles[m]! > 0) {
    fp.doubles[d] = Math.sqrt(fp.doubles[m]!);
    return;
  }
  soft.control = fp.fpscr;
  fp.longs[d] = exact.squareRoot(soft, double, fp.longs[m]!);
  fp.fpscr = soft.control;
}
