import type { ProblemLog } from './problem-log.js';

/** Longest name that is handed out, in bytes. Mangled C++ names of real programs stay below. */
const longestName = 16384;
const blockShift = 12;

/** Names of an ELF string table by their offset in it. Names are UTF-8; most are ASCII, which costs one slice of a decoded text. */
export class StringTable {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #offset: number;
  readonly #log: ProblemLog;
  /** For a block of 4096 bytes that a name spans: where that name ends. Keeps a table without terminators from being scanned again and again. */
  readonly #ends = new Map<number, number>();

  /** `offset` is where `bytes` stand in the file. */
  constructor(bytes: Uint8Array, offset: number, log: ProblemLog) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
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
    return /^[\x00-\x7f]*$/.test(name) ? name : new TextDecoder().decode(this.#bytes.subarray(offset, end));
  }

  #endOf(offset: number): number {
    const bytes = this.#bytes;
    const firstBlock = (offset >> blockShift) + 1;
    let at = offset;
    let end = -1;
    while (end < 0) {
      if (at >= bytes.length) {
        this.#log.add(this.#offset + offset, 'the last name of the string table does not end');
        end = bytes.length;
      } else if (bytes[at] === 0) end = at;
      else if ((at & ((1 << blockShift) - 1)) === 0 && this.#ends.has(at >> blockShift)) end = this.#ends.get(at >> blockShift) ?? bytes.length;
      else at++;
    }
    for (let block = firstBlock; (block + 1) << blockShift <= end && !this.#ends.has(block); block++) this.#ends.set(block, end);
    return end;
  }
}
