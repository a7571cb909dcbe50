import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync, chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomBytes } from 'node:crypto';
import { toSlashes } from './paths.js';
import type { FileStat, ProjectFiles } from './project-files.js';

/** The files of this machine. Reads only what is asked for; follows links but never lists a folder twice on its own. */
export class RealFiles implements ProjectFiles {
  isCaseSensitive(): boolean {
    return process.platform !== 'win32' && process.platform !== 'darwin';
  }

  readDirSync(dirPath: string) {
    return readdirSync(dirPath, { withFileTypes: true }).map((entry) => ({
      name: `${dirPath === '/' ? '' : dirPath}/${entry.name}`,
      isFile: entry.isFile(),
      isDirectory: entry.isDirectory(),
      isSymlink: entry.isSymbolicLink(),
    }));
  }

  readFileSync(filePath: string, encoding: BufferEncoding = 'utf8'): string {
    return readFileSync(filePath, encoding);
  }

  fileExistsSync(filePath: string): boolean {
    return statSync(filePath, { throwIfNoEntry: false })?.isFile() ?? false;
  }

  directoryExistsSync(dirPath: string): boolean {
    return statSync(dirPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  realpathSync(path: string): string {
    return toSlashes(realpathSync(path));
  }

  statSync(path: string): FileStat {
    const found = statSync(path);
    return { size: found.size, modified: found.mtimeMs };
  }

  readBytesSync(path: string, offset = 0, length?: number): Uint8Array {
    const file = openSync(path, 'r');
    try {
      const wanted = Math.max(0, Math.min(length ?? Infinity, fstatSync(file).size - offset));
      const bytes = new Uint8Array(wanted);
      let got = 0;
      while (got < wanted) {
        const n = readSync(file, bytes, got, wanted - got, offset + got);
        if (n === 0) break;
        got += n;
      }
      return got === wanted ? bytes : bytes.subarray(0, got);
    } finally {
      closeSync(file);
    }
  }

  writeFileAtomicSync(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(path), { recursive: true });
    // A link stays a link: the file behind it is what is replaced.
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && !found.isFile()) {
      // A device or a pipe is written to; renaming a file over it would put a file in its place. A folder is refused.
      writeFileSync(path, content);
      return;
    }
    const target = found ? realpathSync(path) : path;
    const mode = found?.mode;
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      const file = openSync(temporary, 'wx');
      try {
        const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      if (mode !== undefined) chmodSync(temporary, mode);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }
}
