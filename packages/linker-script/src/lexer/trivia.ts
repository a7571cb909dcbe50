import type { LexicalState } from './token.js';

export interface Trivia {
  readonly end: number;
  /** Was a line end among it? */
  readonly newLine: boolean;
  /** Offset of a comment that the end of the text cuts off. */
  readonly openComment: number | undefined;
}

/**
 * Skips blanks and comments. `#` starts a comment to the end of the line everywhere but in INPUT and GROUP lists; `//` starts none
 * anywhere. In VERSION node lists a slash-star comment counts as one too.
 */
export function skipTrivia(text: string, from: number, state: LexicalState): Trivia {
  let at = from;
  let newLine = false;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === 10) {
      newLine = true;
      at++;
    } else if (unit === 32 || unit === 9 || unit === 13) {
      at++;
    } else if (unit === 35 /* # */ && state !== 'inputList') {
      const end = text.indexOf('\n', at);
      if (end < 0) return { end: text.length, newLine, openComment: undefined };
      at = end;
    } else if (unit === 47 && text.charCodeAt(at + 1) === 42) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return { end: text.length, newLine, openComment: at };
      const lineEnd = text.indexOf('\n', at);
      newLine ||= lineEnd >= 0 && lineEnd < close;
      at = close + 2;
    } else {
      return { end: at, newLine, openComment: undefined };
    }
  }
}
