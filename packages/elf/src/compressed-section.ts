import type { ProblemLog } from './problem-log.js';

/** No section of firmware is larger; a small file must not be able to fill the memory. */
const largestSection = 512 * 1024 * 1024;
/** Deflate cannot compress better than 1032 to 1 (zlib technical details). */
const bestRatio = 1032;

/**
 * The content of a section with SHF_COMPRESSED: a header of type, size and alignment (gABI "Compression Header"), then the data.
 * `offset` is where the section stands in the file.
 */
export function decompressSection(bytes: Uint8Array, littleEndian: boolean, offset: number, log: ProblemLog): Uint8Array | undefined {
  if (bytes.length < 12) {
    log.add(offset, 'a compressed section is shorter than its header');
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const method = view.getUint32(0, littleEndian);
  if (method !== 1) {
    log.add(offset, `a section is compressed by method ${method}${method === 2 ? ' (Zstandard)' : ''}; only 1 (zlib) can be read`);
    return undefined;
  }
  return inflate(bytes.subarray(12), view.getUint32(4, littleEndian), offset, log);
}

/** The content of an old `.zdebug_*` section: `ZLIB`, the size as 8 bytes big endian, then the data. */
export function decompressOldSection(bytes: Uint8Array, offset: number, log: ProblemLog): Uint8Array | undefined {
  if (bytes.length < 12 || bytes[0] !== 0x5a || bytes[1] !== 0x4c || bytes[2] !== 0x49 || bytes[3] !== 0x42) {
    log.add(offset, 'a .zdebug section does not start with ZLIB');
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return inflate(bytes.subarray(12), view.getUint32(4, false) * 2 ** 32 + view.getUint32(8, false), offset, log);
}

function inflate(data: Uint8Array, size: number, offset: number, log: ProblemLog): Uint8Array | undefined {
  if (size > largestSection || size > data.length * bestRatio + 64) {
    log.add(offset, `a compressed section announces ${size} bytes out of ${data.length}: more than is possible or sensible`);
    return undefined;
  }
  try {
    const { constants, inflateSync } = process.getBuiltinModule('node:zlib');
    const content = inflateSync(data, { maxOutputLength: Math.max(size, 1), finishFlush: constants.Z_SYNC_FLUSH });
    if (content.length !== size) log.add(offset, `a compressed section announces ${size} bytes and holds ${content.length}`);
    return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  } catch (error) {
    log.add(offset, `a compressed section cannot be decompressed: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
