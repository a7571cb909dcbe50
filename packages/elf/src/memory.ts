import type { AddressView } from './image.js';
import type { Segment } from './segments.js';
import type { SourceReader } from './source-reader.js';

/** Load segments that are looked at; real images have a handful. */
const mostSegments = 256;
/** The memory of the target as the file would fill it. */
export class ImageMemory {
  readonly #loads: readonly Segment[];
  readonly #reader: SourceReader;

  constructor(segments: readonly Segment[], reader: SourceReader) {
    this.#loads = segments
      .filter(({ type, fileSize }) => type === 'load' && fileSize > 0)
      .slice(0, mostSegments)
      .reverse();
    this.#reader = reader;
  }

  bytesAt(address: number, length: number, view: AddressView): Uint8Array | undefined {
    if (length < 0 || length > this.#reader.size || address < 0 || address + length > 2 ** 32) return undefined;
    const whole = this.#piece(address, length, view);
    if (!whole || whole.length === length) return whole;
    const joined = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const piece = this.#piece(address + done, length - done, view);
      if (!piece || piece.length === 0) return undefined;
      joined.set(piece, done);
      done += piece.length;
    }
    return joined;
  }

  /** The bytes from an address to the end of its segment, to where a later segment begins, or `length` of them. */
  #piece(address: number, length: number, view: AddressView): Uint8Array | undefined {
    let limit = length;
    for (const segment of this.#loads) {
      const start = view === 'load' ? segment.physicalAddress : segment.virtualAddress;
      const at = address - start;
      if (at >= 0 && at < segment.fileSize) return this.#reader.read(segment.offset + at, Math.min(limit, segment.fileSize - at));
      // Segments come last first: one that starts further on lies over those that are still to come.
      if (at < 0 && -at < limit) limit = -at;
    }
    return undefined;
  }
}
