import type { BinaryExpression, CallExpression, ConditionalExpression, Expression, NameCallExpression } from '../syntax/expression.js';
import { applyBinary, log2Ceil } from './arithmetic.js';
import { absolute, addressIn, alignUp, isKnown, numberOf, relativeTo, toAbsolute, unknown, wrap, type Base, type Value } from './value.js';

/** What an expression can ask for. Every answer may be `unknown`. */
export interface Environment {
  /** LD_FEATURE("SANE_EXPR"): a number outside of sections is a number, too. */
  readonly sane: boolean;
  /** Where the expression stands: an output section, or `absolute` outside of one. */
  readonly section: Base;
  /** The location counter. */
  readonly dot: Value;
  symbol(name: string, expression: Expression): Value;
  nameFunction(expression: NameCallExpression): Value;
  sizeofHeaders(): Value;
  /** DATA_SEGMENT_…, which keeps state of its own. */
  dataSegment(expression: CallExpression, values: readonly Value[]): Value;
  divisionByZero(expression: BinaryExpression): void;
  assertion(expression: Expression, holds: boolean | undefined): void;
}

/** Evaluates as ld does (ld/ldexp.c). Long chains of operators are no deeper than short ones. */
export function evaluateExpression(expression: Expression, environment: Environment): Value {
  switch (expression.kind) {
    case 'number':
      return environment.section === absolute && !environment.sane ? relativeTo(absolute, expression.value) : numberOf(expression.value);
    case 'name':
      return expression.name === '.' ? environment.dot : environment.symbol(expression.name, expression);
    case 'unary':
      return unary(expression.operator, evaluateExpression(expression.operand, environment));
    case 'binary':
      return binary(expression, environment);
    case 'conditional':
      return conditional(expression, environment);
    case 'call':
      return call(expression, environment);
    case 'nameCall':
      return environment.nameFunction(expression);
    case 'segmentStart': {
      const value = evaluateExpression(expression.defaultAddress, environment);
      return addressIn(environment.section, value.relative);
    }
    case 'assert': {
      const value = evaluateExpression(expression.condition, environment);
      environment.assertion(expression, value.relative === undefined ? undefined : value.relative !== 0n);
      return value;
    }
    case 'sizeofHeaders':
      return environment.sizeofHeaders();
    case 'missing':
      return unknown;
  }
}

function unary(operator: '-' | '+' | '!' | '~', value: Value): Value {
  const { base, relative } = value;
  if (operator === '+' || relative === undefined) return operator === '+' ? value : { base, relative: undefined, absolute: undefined };
  const result = wrap(operator === '-' ? -relative : operator === '~' ? ~relative : relative === 0n ? 1n : 0n);
  return base === undefined ? numberOf(result) : relativeTo(base, result);
}

function binary(expression: BinaryExpression, environment: Environment): Value {
  if (expression.left.kind !== 'binary') return operate(expression, evaluateExpression(expression.left, environment), environment);
  const chain: BinaryExpression[] = [];
  let left: Expression = expression;
  while (left.kind === 'binary') {
    chain.push(left);
    left = left.left;
  }
  let value = evaluateExpression(left, environment);
  for (let next = chain.pop(); next !== undefined; next = chain.pop()) value = operate(next, value, environment);
  return value;
}

function operate(expression: BinaryExpression, left: Value, environment: Environment): Value {
  const { operator } = expression;
  const right = evaluateExpression(expression.right, environment);
  if ((operator === '/' || operator === '%') && right.relative === 0n) environment.divisionByZero(expression);
  return applyBinary(operator, left, right, environment);
}

function conditional(expression: ConditionalExpression, environment: Environment): Value {
  const condition = evaluateExpression(expression.condition, environment);
  if (condition.relative !== undefined) return evaluateExpression(condition.relative !== 0n ? expression.whenTrue : expression.whenFalse, environment);
  const whenTrue = evaluateExpression(expression.whenTrue, environment);
  const whenFalse = evaluateExpression(expression.whenFalse, environment);
  return whenTrue.base === whenFalse.base && whenTrue.absolute === whenFalse.absolute && whenTrue.relative === whenFalse.relative ? whenTrue : unknown;
}

function call(expression: CallExpression, environment: Environment): Value {
  const values: Value[] = [];
  for (const argument of expression.arguments) values.push(evaluateExpression(argument, environment));
  const first = values[0] ?? unknown;
  switch (expression.function) {
    case 'ABSOLUTE':
      return toAbsolute(first);
    case 'LOG2CEIL':
      return numberOf(first.relative === undefined ? undefined : log2Ceil(first.relative));
    case 'ALIGN':
    case 'BLOCK':
      if (values.length > 1) return applyBinary('ALIGN', first, values[1]!, environment);
      return alignedDot(environment, first.relative);
    case 'NEXT':
      return toAbsolute(alignedDot(environment, first.absolute));
    case 'MAX':
    case 'MIN':
      return applyBinary(expression.function, first, values[1] ?? unknown, environment);
    case 'DATA_SEGMENT_ALIGN':
    case 'DATA_SEGMENT_RELRO_END':
    case 'DATA_SEGMENT_END':
      return environment.dataSegment(expression, values);
  }
}

function alignedDot({ dot, section }: Environment, alignment: bigint | undefined): Value {
  if (alignment === undefined || !isKnown(dot)) return { base: section, relative: undefined, absolute: undefined };
  if (alignment <= 1n) return dot;
  return addressIn(section, dot.absolute === undefined ? undefined : alignUp(dot.absolute, alignment));
}
