import type { ProjectFiles } from '@qspi-doctor/files';

/**
 * A file's text and the way back to its bytes. Linker scripts are often in Latin-1 (a `©` in the header): what is no UTF-8 is read so that
 * each byte is one character, and goes back unchanged. A byte order mark is the first character of the text.
 */
export interface TextFile {
  readonly text: string;
  readonly encoding: 'utf8' | 'latin1';
}

export function readTextFile(files: ProjectFiles, path: string): TextFile {
  const bytes = files.readBytesSync(path);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), encoding: 'latin1' };
  }
}

/** The bytes of a changed text in the encoding that it was read with; undefined where a character does not fit. */
export function encodeText(text: string, encoding: TextFile['encoding']): Uint8Array | undefined {
  if (encoding === 'latin1' && /[^\u0000-\u00ff]/.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, encoding));
}
