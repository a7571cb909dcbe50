import type { OffsetMap } from './lexer.js';
import type { Token, TokenKind } from './token.js';

const quotedFlag = 1;
const firstOnLineFlag = 2;

/** The tokens of a script, kept in columns: a script of a megabyte has a quarter of a million, which would be slow to make and to collect as objects. */
export class TokenList {
  readonly #text: string;
  readonly #map: OffsetMap | undefined;
  #kinds = new Uint8Array(256);
  #flags = new Uint8Array(256);
  #ats = new Uint32Array(256);
  #sizes = new Uint32Array(256);
  readonly #kindNames: TokenKind[] = [];
  readonly #kindNumbers = new Map<TokenKind, number>();
  length = 0;
  /** End of the last token and its kind. */
  lastEnd = 0;
  lastKind: TokenKind | undefined;

  constructor(text: string, map: OffsetMap | undefined) {
    this.#text = text;
    this.#map = map;
  }

  add(token: Token, size: number): void {
    if (this.length === this.#kinds.length) this.#grow();
    let kind = this.#kindNumbers.get(token.kind);
    if (kind === undefined) {
      kind = this.#kindNames.push(token.kind) - 1;
      this.#kindNumbers.set(token.kind, kind);
    }
    const index = this.length++;
    this.#kinds[index] = kind;
    this.#flags[index] = (token.quoted ? quotedFlag : 0) | (token.firstOnLine ? firstOnLineFlag : 0);
    this.#ats[index] = token.at;
    this.#sizes[index] = size;
    this.lastEnd = token.end;
    this.lastKind = token.kind;
  }

  startOf(index: number): number {
    const at = this.#ats[index]!;
    return this.#map === undefined ? at : this.#map.start(at);
  }

  endOf(index: number): number {
    const end = this.#ats[index]! + this.#sizes[index]!;
    return this.#map === undefined ? end : Math.max(this.#map.end(end), this.startOf(index));
  }

  token(index: number): Token {
    const kind = this.#kindNames[this.#kinds[index]!]!;
    const flags = this.#flags[index]!;
    const at = this.#ats[index]!;
    const quoted = (flags & quotedFlag) !== 0;
    const text = quoted
      ? this.#text.slice(at + 1, at + this.#sizes[index]! - 1)
      : isOperator(kind)
        ? ''
        : this.#text.slice(kind === 'libraryName' ? at + 2 : at, at + this.#sizes[index]!);
    return { kind, start: this.startOf(index), end: this.endOf(index), text, quoted, firstOnLine: (flags & firstOnLineFlag) !== 0, at };
  }

  slice(from: number, to: number): Token[] {
    const tokens: Token[] = [];
    for (let i = from; i < to; i++) tokens.push(this.token(i));
    return tokens;
  }

  #grow(): void {
    const length = this.#kinds.length * 2;
    const grown = <T extends Uint8Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#kinds = grown(this.#kinds, new Uint8Array(length));
    this.#flags = grown(this.#flags, new Uint8Array(length));
    this.#ats = grown(this.#ats, new Uint32Array(length));
    this.#sizes = grown(this.#sizes, new Uint32Array(length));
  }
}

/** Keywords and classes of names are spelled with letters; anything else is the operator itself. */
function isOperator(kind: TokenKind): boolean {
  return !/^[A-Za-z]/.test(kind);
}
