import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import { Lexer, type OffsetMap } from '../lexer/lexer.js';
import { TokenList } from '../lexer/token-list.js';
import type { LexicalState, Token, TokenKind } from '../lexer/token.js';
import type { ParsedScript } from '../parsed-script.js';
import type { Name } from '../syntax/expression.js';
import { NodeList } from '../syntax/node-list.js';
import { describe, describeKinds } from './describe.js';

/** Problems kept a file; a file with more is no linker script. */
export const maximumProblems = 200;
/** Parentheses, unary operators and braces within each other. */
export const maximumNesting = 400;

/** What an included file is read as: what may stand in the place of its INCLUDE. */
export type IncludeContext = 'script' | 'memory' | 'sections' | 'section';

/**
 * Token stream, tree builder and error state that the `parse…` functions share. The next token is cut in the state that holds when it is
 * first looked at, and stays so when the state changes: that is what ld's own parser, with its one token of lookahead, does, and why
 * some names are cut short in ld. `relex` is for the places where ld reads the token again.
 *
 * After an error the parser is `panicking`: every `expect` fails silently and every loop ends, until a list of statements recovers.
 */
export class Parser {
  readonly lexer: Lexer;
  readonly tokens: TokenList;
  readonly nodes = new NodeList();
  readonly problems: TextProblem[];
  readonly includeFile: (name: Name, context: IncludeContext) => ParsedScript | undefined;
  panicking = false;
  nesting = 0;
  #state: LexicalState = 'script';
  #position = 0;
  #next: Token | undefined;
  #problemAt = -1;

  constructor(text: string, map: OffsetMap | undefined, problems: TextProblem[], ignored: TextProblem[], includeFile: Parser['includeFile']) {
    this.lexer = new Lexer(text, map, problems, ignored);
    this.tokens = new TokenList(text, map);
    this.problems = problems;
    this.includeFile = includeFile;
  }

  get next(): Token {
    return (this.#next ??= this.lexer.read(this.#position, this.#state));
  }

  get state(): LexicalState {
    return this.#state;
  }

  /** End of the last token that was taken, as an offset of the script. */
  get lastEnd(): number {
    return this.tokens.lastEnd;
  }

  at(kind: TokenKind): boolean {
    return !this.panicking && this.next.kind === kind;
  }

  take(): Token {
    const token = this.next;
    if (token.kind === 'end') return token;
    const size = lengthOf(token);
    this.tokens.add(token, size);
    this.#position = token.at + size;
    this.#next = undefined;
    return token;
  }

  /** Takes the next token if it is of a kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.take() : undefined;
  }

  expect(kind: TokenKind): Token | undefined {
    if (this.panicking) return undefined;
    if (this.next.kind === kind) return this.take();
    this.fail(describeKinds([kind]));
    return undefined;
  }

  expectOneOf(...kinds: readonly TokenKind[]): Token | undefined {
    if (this.panicking) return undefined;
    if (kinds.includes(this.next.kind)) return this.take();
    this.fail(describeKinds(kinds));
    return undefined;
  }

  /** Fails unless the next token is of a kind, without taking it. */
  look(kind: TokenKind): void {
    if (!this.panicking && this.next.kind !== kind) this.fail(describeKinds([kind]));
  }

  expectName(what: string): Name {
    if (!this.panicking && this.next.kind === 'name') return nameOf(this.take());
    this.fail(what);
    return { text: '', quoted: false, range: this.here() };
  }

  /** Reports what stands here, and what should, once a place; then panics. */
  fail(expected: string, found: Token = this.next): void {
    if (this.panicking) return;
    this.panicking = true;
    if (this.next.at === this.#problemAt) return;
    this.#problemAt = this.next.at;
    this.report(`found ${describe(found)}; expected ${expected}`, found);
  }

  /** Reports something at a range without losing the thread. */
  report(message: string, range: TextRange): void {
    if (this.problems.length < maximumProblems) this.problems.push({ message, range: { start: range.start, end: range.end } });
  }

  within<T>(state: LexicalState, parse: () => T): T {
    const outer = this.#state;
    this.#state = state;
    const result = parse();
    this.#state = outer;
    return result;
  }

  /** Changes the state without end: what the VERSION lexer does by itself. */
  become(state: LexicalState): void {
    this.#state = state;
  }

  /** Do tokens of these kinds follow the next one? Nothing is taken. */
  isFollowedBy(...kinds: readonly TokenKind[]): boolean {
    let token = this.next;
    for (const kind of kinds) {
      token = this.lexer.read(token.at + lengthOf(token), this.#state);
      if (token.kind !== kind) return false;
    }
    return true;
  }

  /** Is the next token the `(` of a parenthesis that is empty or holds one of these kinds? */
  isParenthesized(kinds: ReadonlySet<TokenKind>): boolean {
    const token = this.lexer.read(this.next.at + lengthOf(this.next), this.#state);
    return token.kind === ')' || kinds.has(token.kind);
  }

  /** Forgets how the next token was cut. */
  relex(): void {
    if (this.#next !== undefined) this.#position = this.#next.at;
    this.#next = undefined;
  }

  /** As ld after a fill or a region length: a name that was looked at within the expression is read again outside. */
  relexName(): void {
    if (this.#next?.kind === 'name') this.relex();
  }

  /** An empty range where the next token stands. */
  here(): TextRange {
    const at = this.panicking ? this.lastEnd : this.next.start;
    return { start: at, end: at };
  }

  rangeFrom(start: number): TextRange {
    return { start, end: Math.max(start, this.lastEnd) };
  }

  /** Gathers the tokens that `parse` takes in a node of the tree. */
  node<T>(kind: string, parse: (start: number) => T): T {
    const firstToken = this.tokens.length;
    const result = parse(this.next.start);
    this.gather(kind, firstToken);
    return result;
  }

  /** Gathers the tokens from one on to the last that was taken. */
  gather(kind: string, firstToken: number): void {
    const end = this.tokens.length;
    if (end > firstToken) this.nodes.add(kind, firstToken, end);
  }

  /** One level deeper, unless that is too deep: then a problem, and panic. */
  enter(): boolean {
    if (this.nesting >= maximumNesting) {
      if (!this.panicking) this.report(`nested more than ${maximumNesting} deep`, this.next);
      this.panicking = true;
      this.#problemAt = this.next.at;
      return false;
    }
    this.nesting++;
    return true;
  }

  leave(): void {
    this.nesting--;
  }
}

function lengthOf(token: Token): number {
  const { text, kind, quoted } = token;
  if (quoted || kind === 'libraryName') return text.length + 2;
  return text.length > 0 ? text.length : kind === 'end' ? 0 : kind.length;
}

export function nameOf(token: Token): Name {
  return { text: token.text, quoted: token.quoted, range: { start: token.start, end: token.end } };
}
