import type { LineIndex, TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { Token } from './lexer/token.js';
import type { Statement } from './syntax/statement.js';
import type { Comment, ScriptNode } from './syntax/tree.js';

/** What an INCLUDE may find: the file's name (for messages and to notice circles) and its text. */
export type IncludeResolver = (name: string) => { readonly file: string; readonly text: string } | undefined;

export interface ParseOptions {
  /** The script's own name. */
  readonly file?: string | undefined;
  /** Finds the file that an INCLUDE names (ld looks in the current folder, then along -L). Without it nothing is resolved. */
  readonly includes?: IncludeResolver | undefined;
  /**
   * Whether to run the script through a small C preprocessor first. `auto`: when it is written for one. `never` (the default) reads it as
   * ld would: lines that start with `#` are comments, and both branches of an `#if` count.
   */
  readonly preprocess?: 'auto' | 'never' | 'always' | undefined;
  /** Macros known from the start, as -D gives them. */
  readonly defines?: ReadonlyMap<string, string> | undefined;
}

/** An INCLUDE of the script. `why` says why `resolved` is absent. */
export interface ScriptInclude {
  readonly name: string;
  readonly range: TextRange;
  readonly resolved: ParsedScript | undefined;
  readonly why?: 'missing' | 'cycle' | 'depth';
}

/** A script that is read: always there, however broken the text is. */
export interface ParsedScript {
  readonly text: string;
  readonly file: string | undefined;
  readonly lines: LineIndex;
  /** Lossless: its tokens and what lies between them (`commentsBetween`) are the text. */
  readonly tree: ScriptNode;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** The typed view. For an included file, whatever may stand in its place. */
  readonly statements: readonly Statement[];
  /** What ld would reject as syntax, in order; of this file alone. */
  readonly problems: readonly TextProblem[];
  /** Characters that ld skips with a warning; of this file alone. */
  readonly ignored: readonly TextProblem[];
  readonly preprocessed: {
    /** The script is written for the C preprocessor: it has directives that ld would take for comments. */
    readonly needed: boolean;
    /** Its `problems` and `statements` are those of the preprocessed text. */
    readonly done: boolean;
    readonly directives: readonly TextRange[];
  };
  readonly includes: readonly ScriptInclude[];
}
