import type { Op } from '../cpu/cpu.js';
import { compare } from '../fp/arithmetic.js';
import { convert, fromFixed, fromHalf, roundToInteger, toFixed } from '../fp/convert.js';
import { squareRootDouble } from '../fp/double-arithmetic.js';
import { type Format, double, half, rounding, single } from '../fp/format.js';
import { soft } from '../fp/shared.js';
import { squareRootSingle } from '../fp/single-arithmetic.js';
import type { DecodeContext } from './context.js';

type Fp = Parameters<typeof squareRootSingle>[0];

/** Reads and writes registers of one precision as bit patterns. */
export interface Lane {
  readonly format: Format;
  read(fp: Fp, index: number): bigint;
  write(fp: Fp, index: number, bits: bigint): void;
}

export const singles: Lane = {
  format: single,
  read: (fp, index) => BigInt(fp.words[index]! >>> 0),
  write: (fp, index, bits) => { fp.words[index] = Number(bits & 0xffffffffn) | 0; },
};

export const doubles: Lane = {
  format: double,
  read: (fp, index) => fp.longs[index]!,
  write: (fp, index, bits) => { fp.longs[index] = bits; },
};

/** Runs a calculation with FPSCR's modes and keeps the flags it raises. */
export function calculate(fp: Fp, work: () => bigint): bigint {
  soft.control = fp.fpscr;
  const result = work();
  fp.fpscr = soft.control;
  return result;
}

/** VMOV, VABS, VNEG, VSQRT, VCMP, VCVT, VRINT (ARMv7-M ARM A6.4.1). */
export function fpOther(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const wide = (h2 & 0x100) !== 0;
  const lane = wide ? doubles : singles;
  const opc2 = h1 & 15;
  const dHigh = (h1 >> 6) & 1;
  const mHigh = (h2 >> 5) & 1;
  const single = (field: number, extra: number): number => (field << 1) | extra;
  const d = wide ? (h2 >> 12) : single(h2 >> 12, dHigh);
  const m = wide ? h2 & 15 : single(h2 & 15, mHigh);
  const singleD = single(h2 >> 12, dHigh);
  const singleM = single(h2 & 15, mHigh);
  const badD = wide && dHigh !== 0;
  const badM = wide && mHigh !== 0;
  const high = (h2 & 0x80) !== 0;
  if ((h2 & 0x40) === 0) return badD || (h2 & 0xb0) !== 0 ? undefined : constant(lane, d, ((h1 & 15) << 4) | (h2 & 15));
  switch (opc2) {
    case 0: case 1: return badD || badM ? undefined : unary(wide, opc2, high, d, m);
    case 2: case 3: return wide && !c.features.fpv5 ? undefined : halfConversion(opc2, high, lane, wide, h1, h2);
    case 4: case 5: return badD || (opc2 === 4 && badM) || (opc2 === 5 && (h2 & 0x2f) !== 0) ? undefined : comparison(lane, d, opc2 === 4 ? m : -1, high);
    case 6: return c.features.fpv5 && !badD && !badM ? roundTo(lane, d, m, high ? rounding.zero : -1, false) : undefined;
    case 7:
      if (!high) return c.features.fpv5 && !badD && !badM ? roundTo(lane, d, m, -1, true) : undefined;
      if (c.features.fpu < 2) return undefined;
      if (wide) return badM ? undefined : ({ fp }) => singles.write(fp, singleD, calculate(fp, () => convert(soft, double, singleFormat, fp.longs[m]!)));
      return dHigh !== 0 ? undefined : ({ fp }) => doubles.write(fp, h2 >> 12, calculate(fp, () => convert(soft, singleFormat, double, singles.read(fp, m))));
    case 8: return badD ? undefined : fromInteger(lane, d, singleM, high);
    case 10: case 11: case 14: case 15: return badD ? undefined : fixedPoint(lane, d, h1, h2);
    case 12: case 13: return badM ? undefined : toInteger(lane, singleD, m, opc2 === 13, high ? rounding.zero : -1);
    default: return undefined;
  }
}

const singleFormat = single;

/** VFPExpandImm: sign, three exponent bits, four fraction bits. */
function constant(lane: Lane, d: number, imm8: number): Op {
  const f = lane.format;
  const bit6 = (imm8 >> 6) & 1;
  const repeated = bit6 === 0 ? 0n : (1n << BigInt(f.exponentBits - 3)) - 1n;
  const exponent = (BigInt(1 - bit6) << BigInt(f.exponentBits - 1)) | (repeated << 2n) | BigInt((imm8 >> 4) & 3);
  const bits = ((imm8 & 0x80) !== 0 ? f.sign : 0n) | (exponent << BigInt(f.fractionBits)) | (BigInt(imm8 & 15) << BigInt(f.fractionBits - 4));
  return ({ fp }) => lane.write(fp, d, bits);
}

