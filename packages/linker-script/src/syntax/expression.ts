import type { TextRange } from '@qspi-doctor/diagnostics';

export type BinaryOperator = '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '<' | '>' | '<=' | '>=' | '==' | '!=' | '&' | '|' | '&&' | '||';
export type UnaryOperator = '-' | '+' | '!' | '~';

/** Functions that take expressions. `BLOCK` is ld's old name of `ALIGN`. */
export type ExpressionFunction =
  'ABSOLUTE' | 'ALIGN' | 'BLOCK' | 'NEXT' | 'MAX' | 'MIN' | 'LOG2CEIL' | 'DATA_SEGMENT_ALIGN' | 'DATA_SEGMENT_RELRO_END' | 'DATA_SEGMENT_END';

/** Functions that take the name of something. */
export type NameFunction = 'ORIGIN' | 'LENGTH' | 'ADDR' | 'LOADADDR' | 'SIZEOF' | 'ALIGNOF' | 'DEFINED' | 'CONSTANT';

/** A name as the script writes it; `text` is without quotes, `range` with them. */
export interface Name {
  readonly text: string;
  readonly quoted: boolean;
  readonly range: TextRange;
}

interface Node {
  readonly range: TextRange;
}

export interface NumberExpression extends Node {
  readonly kind: 'number';
  /** 64 bits, without sign. */
  readonly value: bigint;
}

/** A symbol, or the location counter where `name` is `.`. */
export interface NameExpression extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly function: ExpressionFunction;
  readonly arguments: readonly Expression[];
}

export interface NameCallExpression extends Node {
  readonly kind: 'nameCall';
  readonly function: NameFunction;
  readonly name: Name;
}

export interface SegmentStartExpression extends Node {
  readonly kind: 'segmentStart';
  readonly segment: Name;
  readonly defaultAddress: Expression;
}

export interface AssertExpression extends Node {
  readonly kind: 'assert';
  readonly condition: Expression;
  readonly message: Name;
}

export interface SizeofHeadersExpression extends Node {
  readonly kind: 'sizeofHeaders';
}

/** Where an expression should stand and none does; a problem has been reported. */
export interface MissingExpression extends Node {
  readonly kind: 'missing';
}

export type Expression =
  | NumberExpression
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | CallExpression
  | NameCallExpression
  | SegmentStartExpression
  | AssertExpression
  | SizeofHeadersExpression
  | MissingExpression;

/** The expressions directly within one. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'call':
      return expression.arguments;
    case 'segmentStart':
      return [expression.defaultAddress];
    case 'assert':
      return [expression.condition];
    default:
      return [];
  }
}

/** Calls `visit` for an expression and everything in it, in the order of the text. Safe for any depth. */
export function walkExpression(expression: Expression, visit: (expression: Expression) => void): void {
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visit(next);
    const operands = operandsOf(next);
    for (let i = operands.length - 1; i >= 0; i--) pending.push(operands[i]!);
  }
}
