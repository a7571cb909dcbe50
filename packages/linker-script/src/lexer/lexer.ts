import type { TextProblem } from '@qspi-doctor/diagnostics';
import { character, endOfRun, isIn } from './characters.js';
import { keywords } from './keywords.js';
import { endOfPlainNumber, endOfSuffixedNumber } from './numbers.js';
import type { LexicalState, Token, TokenKind } from './token.js';
import { endOfTrivia, holdsLineEnd, openCommentIn } from './trivia.js';
import { operatorAt } from './operators.js';

/** Numbers in expressions may start with any hexadecimal digit: `ffH`. */
const numberStarts = { script: character.digit | character.dollar, expression: character.hexDigit | character.dollar };
const keywordStarts: Readonly<Record<LexicalState, number>> = {
  script: character.upper | character.lower,
  expression: character.upper,
  wild: character.upper,
  inputList: character.upper,
  versionStart: 0,
  versionScript: 0,
  versionNode: character.lower,
};

/** Maps an offset of the text that is read to the script as written; absent where both are one. */
export interface OffsetMap {
  start(offset: number): number;
  end(offset: number): number;
}

/**
 * Cuts one token at a time, in the state that it is asked for. Never backs up by itself: the parser says where and in which state
 * to read, and may read the same place again in another state.
 */
export class Lexer {
  readonly text: string;
  readonly #map: OffsetMap | undefined;
  readonly problems: TextProblem[];
  /** Characters that ld skips with a warning. */
  readonly ignored: TextProblem[];
  #ignoredUpTo = 0;

  constructor(text: string, map: OffsetMap | undefined, problems: TextProblem[], ignored: TextProblem[]) {
    this.text = text;
    this.#map = map;
    this.problems = problems;
    this.ignored = ignored;
  }

  read(from: number, state: LexicalState): Token {
    const { text } = this;
    let at = from;
    let firstOnLine = from === 0;
    for (;;) {
      const end = endOfTrivia(text, at, state !== 'inputList');
      if (end > at) {
        firstOnLine ||= holdsLineEnd(text, at, end);
        if (end === text.length) this.#checkComment(at, state !== 'inputList');
        at = end;
      }
      if (at >= text.length) return this.#token('end', at, at, '', false, firstOnLine);
      const token = this.#cut(at, state, firstOnLine);
      if (token !== undefined) return token;
      this.#reportIgnored(at);
      at++;
    }
  }

  #cut(at: number, state: LexicalState, firstOnLine: boolean): Token | undefined {
    const { text } = this;
    const unit = text.charCodeAt(at);
    if (unit === 34 /* " */ && state !== 'versionStart' && state !== 'versionScript') {
      const close = text.indexOf('"', at + 1);
      return close < 0 ? undefined : this.#token('name', at, close + 1, text.slice(at + 1, close), true, firstOnLine);
    }
    const nameEnd = endOfName(text, at, state);
    if ((state === 'expression' || state === 'script') && isIn(unit, numberStarts[state])) {
      const plain = endOfPlainNumber(text, at);
      const suffixed = state === 'expression' ? endOfSuffixedNumber(text, at) : at;
      const end = suffixed > plain ? suffixed : plain;
      if (end > at && end >= nameEnd) return this.#token(suffixed > plain ? 'suffixedNumber' : 'number', at, end, text.slice(at, end), false, firstOnLine);
    }
    const operator = isIn(unit, character.plain) ? undefined : operatorAt(text, at, state);
    if (operator !== undefined && operator.length >= nameEnd - at) return this.#token(operator, at, at + operator.length, '', false, firstOnLine);
    if (nameEnd === at) return undefined;
    return this.#name(at, nameEnd, state, firstOnLine);
  }

  #name(at: number, end: number, state: LexicalState, firstOnLine: boolean): Token {
    const { text } = this;
    const lexeme = text.slice(at, end);
    if (state === 'versionScript') return this.#token('versionTag', at, end, lexeme, false, firstOnLine);
    const keyword = end - at <= 25 && isIn(text.charCodeAt(at), keywordStarts[state]) ? keywords[state].get(lexeme) : undefined;
    if (keyword !== undefined) return this.#token(keyword, at, end, lexeme, false, firstOnLine);
    if (state === 'versionNode') return this.#token('versionName', at, end, lexeme, false, firstOnLine);
    if (state === 'inputList' && text.charCodeAt(at) === 45) return this.#token('libraryName', at, end, text.slice(at + 2, end), false, firstOnLine);
    return this.#token('name', at, end, lexeme, false, firstOnLine);
  }

  #token(kind: TokenKind, start: number, end: number, text: string, quoted: boolean, firstOnLine: boolean): Token {
    const map = this.#map;
    if (map === undefined) return { kind, start, end, text, quoted, firstOnLine, at: start };
    return { kind, start: map.start(start), end: Math.max(map.end(end), map.start(start)), text, quoted, firstOnLine, at: start };
  }

  #reportIgnored(at: number): void {
    if (at < this.#ignoredUpTo) return;
    this.#ignoredUpTo = at + 1;
    const range = { start: this.#map?.start(at) ?? at, end: this.#map?.end(at + 1) ?? at + 1 };
    if (this.ignored.length < 1000)
      this.ignored.push({ message: `the character ${JSON.stringify(this.text.charAt(at))} means nothing here; ld skips it`, range });
  }

  /** Reports a comment that the end of the text cuts off. */
  #checkComment(from: number, hashComments: boolean): void {
    const at = openCommentIn(this.text, from, hashComments);
    if (at === undefined || at < this.#ignoredUpTo) return;
    this.#ignoredUpTo = this.text.length;
    const start = this.#map?.start(at) ?? at;
    this.problems.push({ message: 'this comment is never closed: expected */ before the end of the file', range: { start, end: start + 2 } });
  }
}

function endOfName(text: string, at: number, state: LexicalState): number {
  const unit = text.charCodeAt(at);
  switch (state) {
    case 'wild':
      return endOfRun(text, at, character.wild);
    case 'script':
      return isIn(unit, character.fileStart) ? endOfRun(text, at, character.file) : at;
    case 'expression':
      if (isIn(unit, character.symbolStart)) return endOfRun(text, at, character.symbol);
      return unit === 47 && text.startsWith('/DISCARD/', at) ? at + 9 : at;
    case 'inputList':
      if (isIn(unit, character.fileStart) || (unit === 61 && isIn(text.charCodeAt(at + 1), character.fileStart))) return endOfRun(text, at + 1, character.file);
      if (unit === 45 && text.charCodeAt(at + 1) === 108 && isIn(text.charCodeAt(at + 2), character.file)) return endOfRun(text, at + 2, character.file);
      return at;
    case 'versionScript':
      return isIn(unit, character.versionTagStart) ? endOfRun(text, at, character.versionTag) : at;
    case 'versionNode':
      return isIn(unit, character.versionNameStart) ? endOfVersionName(text, at) : at;
    case 'versionStart':
      return at;
  }
}

/** `::` may stand within a name (C++ scopes), a single `:` ends it. */
function endOfVersionName(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = endOfRun(text, at, character.versionName);
    if (!text.startsWith('::', at)) return at;
    at += 2;
  }
}
