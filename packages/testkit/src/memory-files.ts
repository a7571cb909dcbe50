import type { FileStat, ProjectFiles } from '@qspi-doctor/files';
import { InMemoryFileSystemHost } from '@ts-morph/common';

/**
 * Files that exist in a test only: ts-morph's in-memory host with bytes. Binary content is kept as Latin-1 text, which the host
 * hands back unchanged.
 */
export class MemoryFiles implements ProjectFiles {
  readonly #host = new InMemoryFileSystemHost();
  readonly #modified = new Map<string, number>();
  readonly #binary = new Set<string>();
  readonly written: string[] = [];

  constructor(content: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, value] of Object.entries(content)) this.put(path, value);
  }

  put(path: string, content: string | Uint8Array, modified = 0): this {
    if (typeof content === 'string') {
      this.#binary.delete(path);
      this.#host.writeFileSync(path, content);
    } else {
      this.#binary.add(path);
      this.#host.writeFileSync(path, Buffer.from(content).toString('latin1'));
    }
    this.#modified.set(path, modified);
    return this;
  }

  isCaseSensitive(): boolean {
    return this.#host.isCaseSensitive();
  }

  readDirSync(dirPath: string) {
    return this.#host.readDirSync(dirPath);
  }

  readFileSync(filePath: string, encoding: BufferEncoding = 'utf8'): string {
    return this.#binary.has(filePath) ? Buffer.from(this.#host.readFileSync(filePath), 'latin1').toString(encoding) : this.#host.readFileSync(filePath);
  }

  fileExistsSync(filePath: string): boolean {
    return this.#host.fileExistsSync(filePath);
  }

  directoryExistsSync(dirPath: string): boolean {
    return this.#host.directoryExistsSync(dirPath);
  }

  realpathSync(path: string): string {
    return path;
  }

  statSync(path: string): FileStat {
    return { size: this.readBytesSync(path).length, modified: this.#modified.get(path) ?? 0 };
  }

  readBytesSync(path: string, offset = 0, length?: number): Uint8Array {
    const text = this.#host.readFileSync(path);
    const bytes = Buffer.from(text, this.#binary.has(path) ? 'latin1' : 'utf8');
    return new Uint8Array(bytes.subarray(offset, length === undefined ? undefined : offset + length));
  }

  writeFileAtomicSync(path: string, content: string | Uint8Array): void {
    this.put(path, content);
    this.written.push(path);
  }
}
