import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { absolutePath, joinPath, normalizePath, relativePath } from './paths.js';
import { RealFiles } from './real-files.js';

const files = new RealFiles();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('atomic writing', () => {
  it('replaces the content, keeps the mode, makes folders, and leaves nothing else behind', () => {
    const path = join(folder, 'a', 'b.txt');
    files.writeFileAtomicSync(path, 'one');
    chmodSync(path, 0o750);
    files.writeFileAtomicSync(path, new Uint8Array([0xef, 0xbb, 0xbf, 0x78]));
    expect([...readFileSync(path)]).toEqual([0xef, 0xbb, 0xbf, 0x78]);
    expect(statSync(path).mode & 0o777).toBe(0o750);
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  it('writes through a link, which stays a link', () => {
    writeFileSync(join(folder, 'real'), 'old');
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    files.writeFileAtomicSync(join(folder, 'link'), 'new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
  });

  it('writes to a device and does not put a file in its place', () => {
    files.writeFileAtomicSync('/dev/null', 'nothing');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('refuses a folder and leaves the old file whole where it fails', () => {
    mkdirSync(join(folder, 'taken'));
    expect(() => files.writeFileAtomicSync(join(folder, 'taken'), 'x')).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});

describe('reading', () => {
  it('reads a stretch, and less at the end of the file', () => {
    writeFileSync(join(folder, 'f'), 'abcdef');
    const text = (offset?: number, length?: number) => Buffer.from(files.readBytesSync(join(folder, 'f'), offset, length)).toString();
    expect([text(), text(2), text(2, 3), text(4, 100), text(100, 1)]).toEqual(['abcdef', 'cdef', 'cde', 'ef', '']);
  });

  it('tells files from folders and says ENOENT for what is not there', () => {
    expect([files.fileExistsSync(folder), files.directoryExistsSync(folder)]).toEqual([false, true]);
    expect(() => files.readFileSync(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

describe('paths', () => {
  it('are normalized as text', () => {
    expect([normalizePath('/a/./b/../c//d'), normalizePath('../a/../b'), normalizePath('C:/x/../y'), normalizePath('/..')]).toEqual(['/a/c/d', '../b', 'C:/y', '/']);
    expect([joinPath('/p/Debug', '../x.ld'), joinPath('/p', '/abs'), joinPath('/p', 'D:/abs')]).toEqual(['/p/x.ld', '/abs', 'D:/abs']);
    expect([relativePath('/p', '/p/a/b'), relativePath('/p', '/pq/a'), relativePath('/p', '/p'), relativePath('/', '/a')]).toEqual(['a/b', '/pq/a', '.', 'a']);
    expect(absolutePath('b', '/a')).toBe('/a/b');
  });
});
