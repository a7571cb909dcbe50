import { parseInteger } from '../preprocessor/condition.js';
import type { Node } from './c-parser.js';
import { numberValue, unknownValue, type CValue } from './value.js';

/** A value with the size of what it points to, where its type says so. */
export interface Typed {
  readonly value: CValue;
  readonly stride?: number | undefined;
}

/** What names stand for where an expression is evaluated. */
export interface Names {
  /** A variable whose value the text says. */
  variable(name: string): Typed | undefined;
  /** An array or a function: its name is its address. */
  isAddress(name: string): boolean;
  /** A variable, a function or a macro that is known here: no name of a type. */
  isDeclared(name: string): boolean;
  /** Why a name has no value. */
  why(name: string): string;
}

const deepest = 100;

/** Evaluates an expression after the preprocessor, in 32-bit arithmetic. */
export function evaluate(node: Node | null, names: Names, depth = 0): Typed {
  if (node === null || depth > deepest) return { value: unknownValue('an expression that cannot be read') };
  const inner = (field: string) => evaluate(node.childForFieldName(field), names, depth + 1);
  switch (node.type) {
    case 'number_literal': {
      const value = parseInteger(node.text);
      return { value: value === undefined ? unknownValue(`the number ${node.text}`) : numberValue(value) };
    }
    case 'parenthesized_expression':
      return evaluate(node.namedChild(0), names, depth + 1);
    case 'identifier':
      return nameValue(node.text, names);
    case 'cast_expression':
      return cast(inner('value'), node.childForFieldName('type'));
    case 'pointer_expression':
      return pointer(node, names, depth);
    case 'unary_expression':
      return { value: unary(node.childForFieldName('operator')?.text ?? '', inner('argument').value) };
    case 'binary_expression':
      if (isCastInDisguise(node, names)) return addressOf(node.childForFieldName('right'), names, depth + 1);
      return binary(node.childForFieldName('operator')?.text ?? '', inner('left'), inner('right'));
    case 'subscript_expression': {
      const address = add(inner('argument'), inner('index'));
      return { value: { kind: 'load', address: address.value } };
    }
    case 'comma_expression':
      return inner('right');
    case 'assignment_expression':
      return node.childForFieldName('operator')?.text === '=' ? inner('right') : { value: unknownValue('an assignment') };
    case 'conditional_expression': {
      const condition = inner('condition').value;
      if (condition.kind !== 'number') return { value: unknownValue('a choice at run time') };
      return inner(condition.value === 0 ? 'alternative' : 'consequence');
    }
    case 'call_expression':
      return { value: unknownValue(`what ${node.childForFieldName('function')?.text.slice(0, 60) ?? 'a function'} returns`) };
    default:
      return { value: unknownValue(`what stands in ${node.text.slice(0, 60)}`) };
  }
}

/** `(u32)&table`: where nobody declares `u32`, the grammar cannot tell a cast from an operation. */
function isCastInDisguise(node: Node, names: Names): boolean {
  const left = node.childForFieldName('left');
  const inner = left?.type === 'parenthesized_expression' ? left.namedChild(0) : null;
  return node.childForFieldName('operator')?.text === '&' && inner?.type === 'identifier' && !names.isDeclared(inner.text);
}

function nameValue(name: string, names: Names): Typed {
  const known = names.variable(name);
  if (known) return known;
  return { value: names.isAddress(name) ? { kind: 'symbol', name, offset: 0 } : unknownValue(names.why(name) || `the value of the variable ${name}`), stride: undefined };
}

/** Sizes of the types that start-up code and headers of CMSIS use. */
const sizes: Readonly<Record<string, number>> = { uint8_t: 1, int8_t: 1, char: 1, 'unsigned char': 1, u8: 1, uint16_t: 2, int16_t: 2, short: 2, u16: 2, uint32_t: 4, int32_t: 4, int: 4, unsigned: 4, 'unsigned int': 4, long: 4, 'unsigned long': 4, u32: 4, vu32: 4, uintptr_t: 4, size_t: 4, uint64_t: 8 };

function cast(of: Typed, type: Node | null): Typed {
  const name = type?.childForFieldName('type')?.text.replace(/\s+/g, ' ') ?? '';
  const declarator = type?.childForFieldName('declarator');
  if (declarator) {
    const pointsToPointer = declarator.descendantsOfType('abstract_pointer_declarator').length > 1;
    return { value: of.value, stride: declarator.type === 'abstract_pointer_declarator' ? (pointsToPointer ? 4 : sizes[name]) : undefined };
  }
  const size = sizes[name];
  if (of.value.kind === 'number' && size !== undefined && size < 4) return { value: numberValue(of.value.value & (2 ** (8 * size) - 1)) };
  return { value: of.value };
}

