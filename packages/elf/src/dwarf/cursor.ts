/** Longest text that is handed out, in bytes. */
const longestText = 16384;

/**
 * Reads DWARF's encodings one after the other. Past the end it returns zeros and says so in `failed`; it never throws.
 * Numbers of 64 bits lose what a double cannot hold; no file of 4 GB and less has such offsets.
 */
export class Cursor {
  at: number;
  failed = false;
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  readonly #view: DataView;
  #end: number;

  constructor(bytes: Uint8Array, littleEndian: boolean, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
    this.at = at;
    this.#end = Math.min(end, bytes.length);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get end(): number {
    return this.#end;
  }

  /** Nothing after `end` belongs to what is read. */
  limit(end: number): void {
    this.#end = Math.min(end, this.bytes.length);
  }

  get more(): boolean {
    return !this.failed && this.at < this.#end;
  }

  u8(): number {
    if (this.at >= this.#end) return this.#fail();
    return this.bytes[this.at++] ?? 0;
  }

  i8(): number {
    return (this.u8() << 24) >> 24;
  }

  u16(): number {
    return this.#has(2) ? this.#view.getUint16(this.#take(2), this.littleEndian) : this.#fail();
  }

  u24(): number {
    const [a, b, c] = [this.u8(), this.u8(), this.u8()];
    return this.littleEndian ? a | (b << 8) | (c << 16) : (a << 16) | (b << 8) | c;
  }

  u32(): number {
    return this.#has(4) ? this.#view.getUint32(this.#take(4), this.littleEndian) : this.#fail();
  }

  u64(): number {
    const [first, second] = [this.u32(), this.u32()];
    return this.littleEndian ? first + second * 2 ** 32 : first * 2 ** 32 + second;
  }

  /** An unsigned number of `size` bytes: 1, 2, 3, 4 or 8. */
  unsigned(size: number): number {
    if (size === 4) return this.u32();
    if (size === 1) return this.u8();
    if (size === 2) return this.u16();
    if (size === 8) return this.u64();
    if (size === 3) return this.u24();
    this.skip(size);
    return 0;
  }

  uleb(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      if (scale < 2 ** 49) value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  sleb(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      if (scale < 2 ** 49) value += (byte & 0x7f) * scale;
      if (byte < 0x80) return byte & 0x40 && scale < 2 ** 49 ? value - scale * 128 : value;
    }
  }

  skip(length: number): void {
    if (this.#has(length)) this.at += length;
    else this.#fail();
  }

  /** Steps over a text that ends with 0. */
  skipText(): void {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0 || end >= this.#end) this.#fail();
    else this.at = end + 1;
  }

  #has(length: number): boolean {
    return length <= this.#end - this.at;
  }

  #take(length: number): number {
    const at = this.at;
    this.at += length;
    return at;
  }

  #fail(): number {
    this.failed = true;
    this.at = this.#end;
    return 0;
  }
}

/** The text at an offset, to its terminating 0. Undefined outside the bytes. */
export function textAt(bytes: Uint8Array | undefined, offset: number): string | undefined {
  if (!bytes || offset < 0 || offset >= bytes.length) return undefined;
  const window = bytes.subarray(offset, offset + longestText);
  const end = window.indexOf(0);
  return new TextDecoder().decode(end < 0 ? window : window.subarray(0, end));
}
