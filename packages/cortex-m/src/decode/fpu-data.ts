import type { Op } from '../cpu/cpu.js';
import { addDouble, divideDouble, multiplyDouble } from '../fp/double-arithmetic.js';
import { multiplyAdd } from '../fp/arithmetic.js';
import { double } from '../fp/format.js';
import { soft } from '../fp/shared.js';
import { addSingle, divideSingle, multiplyAddSingle, multiplySingle } from '../fp/single-arithmetic.js';
import type { DecodeContext } from './context.js';
import { fpOther } from './fpu-other.js';

const minus = 0x80000000 | 0;
const minusLong = 1n << 63n;

/** Floating-point data processing (ARMv7-M ARM A6.4): three registers, or one (`fpOther`). */
export function fpDataProcessing(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const wide = (h2 & 0x100) !== 0;
  if (wide && c.features.fpu < 2) return undefined;
  const op = ((h1 >> 5) & 4) | ((h1 >> 4) & 3);
  if (op === 7) return fpOther(c, h1, h2);
  const s = (h2 >> 6) & 1;
  if (wide) {
    if (((h1 & 0x40) | (h2 & 0xa0)) !== 0) return undefined;
    return doubleOp(op, s, h2 >> 12, h1 & 15, h2 & 15);
  }
  return singleOp(op, s, ((h2 >> 12) << 1) | ((h1 >> 6) & 1), ((h1 & 15) << 1) | ((h2 >> 7) & 1), ((h2 & 15) << 1) | ((h2 >> 5) & 1));
}

function singleOp(op: number, s: number, d: number, n: number, m: number): Op | undefined {
  switch (op) {
    case 0: {
      const sign = s === 0 ? 0 : minus;
      return ({ fp }) => { fp.words[d] = addSingle(fp, fp.words[d]!, multiplySingle(fp, fp.words[n]!, fp.words[m]!) ^ sign); };
    }
    case 1: {
      const sign = s === 0 ? 0 : minus;
      return ({ fp }) => {
        const product = multiplySingle(fp, fp.words[n]!, fp.words[m]!) ^ sign;
        fp.words[d] = addSingle(fp, fp.words[d]! ^ minus, product);
      };
    }
    case 2:
      return s === 0
        ? ({ fp }) => { fp.words[d] = multiplySingle(fp, fp.words[n]!, fp.words[m]!); }
        : ({ fp }) => { fp.words[d] = multiplySingle(fp, fp.words[n]!, fp.words[m]!) ^ minus; };
    case 3:
      return s === 0
        ? ({ fp }) => { fp.words[d] = addSingle(fp, fp.words[n]!, fp.words[m]!); }
        : ({ fp }) => { fp.words[d] = subtractSingle(fp, fp.words[n]!, fp.words[m]!); };
    case 4: return s === 0 ? ({ fp }) => { fp.words[d] = divideSingle(fp, fp.words[n]!, fp.words[m]!); } : undefined;
    case 5: {
      // VFNMS negates the addend; VFNMA the addend and one factor.
      const factor = s === 0 ? 0 : minus;
      return ({ fp }) => { fp.words[d] = multiplyAddSingle(fp, fp.words[d]! ^ minus, fp.words[n]! ^ factor, fp.words[m]!); };
    }
    default: {
      const factor = s === 0 ? 0 : minus;
      return ({ fp }) => { fp.words[d] = multiplyAddSingle(fp, fp.words[d]!, fp.words[n]! ^ factor, fp.words[m]!); };
    }
  }
}

type Fp = Parameters<typeof addDouble>[0];

/** FPSub is not FPAdd of the negated operand where that is a NaN: its sign stays. */
function subtractSingle(fp: Fp, a: number, b: number): number {
  const isNan = (b & 0x7fffffff) > 0x7f800000;
  return addSingle(fp, a, isNan ? b : b ^ minus);
}

/** A register number that no instruction has: scratch for the doubles. */
const scratch = { words: new Int32Array(64), doubles: new Float64Array(0), longs: new BigUint64Array(0), singles: new Float32Array(0), fpscr: 0 };
scratch.doubles = new Float64Array(scratch.words.buffer);
scratch.longs = new BigUint64Array(scratch.words.buffer);
scratch.singles = new Float32Array(scratch.words.buffer);

/** Works on a copy: 0 the addend or first operand, 1 and 2 the factors, 3 the result. */
function withCopy(fp: Fp, load: () => void, work: () => void, d: number): void {
  scratch.fpscr = fp.fpscr;
  load();
  work();
  fp.fpscr = scratch.fpscr;
  fp.longs[d] = scratch.longs[3]!;
}

function doubleOp(op: number, s: number, d: number, n: number, m: number): Op | undefined {
  const sign = s === 0 ? 0n : minusLong;
  switch (op) {
    case 0: case 1:
      return ({ fp }) =>
        withCopy(fp, () => {
          scratch.longs[1] = fp.longs[n]!;
          scratch.longs[2] = fp.longs[m]!;
          scratch.longs[0] = op === 0 ? fp.longs[d]! : fp.longs[d]! ^ minusLong;
        }, () => {
          multiplyDouble(scratch, 3, 1, 2);
          scratch.longs[3] = scratch.longs[3]! ^ sign;
          addDouble(scratch, 3, 0, 3);
        }, d);
    case 2:
      return s === 0
        ? ({ fp }) => multiplyDouble(fp, d, n, m)
        : ({ fp }) => {
            multiplyDouble(fp, d, n, m);
            fp.longs[d] = fp.longs[d]! ^ minusLong;
          };
    case 3:
      if (s === 0) return ({ fp }) => addDouble(fp, d, n, m);
      return ({ fp }) =>
        withCopy(fp, () => {
          const subtrahend = fp.longs[m]!;
          scratch.longs[1] = fp.longs[n]!;
          scratch.longs[2] = (subtrahend & (minusLong - 1n)) > double.infinity ? subtrahend : subtrahend ^ minusLong;
        }, () => addDouble(scratch, 3, 1, 2), d);
    case 4: return s === 0 ? ({ fp }) => divideDouble(fp, d, n, m) : undefined;
    default: {
      const addendSign = op === 5 ? minusLong : 0n;
      return ({ fp }) => {
        soft.control = fp.fpscr;
        fp.longs[d] = multiplyAdd(soft, double, fp.longs[d]! ^ addendSign, fp.longs[n]! ^ sign, fp.longs[m]!);
        fp.fpscr = soft.control;
      };
    }
  }
}
