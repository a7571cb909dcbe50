import type { TextRange } from './text-range.js';

/** What a reader met in a text that is not as its format wants it. Readers collect problems; they do not throw. */
export interface TextProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** What a reader met in a binary file, with the byte offset of the record in question. */
export interface BinaryProblem {
  readonly message: string;
  readonly offset: number;
}

/** The outcome of a reader: a value as far as one could be had, and everything that was wrong on the way. */
export interface ReadResult<T, P> {
  readonly value: T | undefined;
  readonly problems: readonly P[];
}
