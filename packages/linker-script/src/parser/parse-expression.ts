import type { Token } from '../lexer/token.js';
import { numberValue } from '../lexer/numbers.js';
import type { BinaryOperator, Expression, ExpressionFunction, Name, NameFunction, UnaryOperator } from '../syntax/expression.js';
import { nameOf, type Parser } from './parser.js';

/** How tightly the binary operators bind; all of them to the left. `^` is in ld's grammar, but its lexer has no such token. */
const precedence: ReadonlyMap<string, number> = new Map(
  [['||'], ['&&'], ['|'], [], ['&'], ['==', '!='], ['<', '>', '<=', '>='], ['<<', '>>'], ['+', '-'], ['*', '/', '%']].flatMap((operators, index) =>
    operators.map((operator): [string, number] => [operator, index + 1]),
  ),
);

const argumentCounts: ReadonlyMap<string, readonly [least: number, most: number]> = new Map(
  Object.entries({
    ABSOLUTE: [1, 1],
    ALIGN: [1, 2],
    BLOCK: [1, 1],
    NEXT: [1, 1],
    MAX: [2, 2],
    MIN: [2, 2],
    LOG2CEIL: [1, 1],
    DATA_SEGMENT_ALIGN: [2, 2],
    DATA_SEGMENT_RELRO_END: [2, 2],
    DATA_SEGMENT_END: [1, 1],
  } satisfies Record<ExpressionFunction, [number, number]>),
);

/** Functions whose name is read as outside of expressions, so that it may hold a `-`. */
const namesOfScripts: ReadonlySet<string> = new Set(['ORIGIN', 'LENGTH', 'ADDR', 'LOADADDR', 'SIZEOF', 'ALIGNOF']);
const namesOfExpressions: ReadonlySet<string> = new Set(['DEFINED', 'CONSTANT']);

/** Reads an expression in its own lexical state. The token behind it has been looked at in that state too. */
export function parseScriptExpression(p: Parser): Expression {
  const outer = p.state;
  p.become('expression');
  const expression = parseExpression(p);
  p.become(outer);
  return expression;
}

/** Reads an expression where the state is that of expressions already. */
export function parseExpression(p: Parser): Expression {
  if (!p.enter()) return missing(p);
  const expression = parseConditional(p);
  p.leave();
  return expression;
}

function parseConditional(p: Parser): Expression {
  const { start } = p.next;
  const condition = parseBinary(p, 1);
  if (p.accept('?') === undefined) return condition;
  const whenTrue = parseExpression(p);
  p.expect(':');
  const whenFalse = parseExpression(p);
  return { kind: 'conditional', condition, whenTrue, whenFalse, range: p.rangeFrom(start) };
}

function parseBinary(p: Parser, least: number): Expression {
  const { start } = p.next;
  let left = parseUnary(p);
  while (!p.panicking) {
    const strength = precedence.get(p.next.kind);
    if (strength === undefined || strength < least) break;
    const operator = p.take().kind as BinaryOperator;
    const right = parseBinary(p, strength + 1);
    left = { kind: 'binary', operator, left, right, range: p.rangeFrom(start) };
  }
  return left;
}

const unaryOperators: ReadonlySet<string> = new Set(['-', '+', '!', '~']);

function parseUnary(p: Parser): Expression {
  if (!unaryOperators.has(p.next.kind)) return parsePrimary(p);
  const operators: Token[] = [];
  while (!p.panicking && unaryOperators.has(p.next.kind) && p.enter()) operators.push(p.take());
  let operand = parsePrimary(p);
  for (let token = operators.pop(); token !== undefined; token = operators.pop()) {
    operand = { kind: 'unary', operator: token.kind as UnaryOperator, operand, range: p.rangeFrom(token.start) };
    p.leave();
  }
  return operand;
}

function parsePrimary(p: Parser): Expression {
  if (p.panicking) return missing(p);
  const token = p.next;
  switch (token.kind) {
    case 'number':
    case 'suffixedNumber':
      p.take();
      return { kind: 'number', value: numberValue(token.text, token.kind === 'suffixedNumber'), range: p.rangeFrom(token.start) };
    case 'name':
      p.take();
      return { kind: 'name', name: token.text, range: p.rangeFrom(token.start) };
    case '(': {
      p.take();
      const inner = parseExpression(p);
      p.expect(')');
      return inner;
    }
    case 'SIZEOF_HEADERS':
      p.take();
      return { kind: 'sizeofHeaders', range: p.rangeFrom(token.start) };
    case 'SEGMENT_START':
      return parseSegmentStart(p);
    case 'ASSERT':
      return parseAssert(p);
    default:
      if (argumentCounts.has(token.kind)) return parseCall(p, token.kind as ExpressionFunction);
      if (namesOfScripts.has(token.kind) || namesOfExpressions.has(token.kind)) return parseNameCall(p, token.kind as NameFunction);
      p.fail('an expression');
      return missing(p);
  }
}

function parseCall(p: Parser, name: ExpressionFunction): Expression {
  const start = p.take().start;
  const [least, most] = argumentCounts.get(name)!;
  p.expect('(');
  const list: Expression[] = [parseExpression(p)];
  while (list.length < most && (list.length < least ? p.expect(',') : p.accept(',')) !== undefined) list.push(parseExpression(p));
  p.expect(')');
  return { kind: 'call', function: name, arguments: list, range: p.rangeFrom(start) };
}

function parseNameCall(p: Parser, name: NameFunction): Expression {
  const start = p.take().start;
  const parse = (): Name => {
    p.expect('(');
    const argument = p.expectName(
      name === 'ORIGIN' || name === 'LENGTH'
        ? 'a memory region'
        : name === 'DEFINED'
          ? 'a symbol'
          : name === 'CONSTANT'
            ? 'MAXPAGESIZE or COMMONPAGESIZE'
            : 'a section',
    );
    p.expect(')');
    return argument;
  };
  const argument = namesOfScripts.has(name) ? p.within('script', parse) : parse();
  return { kind: 'nameCall', function: name, name: argument, range: p.rangeFrom(start) };
}

function parseSegmentStart(p: Parser): Expression {
  const start = p.take().start;
  const segment = p.within('script', () => {
    p.expect('(');
    return p.expectName('a segment');
  });
  p.expect(',');
  const defaultAddress = parseExpression(p);
  p.expect(')');
  return { kind: 'segmentStart', segment, defaultAddress, range: p.rangeFrom(start) };
}

function parseAssert(p: Parser): Expression {
  const start = p.take().start;
  const { condition, message } = parseAssertArguments(p);
  return { kind: 'assert', condition, message, range: p.rangeFrom(start) };
}

/** `( condition , "message" )` */
export function parseAssertArguments(p: Parser): { condition: Expression; message: Name } {
  p.expect('(');
  const condition = parseExpression(p);
  p.expect(',');
  const token = p.at('name') ? p.take() : undefined;
  if (token === undefined) p.fail('a message in quotes');
  p.expect(')');
  return { condition, message: token === undefined ? { text: '', quoted: false, range: p.here() } : nameOf(token) };
}

function missing(p: Parser): Expression {
  return { kind: 'missing', range: p.here() };
}
