import { DebugLogReader, type DebugLog } from '@qspi-doctor/debug-log';
import { relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { LogInput } from './inputs.js';

const piece = 1 << 20;

/** Reads a log, whatever its size, a piece at a time. `path` is absolute; throws where it cannot be read. */
export function openLog(files: ProjectFiles, folder: string, path: string): LogInput {
  return { file: relativePath(folder, path), log: readLog(piecesOf(files, path)) };
}

/** Reads a log that comes from elsewhere. */
export function readLog(pieces: Iterable<Uint8Array>): DebugLog {
  const reader = new DebugLogReader();
  for (const bytes of pieces) reader.push(bytes);
  return reader.end();
}

function* piecesOf(files: ProjectFiles, path: string): Iterable<Uint8Array> {
  for (let offset = 0; ; offset += piece) {
    const bytes = files.readBytesSync(path, offset, piece);
    yield bytes;
    if (bytes.length < piece) return;
  }
}
