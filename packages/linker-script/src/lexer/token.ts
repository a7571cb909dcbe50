/**
 * What ld is reading when it cuts a token; the same characters are different tokens in different states. `script`: between
 * statements; `wild`: within the braces of an output section; `inputList`: within INPUT and GROUP; the last three: within VERSION.
 */
export type LexicalState = 'script' | 'wild' | 'expression' | 'inputList' | 'versionStart' | 'versionScript' | 'versionNode';

/**
 * `name`, `number`, `libraryName` (`-lfoo`), `versionTag`, `versionName`, `end`; else a keyword in its full spelling (`o` and `org` have
 * kind `ORIGIN`, `SORT` has kind `SORT_BY_NAME`) or the operator itself.
 */
export type TokenKind = string;

export interface Token {
  readonly kind: TokenKind;
  /** Offsets in the script as written. Tokens that come of one macro share the range of its use. */
  readonly start: number;
  readonly end: number;
  /** The characters, without quotes for a quoted name. Empty for operators and keywords read as such, whose kind says it. */
  readonly text: string;
  readonly quoted: boolean;
  /** Is it the first token of its line? */
  readonly firstOnLine: boolean;
  /** Where it begins in the text that is read (differs from `start` only after the preprocessor). */
  readonly at: number;
}
