import type { ByteSource } from './byte-source.js';
import type { ProblemLog } from './problem-log.js';

const blockSize = 1 << 16;
const blockCount = 8;

/**
 * Exact reads from a source. Small ones go through a few cached blocks, so that reading a file word by word does not cost a
 * system call a word; large ones go straight through. A source that fails is a problem of the file, not an exception.
 */
export class SourceReader {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #log: ProblemLog;
  readonly #blocks = new Map<number, Uint8Array>();

  constructor(source: ByteSource, log: ProblemLog) {
    this.#source = source;
    this.#log = log;
    this.size = source.size;
  }

  /** Exactly `length` bytes, or undefined where the file does not have them. */
  read(offset: number, length: number): Uint8Array | undefined {
    if (offset < 0 || length < 0 || offset + length > this.size) return undefined;
    if (length === 0) return new Uint8Array(0);
    const block = Math.floor(offset / blockSize);
    if (length <= blockSize && Math.floor((offset + length - 1) / blockSize) <= block) {
      const start = offset - block * blockSize;
      const found = this.#block(block).subarray(start, start + length);
      return found.length === length ? found : undefined;
    }
    const found = this.#fetch(offset, length);
    return found.length === length ? found : undefined;
  }

  /** As many of `length` bytes as the file has from `offset`. */
  readAvailable(offset: number, length: number): Uint8Array {
    return this.read(offset, Math.max(0, Math.min(length, this.size - offset))) ?? new Uint8Array(0);
  }

  #block(index: number): Uint8Array {
    const cached = this.#blocks.get(index);
    if (cached) return cached;
    const offset = index * blockSize;
    const fetched = this.#fetch(offset, Math.min(blockSize, this.size - offset));
    if (this.#blocks.size >= blockCount)
      for (const oldest of this.#blocks.keys()) {
        this.#blocks.delete(oldest);
        break;
      }
    this.#blocks.set(index, fetched);
    return fetched;
  }

  #fetch(offset: number, length: number): Uint8Array {
    try {
      const found = this.#source.read(offset, length);
      if (found.length < length) this.#log.add(offset, `the file ended early: ${length} bytes were expected here, ${found.length} came`);
      return found;
    } catch (error) {
      this.#log.add(offset, `the file could not be read: ${error instanceof Error ? error.message : String(error)}`);
      return new Uint8Array(0);
    }
  }
}
