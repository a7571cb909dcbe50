import { expand, isName, tokenAt, type Effort } from './expand.js';
import type { MacroTable } from './macro-table.js';

/** What a condition is worth; `unknown` names what it hangs on. */
export type Truth = { readonly known: true; readonly value: bigint } | { readonly known: false; readonly why: string };

/** Stands for a value that nobody can know. */
const unknownMark = '\u0001';
const deepest = 200;

/** Evaluates the controlling expression of an `#if` (C11 6.10.1): 64-bit integers, and three-valued logic where a name is not known. */
export function evaluateCondition(text: string, table: MacroTable, effort: Effort, hasInclude: (name: string, quoted: boolean) => boolean | undefined = () => undefined): Truth {
  const reasons: string[] = [];
  const without = text.replace(/\b__has_include\s*\(\s*(?:"([^"]*)"|<([^>]*)>)\s*\)/g, (_, quoted?: string, angled?: string) => {
    const there = hasInclude(quoted ?? angled ?? '', quoted !== undefined);
    if (there === undefined) reasons.push(`whether ${quoted ?? angled ?? ''} is there is not known`);
    return there === undefined ? ` ${unknownMark} ` : there ? ' 1 ' : ' 0 ';
  });
  const asked = without.replace(/\bdefined\s*(?:\(\s*([A-Za-z_$][\w$]*)\s*\)|([A-Za-z_$][\w$]*))/g, (_, inner?: string, bare?: string) => {
    const state = table.state(inner ?? bare ?? '');
    if (state.kind === 'unknown') reasons.push(state.why);
    return state.kind === 'unknown' ? ` ${unknownMark} ` : state.kind === 'defined' ? ' 1 ' : ' 0 ';
  });
  const expanded = expand(asked, table, effort);
  const tokens: string[] = [];
  for (let at = 0; at < expanded.length && tokens.length < 20_000; ) {
    const found = tokenAt(expanded, at);
    at += found.length;
    if (!/^\s+$/.test(found)) tokens.push(found);
  }
  const reader = new ConditionReader(join(tokens), table, reasons);
  const value = reader.read();
  if (reader.isBad) return { known: false, why: 'a condition that cannot be read' };
  return value === undefined ? { known: false, why: reasons[0] ?? 'a condition that cannot be decided' } : { known: true, value };
}

const pairs = new Set(['<<', '>>', '<=', '>=', '==', '!=', '&&', '||']);

/** The lexer gives single characters: operators of two are put together. */
function join(tokens: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const two = `${tokens[i]}${tokens[i + 1] ?? ''}`;
    if (pairs.has(two)) i++;
    joined.push(pairs.has(two) ? two : (tokens[i] ?? ''));
  }
  return joined;
}

const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<', '>', '<=', '>='], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];

class ConditionReader {
  isBad = false;
  readonly #tokens: readonly string[];
  readonly #table: MacroTable;
  readonly #reasons: string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[], table: MacroTable, reasons: string[]) {
    this.#tokens = tokens;
    this.#table = table;
    this.#reasons = reasons;
  }

  /** Undefined: not known. */
  read(): bigint | undefined {
    const value = this.#conditional();
    if (this.#at < this.#tokens.length || this.#tokens.length === 0) this.isBad = true;
    return value;
  }

  #conditional(): bigint | undefined {
    if (++this.#depth > deepest) this.isBad = true;
    if (this.isBad) return undefined;
    const condition = this.#binary(0);
    let value = condition;
    if (this.#tokens[this.#at] === '?') {
      this.#at++;
      const [yes, , no] = [this.#conditional(), this.#expect(':'), this.#conditional()];
      value = condition === undefined ? (yes === no ? yes : undefined) : condition !== 0n ? yes : no;
    }
    this.#depth--;
    return value;
  }

  #binary(level: number): bigint | undefined {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (!this.isBad && operators.includes(this.#tokens[this.#at] ?? '')) {
      const operator = this.#tokens[this.#at++] ?? '';
      left = apply(operator, left, this.#binary(level + 1));
    }
    return left;
  }

  #unary(): bigint | undefined {
    const token = this.#tokens[this.#at++];
    if (token === undefined || ++this.#depth > deepest) this.isBad = true;
    if (this.isBad || token === undefined) return undefined;
    const value = this.#operand(token);
    this.#depth--;
    return value;
  }

  #operand(token: string): bigint | undefined {
    if (token === unknownMark) return undefined;
    if (token === '!') return map(this.#unary(), (value) => (value === 0n ? 1n : 0n));
    if (token === '-') return map(this.#unary(), (value) => BigInt.asIntN(64, -value));
    if (token === '+') return this.#unary();
    if (token === '~') return map(this.#unary(), (value) => ~value);
    if (token === '(') {
      const value = this.#conditional();
      this.#expect(')');
      return value;
    }
    if (/^\d/.test(token)) return numberOf(token, this);
    if (token.startsWith("'")) return undefined;
    if (!isName(token)) {
      this.isBad = true;
      return undefined;
    }
    const state = this.#table.state(token);
    if (state.kind === 'unknown') this.#reasons.push(state.why);
    // A call of what is not defined cannot be a number: a function-like macro of a header that is not there.
    if (this.#tokens[this.#at] === '(') {
      this.#skipParentheses();
      return undefined;
    }
    return state.kind === 'unknown' ? undefined : token === 'true' ? 1n : 0n;
  }

  #skipParentheses(): void {
    let depth = 0;
    do {
      const token = this.#tokens[this.#at++];
      if (token === undefined) this.isBad = true;
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    } while (depth > 0 && !this.isBad);
  }

  #expect(token: string): void {
    if (this.#tokens[this.#at++] !== token) this.isBad = true;
  }
}

function map(value: bigint | undefined, change: (value: bigint) => bigint): bigint | undefined {
  return value === undefined ? undefined : change(value);
}

function numberOf(token: string, reader: ConditionReader): bigint | undefined {
  const value = parseInteger(token);
  if (value === undefined) reader.isBad = true;
  return value;
}

/** An integer constant of C with its suffix: decimal, octal, hexadecimal, binary. */
export function parseInteger(text: string): bigint | undefined {
  const digits = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)[uUlL]*$/.exec(text)?.[1];
  if (digits === undefined || digits.length > 40) return undefined;
  if (/^0\d/.test(digits)) return /^[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
  return BigInt(digits);
}

function apply(operator: string, left: bigint | undefined, right: bigint | undefined): bigint | undefined {
  const truth = (value: boolean): bigint => (value ? 1n : 0n);
  // What one side decides alone needs no other.
  if (operator === '&&') return left === 0n || right === 0n ? 0n : left === undefined || right === undefined ? undefined : 1n;
  if (operator === '||') return (left !== undefined && left !== 0n) || (right !== undefined && right !== 0n) ? 1n : left === undefined || right === undefined ? undefined : 0n;
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&':
      return left & right;
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '<':
      return truth(left < right);
    case '>':
      return truth(left > right);
    case '<=':
      return truth(left <= right);
    case '>=':
      return truth(left >= right);
    case '<<':
      return BigInt.asIntN(64, left << (right & 63n));
    case '>>':
      return left >> (right & 63n);
    case '+':
      return BigInt.asIntN(64, left + right);
    case '-':
      return BigInt.asIntN(64, left - right);
    case '*':
      return BigInt.asIntN(64, left * right);
    case '/':
      return right === 0n ? undefined : left / right;
    default:
      return right === 0n ? undefined : left % right;
  }
}
