import type { LexicalState, TokenKind } from '../lexer/token.js';
import type { Parser } from './parser.js';

/** Skips tokens after an error until the surrounding list can go on. Ends the panic. */
export interface Recovery {
  readonly state: LexicalState;
  /** Kinds at which the list goes on: they start one of its members. */
  readonly starts: ReadonlySet<TokenKind>;
  /** Is `}` the end of the list? Then it is left alone. */
  readonly braced: boolean;
  /** Where to go on when it comes: left alone. */
  readonly until?: TokenKind;
}

/**
 * Recovers at: a `;` (which is taken), the list's own `}`, the end of a block that was opened on the way, or the first token of a line that
 * starts a member. At least one token is taken, unless it ends the list.
 */
export function recover(parser: Parser, recovery: Recovery): void {
  parser.panicking = false;
  parser.become(recovery.state);
  parser.relex();
  let braces = 0;
  let parentheses = 0;
  for (let taken = 0; ; taken++) {
    const { kind, firstOnLine } = parser.next;
    if (kind === 'end') return;
    if (braces === 0) {
      if (kind === recovery.until) return;
      if (kind === '}') {
        if (!recovery.braced) parser.take();
        return;
      }
      if (taken > 0 && firstOnLine && parentheses <= 0 && recovery.starts.has(kind)) return;
    }
    parser.take();
    if (kind === ';' && braces === 0) return;
    if (kind === '(') parentheses++;
    else if (kind === ')') parentheses--;
    else if (kind === '{') braces++;
    else if (kind === '}' && --braces === 0) return;
  }
}
