import type { ByteSource } from '@qspi-doctor/elf';
import type { ProjectFiles } from '@qspi-doctor/files';

/** A file as the image reader takes it: read in pieces, when they are asked for. */
export function fileSource(files: ProjectFiles, path: string): ByteSource {
  return { size: files.statSync(path).size, read: (offset, length) => files.readBytesSync(path, offset, length) };
}
