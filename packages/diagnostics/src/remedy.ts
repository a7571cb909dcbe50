import type { TextRange } from './text-range.js';

/** A replacement of a stretch of a file's text. */
export interface Edit {
  readonly file: string;
  readonly range: TextRange;
  readonly newText: string;
}

/** `proved`: a test of ours shows it with the real tools; `documented`: its maker says so; `reported`: users say so. */
export type Certainty = 'proved' | 'documented' | 'reported';

/** A way out. Steps are for people, one sentence each; edits, where present, do the same by machine and are safe to apply. */
export interface Remedy {
  readonly title: string;
  readonly certainty: Certainty;
  readonly steps: readonly string[];
  readonly edits?: readonly Edit[];
}