function pointer(node: Node, names: Names, depth: number): Typed {
  const argument = node.childForFieldName('argument');
  const operator = node.childForFieldName('operator')?.text ?? node.child(0)?.text;
  if (operator === '*') {
    const address = evaluate(argument, names, depth + 1);
    return { value: address.value.kind === 'unknown' ? address.value : { kind: 'load', address: address.value } };
  }
  return addressOf(argument, names, depth);
}

/** The address of an object: `&name`, `&name[3]`, `&*p`. */
function addressOf(node: Node | null, names: Names, depth: number): Typed {
  if (node === null || depth > deepest) return { value: unknownValue('an address') };
  if (node.type === 'parenthesized_expression') return addressOf(node.namedChild(0), names, depth + 1);
  if (node.type === 'identifier') {
    // A macro that may or may not be there is no symbol of the linker's.
    const variable = names.variable(node.text);
    if (variable !== undefined || names.why(node.text) !== '') return { value: unknownValue(names.why(node.text) || `the address of the variable ${node.text}`) };
    return { value: { kind: 'symbol', name: node.text, offset: 0 } };
  }
  if (node.type === 'subscript_expression' || node.type === 'pointer_expression') {
    const { value } = evaluate(node, names, depth + 1);
    if (value.kind === 'load') return { value: value.address };
  }
  return { value: unknownValue(`the address of ${node.text.slice(0, 60)}`) };
}

function unary(operator: string, of: CValue): CValue {
  if (of.kind !== 'number') return of.kind === 'unknown' ? of : unknownValue('an address that is calculated with');
  if (operator === '-') return numberValue(-of.value);
  if (operator === '~') return numberValue(~of.value);
  if (operator === '!') return numberValue(of.value === 0 ? 1 : 0);
  return operator === '+' ? of : unknownValue(`the operator ${operator}`);
}

function add(left: Typed, right: Typed): Typed {
  if (left.value.kind === 'unknown') return left;
  if (right.value.kind !== 'number') return { value: right.value.kind === 'unknown' ? right.value : unknownValue('an address that is calculated with') };
  const bytes = right.value.value * (left.stride ?? 1);
  if (left.value.kind === 'number') return { value: numberValue(left.value.value + bytes), stride: left.stride };
  // Of a name alone nobody knows here how large its elements are.
  if (left.value.kind === 'symbol' && (left.stride !== undefined || right.value.value === 0)) return { value: { ...left.value, offset: left.value.offset + bytes }, stride: left.stride };
  return { value: unknownValue('an address that is calculated with') };
}

function binary(operator: string, left: Typed, right: Typed): Typed {
  const [a, b] = [left.value, right.value];
  if (operator === '+') return right.stride !== undefined && left.stride === undefined ? add(right, left) : add(left, right);
  if (a.kind === 'unknown') return { value: a };
  if (b.kind === 'unknown') return { value: b };
  // The usual `&table | OFFSET` with an offset of 0.
  if ((operator === '|' || operator === '-') && a.kind === 'symbol' && b.kind === 'number' && b.value === 0) return left;
  if (operator === '|' && b.kind === 'symbol' && a.kind === 'number' && a.value === 0) return right;
  if (a.kind !== 'number' || b.kind !== 'number') return { value: unknownValue('an address that is calculated with') };
  const result = calculate(operator, a.value, operator === '-' ? b.value * (left.stride ?? 1) : b.value);
  return { value: result === undefined ? unknownValue(`the operator ${operator}`) : numberValue(result), stride: operator === '-' ? left.stride : undefined };
}

function calculate(operator: string, a: number, b: number): number | bigint | undefined {
  const [x, y] = [BigInt(a), BigInt(b)];
  switch (operator) {
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return b === 0 ? undefined : x / y;
    case '%':
      return b === 0 ? undefined : x % y;
    case '|':
      return x | y;
    case '&':
      return x & y;
    case '^':
      return x ^ y;
    case '<<':
      return b < 32 ? x << y : undefined;
    case '>>':
      return b < 32 ? x >> y : undefined;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a === b ? 0 : 1;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '&&':
      return a !== 0 && b !== 0 ? 1 : 0;
    case '||':
      return a !== 0 || b !== 0 ? 1 : 0;
    default:
      return undefined;
  }
}
