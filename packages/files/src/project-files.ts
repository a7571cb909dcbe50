import type { FileSystemHost } from '@ts-morph/common';

/**
 * The door to all files that are examined: the reading half of ts-morph's FileSystemHost, with what binary files need.
 * Paths are absolute with `/` between their parts (on Windows `C:/…`); missing files throw an Error with code ENOENT.
 */
export interface ProjectFiles extends Pick<FileSystemHost, 'isCaseSensitive' | 'readDirSync' | 'readFileSync' | 'fileExistsSync' | 'directoryExistsSync' | 'realpathSync'> {
  /** Size in bytes and time of the last change in ms since 1970. */
  statSync(path: string): FileStat;
  /** At most `length` bytes from `offset`: fewer at the end of the file. Without them, the whole file. */
  readBytesSync(path: string, offset?: number, length?: number): Uint8Array;
  /** Replaces a file's content as a whole, or leaves the old file whole if anything fails. Makes missing folders. */
  writeFileAtomicSync(path: string, content: string | Uint8Array): void;
}

export interface FileStat {
  readonly size: number;
  readonly modified: number;
}
