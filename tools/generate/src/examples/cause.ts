import type { ExampleProgram } from './program.js';

/** One cause, as two projects: with it, and cured. */
export interface Cause {
  /** Folder below examples/causes: number of the cause, and what it is. */
  readonly name: string;
  readonly title: string;
  readonly device: string;
  /** The rule that names it; empty for what is no fault. */
  readonly rule: string;
  /** Paragraphs of the page, Markdown. */
  readonly wrong: string;
  readonly symptom: string;
  readonly cure: string;
  readonly variants: Readonly<Record<string, readonly ExampleProgram[]>>;
}
