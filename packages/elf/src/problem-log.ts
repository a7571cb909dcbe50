import type { BinaryProblem } from '@qspi-doctor/diagnostics';

/** A damaged file can be wrong in a million places; nobody reads more than this many. */
const limit = 200;

/** Collects what is wrong with a file, each thing once. */
export class ProblemLog {
  /** Grows: readers that work on demand add to it later. */
  readonly problems: BinaryProblem[] = [];
  readonly #seen = new Set<string>();

  add(offset: number, message: string): void {
    const key = `${offset} ${message}`;
    if (this.problems.length > limit || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.problems.push(this.problems.length < limit ? { offset, message } : { offset, message: `more than ${limit} problems; the rest is left out` });
  }
}
