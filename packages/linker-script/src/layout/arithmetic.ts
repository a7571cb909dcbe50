import type { BinaryOperator } from '../syntax/expression.js';
import { absolute, alignUp, numberOf, relativeTo, toAbsolute, unknown, wrap, type Base, type Value } from './value.js';

type Operation = (left: bigint, right: bigint) => bigint | undefined;

/** Operators on plain 64-bit numbers. Division is signed in ld; a shift by 64 or more is undefined in C, so unknown here. */
const operations: Readonly<Record<BinaryOperator | 'MAX' | 'MIN' | 'ALIGN', Operation>> = {
  '+': (l, r) => l + r,
  '-': (l, r) => l - r,
  '*': (l, r) => l * r,
  '/': (l, r) => (r === 0n ? undefined : BigInt.asIntN(64, l) / BigInt.asIntN(64, r)),
  '%': (l, r) => (r === 0n ? undefined : BigInt.asIntN(64, l) % BigInt.asIntN(64, r)),
  '<<': (l, r) => (r < 64n ? l << r : undefined),
  '>>': (l, r) => (r < 64n ? l >> r : undefined),
  '&': (l, r) => l & r,
  '|': (l, r) => l | r,
  '<': (l, r) => truth(l < r),
  '>': (l, r) => truth(l > r),
  '<=': (l, r) => truth(l <= r),
  '>=': (l, r) => truth(l >= r),
  '==': (l, r) => truth(l === r),
  '!=': (l, r) => truth(l !== r),
  '&&': (l, r) => truth(l !== 0n && r !== 0n),
  '||': (l, r) => truth(l !== 0n || r !== 0n),
  MAX: (l, r) => (l > r ? l : r),
  MIN: (l, r) => (l < r ? l : r),
  ALIGN: (l, r) => alignUp(l, r),
};

const comparisons: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', '&&', '||']);
/** These keep the section of the right side, where arithmetic on two places in a section gives a plain number. */
const keepsSection: ReadonlySet<string> = new Set(['MAX', 'MIN', 'ALIGN']);

function truth(value: boolean): bigint {
  return value ? 1n : 0n;
}

/** A binary operation on values that may be places in sections (ld/ldexp.c fold_binary). `place`: where the expression stands. */
export function applyBinary(operator: keyof typeof operations, left: Value, right: Value, place: { readonly section: Base; readonly sane: boolean }): Value {
  if ((operator === '&&' || operator === '||') && (left.relative === undefined || right.relative === undefined)) return kleene(operator, left, right);
  if (left.base !== right.base && left.base !== undefined && right.base !== undefined) {
    left = toAbsolute(left);
    right = toAbsolute(right);
  }
  const mixed = left.base !== right.base;
  const base = left.base ?? right.base;
  const number = compute(operator, left, right);
  if (comparisons.has(operator)) return numberOf(number);
  if (!mixed && !keepsSection.has(operator)) {
    if (base === undefined || place.section !== absolute || place.sane) return numberOf(number);
    return relativeTo(absolute, number);
  }
  if (base === undefined) return numberOf(number);
  if (number !== undefined) return relativeTo(base, number);
  return movedAddress(operator, left, right, base);
}

/** Two places that are unknown in the same section may still have a known distance. */
function compute(operator: keyof typeof operations, left: Value, right: Value): bigint | undefined {
  const operation = operations[operator];
  if (left.relative !== undefined && right.relative !== undefined) return wrapped(operation(left.relative, right.relative));
  if ((operator === '-' || operator === '==' || operator === '!=') && left.base === right.base && left.absolute !== undefined && right.absolute !== undefined) {
    return wrapped(operation(left.absolute, right.absolute));
  }
  return undefined;
}

/** A known address in a section at an unknown place, moved by a number. */
function movedAddress(operator: string, left: Value, right: Value, base: Base): Value {
  const isMove = operator === '+' || (operator === '-' && right.base === undefined);
  if (!isMove || left.absolute === undefined || right.absolute === undefined) return { base, relative: undefined, absolute: undefined };
  return { base, relative: undefined, absolute: wrap(operator === '+' ? left.absolute + right.absolute : left.absolute - right.absolute) };
}

/** One side may decide alone. */
function kleene(operator: '&&' | '||', left: Value, right: Value): Value {
  const deciding = operator === '||';
  for (const { relative } of [left, right]) if (relative !== undefined && (relative !== 0n) === deciding) return numberOf(truth(deciding));
  return unknown;
}

function wrapped(value: bigint | undefined): bigint | undefined {
  return value === undefined ? undefined : wrap(value);
}

/** Bits that are needed to count to the value. */
export function log2Ceil(value: bigint): bigint {
  return value <= 1n ? 0n : BigInt((value - 1n).toString(2).length);
}
