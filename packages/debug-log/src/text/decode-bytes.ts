/** Turns the bytes of a log into text, piece by piece. */
export interface ByteDecoder {
  /** The text of these bytes; what belongs to a character that is not whole yet is kept for the next call. */
  decode(bytes: Uint8Array): string;
  /** What is left at the end. */
  end(): string;
  readonly encoding: LogEncoding;
}

export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The encoding of a log, by its first bytes: a byte order mark; zero bytes at every second place, as PowerShell's `>` and `Tee-Object` leave
 * them; what is no UTF-8 is taken for Windows-1252, which every byte fits.
 */
export function encodingOf(head: Uint8Array): LogEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const half = sample.length / 2;
  if (half >= 2 && odd > half * 0.8 && even < half * 0.2) return 'utf-16le';
  if (half >= 2 && even > half * 0.8 && odd < half * 0.2) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

export function decoderFor(head: Uint8Array): ByteDecoder {
  const encoding = encodingOf(head);
  const decoder = new TextDecoder(encoding);
  return { encoding, decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** The last character may be cut: the head is only a part of the log. */
function isUtf8(head: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, Math.max(0, head.length - cut)));
      return true;
    } catch {
      // Shorter, once more.
    }
  }
  return false;
}
