import type { FileStat, ProjectFiles } from '@qspi-doctor/files';

/** Files with changes that are not written yet. */
export class OverlayFiles implements ProjectFiles {
  readonly #base: ProjectFiles;
  readonly #changed = new Map<string, Uint8Array>();

  constructor(base: ProjectFiles) {
    this.#base = base;
  }

  /** Paths and new contents. */
  get changes(): ReadonlyMap<string, Uint8Array> {
    return this.#changed;
  }

  isCaseSensitive(): boolean {
    return this.#base.isCaseSensitive();
  }

  readDirSync(dirPath: string) {
    return this.#base.readDirSync(dirPath);
  }

  readFileSync(filePath: string, encoding: BufferEncoding = 'utf8'): string {
    const bytes = this.#changed.get(filePath);
    return bytes === undefined ? this.#base.readFileSync(filePath, encoding) : Buffer.from(bytes).toString(encoding);
  }

  fileExistsSync(filePath: string): boolean {
    return this.#changed.has(filePath) || this.#base.fileExistsSync(filePath);
  }

  directoryExistsSync(dirPath: string): boolean {
    return this.#base.directoryExistsSync(dirPath);
  }

  realpathSync(path: string): string {
    return this.#base.realpathSync(path);
  }

  statSync(path: string): FileStat {
    const bytes = this.#changed.get(path);
    const found = this.#base.statSync(path);
    return bytes === undefined ? found : { ...found, size: bytes.length };
  }

  readBytesSync(path: string, offset = 0, length?: number): Uint8Array {
    const bytes = this.#changed.get(path);
    return bytes === undefined ? this.#base.readBytesSync(path, offset, length) : bytes.subarray(offset, length === undefined ? undefined : offset + length);
  }

  /** Keeps the content for later. */
  writeFileAtomicSync(path: string, content: string | Uint8Array): void {
    this.#changed.set(path, typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content);
  }
}
