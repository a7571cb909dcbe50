import { isAscii } from 'node:buffer';
import { countUpTo } from './intervals.js';
import type { ProblemLog } from './problem-log.js';

/** Longest name that is handed out, in bytes. Mangled C++ names of real programs stay below; V8 stops hashing strings at 16383. */
const longestName = 8192;
const longRun = 4096;

/** Names of an ELF string table by their offset in it. Names are UTF-8; most are ASCII, which costs one slice of a decoded text. */
export class StringTable {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #ascii: boolean;
  readonly #offset: number;
  readonly #log: ProblemLog;
  /** Made when the first long name turns up: symbols that all point into one endless name must not make each of them a search. */
  #longRuns: { readonly starts: readonly number[]; readonly ends: readonly number[] } | undefined;

  /** `offset` is where `bytes` stand in the file. */
  constructor(bytes: Uint8Array, offset: number, log: ProblemLog) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    this.#ascii = isAscii(bytes);
    this.#offset = offset;
    this.#log = log;
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** The name at an offset; empty where the table has none there. */
  at(offset: number): string {
    if (offset >= this.#bytes.length) {
      if (offset > 0) this.#log.add(this.#offset, `a name at ${offset} lies outside the string table of ${this.#bytes.length} bytes`);
      return '';
    }
    let end = this.#endOf(offset);
    if (end - offset > longestName) {
      this.#log.add(this.#offset + offset, `a name of ${end - offset} bytes is cut to ${longestName}`);
      end = offset + longestName;
    }
    const name = this.#text.slice(offset, end);
    return this.#ascii || /^[\x00-\x7f]*$/.test(name) ? name : new TextDecoder().decode(this.#bytes.subarray(offset, end));
  }

  /** Where the name at an offset ends. */
  #endOf(offset: number): number {
    const run = this.#longRuns && countUpTo(this.#longRuns.starts, offset) - 1;
    const knownEnd = run === undefined ? 0 : (this.#longRuns?.ends[run] ?? 0);
    if (knownEnd > offset) return knownEnd;
    const found = this.#text.indexOf('\0', offset);
    const end = found < 0 ? this.#bytes.length : found;
    if (found < 0) this.#log.add(this.#offset + offset, 'the last name of the string table does not end');
    if (end - offset > longRun) this.#longRuns ??= findLongRuns(this.#text);
    return end;
  }
}

/** Stretches without a terminator that are longer than any sensible name, ascending. */
function findLongRuns(text: string): { starts: number[]; ends: number[] } {
  const runs = { starts: [] as number[], ends: [] as number[] };
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\0', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longRun) {
      runs.starts.push(start);
      runs.ends.push(end);
    }
    start = end + 1;
  }
  return runs;
}
