import type { ReadResult, TextProblem, TextRange } from '@qspi-doctor/diagnostics';

/** A value of a JSON text with comments, with the place of each of its parts. */
export type JsoncNode =
  | { readonly kind: 'object'; readonly range: TextRange; readonly members: readonly JsoncMember[] }
  | { readonly kind: 'array'; readonly range: TextRange; readonly items: readonly JsoncNode[] }
  | { readonly kind: 'scalar'; readonly range: TextRange; readonly value: string | number | boolean | null };

export interface JsoncMember {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly value: JsoncNode;
}

/** Characters, and levels of nesting. */
export const jsoncLimits = { size: 4 * 1024 * 1024, depth: 100 } as const;

const trivia = /(?:[\s\ufeff]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
const scalar = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Unexpected extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads JSON as VS Code does in its settings: comments, and a comma behind the last item, are allowed. Damage gives one problem and no value. */
export function readJsonc(text: string): ReadResult<JsoncNode, TextProblem> {
  if (text.length > jsoncLimits.size) return { value: undefined, problems: [{ message: `more than ${jsoncLimits.size} characters`, range: { start: 0, end: 0 } }] };
  const reader = new JsoncReader(text);
  try {
    return { value: reader.document(), problems: [] };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const start = Math.min(error.at, text.length);
    return { value: undefined, problems: [{ message: error.message, range: { start, end: Math.min(start + 1, text.length) } }] };
  }
}

class JsoncReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsoncNode {
    const node = this.#value(0);
    if (this.#peek() !== '') throw new Unexpected('the end of the file was expected', this.#at);
    return node;
  }

  /** The next character that counts; empty at the end. */
  #peek(): string {
    trivia.lastIndex = this.#at;
    this.#at += trivia.exec(this.#text)?.[0].length ?? 0;
    return this.#text[this.#at] ?? '';
  }

  #value(depth: number): JsoncNode {
    if (depth > jsoncLimits.depth) throw new Unexpected(`more than ${jsoncLimits.depth} levels`, this.#at);
    const first = this.#peek();
    const start = this.#at;
    if (first === '{') {
      const members = this.#list('}', () => this.#member(depth));
      return { kind: 'object', members, range: { start, end: this.#at } };
    }
    if (first === '[') {
      const items = this.#list(']', () => this.#value(depth + 1));
      return { kind: 'array', items, range: { start, end: this.#at } };
    }
    const value = this.#scalar();
    return { kind: 'scalar', value, range: { start, end: this.#at } };
  }

  #list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    for (this.#at++; this.#peek() !== close; ) {
      items.push(item());
      const next = this.#peek();
      if (next === ',') this.#at++;
      else if (next !== close) throw new Unexpected(`, or ${close} was expected`, this.#at);
    }
    this.#at++;
    return items;
  }

  #member(depth: number): JsoncMember {
    if (this.#peek() !== '"') throw new Unexpected('a name in quotes was expected', this.#at);
    const start = this.#at;
    const name = String(this.#scalar());
    const nameRange = { start, end: this.#at };
    if (this.#peek() !== ':') throw new Unexpected(': was expected', this.#at);
    this.#at++;
    return { name, nameRange, value: this.#value(depth + 1) };
  }

  #scalar(): string | number | boolean | null {
    scalar.lastIndex = this.#at;
    const found = scalar.exec(this.#text)?.[0];
    if (found === undefined) throw new Unexpected('a value was expected', this.#at);
    this.#at += found.length;
    return JSON.parse(found) as string | number | boolean | null;
  }
}

/** The plain value of a node. Of a name given twice the last counts. */
export function jsoncValue(node: JsoncNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(jsoncValue);
  // Not by assignment: `__proto__` is a name like any other here.
  return Object.fromEntries(node.members.map((member) => [member.name, jsoncValue(member.value)]));
}

export function jsoncMember(node: JsoncNode | undefined, name: string): JsoncMember | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.name === name) : undefined;
}
