import { DebugLogReader } from '@qspi-doctor/debug-log';
import { relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { LogInput } from './inputs.js';

const piece = 1 << 20;

/** Reads a log, whatever its size, a piece at a time. `path` is absolute; throws where it cannot be read. */
export function openLog(files: ProjectFiles, folder: string, path: string): LogInput {
  const reader = new DebugLogReader();
  for (let offset = 0; ; offset += piece) {
    const bytes = files.readBytesSync(path, offset, piece);
    reader.push(bytes);
    if (bytes.length < piece) break;
  }
  return { file: relativePath(folder, path), log: reader.end() };
}
