/**
 * Where the bytes of an image come from. `read` returns the bytes from `offset`, fewer than `length` only at the end of the
 * source. Nobody writes into what it returns, so it may be a view of something larger.
 */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** A source over bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
  };
}
