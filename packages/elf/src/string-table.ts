import { isAscii } from 'node:buffer';
import type { ProblemLog } from './problem-log.js';

/** Longest name that is handed out, in bytes. Mangled C++ names of real programs stay below. */
const longestName = 16384;
const blockSize = 4096;

/** Names of an ELF string table by their offset in it. Names are UTF-8; most are ASCII, which costs one slice of a decoded text. */
export class StringTable {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #ascii: boolean;
  readonly #offset: number;
  readonly #log: ProblemLog;
  /** For a block of 4096 bytes that a name spans: where that name ends. Keeps a table without terminators from being scanned again and again. */
  readonly #ends = new Map<number, number>();

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
    // eslint-disable-next-line no-control-regex -- exactly the ASCII characters are meant
    return this.#ascii || /^[\x00-\x7f]*$/.test(name) ? name : new TextDecoder().decode(this.#bytes.subarray(offset, end));
  }

  #endOf(offset: number): number {
    if (this.#ends.size === 0) {
      const end = this.#text.indexOf('\0', offset);
      if (end >= 0 && end - offset < longestName) return end;
    }
    return this.#endOfLong(offset);
  }

  #endOfLong(offset: number): number {
    const bytes = this.#bytes;
    let end = -1;
    for (let at = offset; end < 0; at++) {
      if (at >= bytes.length) {
        this.#log.add(this.#offset + offset, 'the last name of the string table does not end');
        end = bytes.length;
      } else if (bytes[at] === 0) end = at;
      else if (at % blockSize === 0) end = this.#ends.get(at / blockSize) ?? -1;
    }
    for (let block = Math.floor(offset / blockSize) + 1; (block + 1) * blockSize <= end && !this.#ends.has(block); block++) this.#ends.set(block, end);
    return end;
  }
}