function unary(wide: boolean, opc2: number, high: boolean, d: number, m: number): Op {
  if (opc2 === 1 && high) return wide ? ({ fp }) => squareRootDouble(fp, d, m) : ({ fp }) => { fp.words[d] = squareRootSingle(fp, fp.words[m]!); };
  const top = wide ? 2 * d + 1 : d;
  const from = wide ? 2 * m + 1 : m;
  const keep = opc2 === 0 && high ? 0x7fffffff : -1;
  const flip = opc2 === 1 ? 0x80000000 | 0 : 0;
  if (!wide) return ({ fp }) => { fp.words[d] = (fp.words[m]! & keep) ^ flip; };
  return ({ fp }) => {
    fp.words[top - 1] = fp.words[from - 1]!;
    fp.words[top] = (fp.words[from]! & keep) ^ flip;
  };
}

function comparison(lane: Lane, d: number, m: number, signals: boolean): Op {
  return ({ fp }) => {
    soft.control = fp.fpscr;
    const flags = compare(soft, lane.format, lane.read(fp, d), m < 0 ? 0n : lane.read(fp, m), signals);
    fp.fpscr = (soft.control & 0x0fffffff) | flags;
  };
}

/** `mode` -1: FPSCR's. */
export function roundTo(lane: Lane, d: number, m: number, mode: number, exact: boolean): Op {
  return ({ fp }) => lane.write(fp, d, calculate(fp, () => roundToInteger(soft, lane.format, lane.read(fp, m), mode < 0 ? soft.mode : mode, exact)));
}

/** VCVTB, VCVTT: between a half in the lower or upper 16 bits of a single register and a single or double. */
function halfConversion(opc2: number, top: boolean, lane: Lane, wide: boolean, h1: number, h2: number): Op | undefined {
  const shift = top ? 16 : 0;
  const dHigh = (h1 >> 6) & 1;
  const mHigh = (h2 >> 5) & 1;
  if (opc2 === 2) {
    if (wide && dHigh !== 0) return undefined;
    const to = wide ? h2 >> 12 : ((h2 >> 12) << 1) | dHigh;
    const from = ((h2 & 15) << 1) | mHigh;
    return ({ fp }) => lane.write(fp, to, calculate(fp, () => fromHalf(soft, lane.format, BigInt((fp.words[from]! >>> shift) & 0xffff))));
  }
  if (wide && mHigh !== 0) return undefined;
  const to = ((h2 >> 12) << 1) | dHigh;
  const from = wide ? h2 & 15 : ((h2 & 15) << 1) | mHigh;
  return ({ fp }) => {
    const bits = Number(calculate(fp, () => convert(soft, lane.format, half, lane.read(fp, from))));
    fp.words[to] = (fp.words[to]! & ~(0xffff << shift)) | (bits << shift);
  };
}

function fromInteger(lane: Lane, d: number, m: number, signed: boolean): Op {
  return ({ fp }) => {
    const value = BigInt(signed ? fp.words[m]! : fp.words[m]! >>> 0);
    lane.write(fp, d, calculate(fp, () => fromFixed(soft, lane.format, value, 0, soft.mode)));
  };
}

export function toInteger(lane: Lane, d: number, m: number, signed: boolean, mode: number): Op {
  return ({ fp }) => {
    const value = calculate(fp, () => toFixed(soft, lane.format, lane.read(fp, m), 32, signed, 0, mode < 0 ? soft.mode : mode));
    fp.words[d] = Number(value) | 0;
  };
}

/** VCVT between floating and fixed point: the operand is 16 or 32 bits wide, source and destination are one register. */
function fixedPoint(lane: Lane, d: number, h1: number, h2: number): Op | undefined {
  const toFixedPoint = (h1 & 4) !== 0;
  const signed = (h1 & 1) === 0;
  const size = (h2 & 0x80) !== 0 ? 32 : 16;
  const fraction = size - (((h2 & 15) << 1) | ((h2 >> 5) & 1));
  if (fraction < 0) return undefined;
  if (toFixedPoint) {
    return ({ fp }) => {
      const value = calculate(fp, () => toFixed(soft, lane.format, lane.read(fp, d), size, signed, fraction, rounding.zero));
      lane.write(fp, d, BigInt.asUintN(lane === doubles ? 64 : 32, value));
    };
  }
  return ({ fp }) => {
    const low = lane.read(fp, d);
    const value = signed ? BigInt.asIntN(size, low) : BigInt.asUintN(size, low);
    lane.write(fp, d, calculate(fp, () => fromFixed(soft, lane.format, value, fraction, rounding.nearest)));
  };
}
