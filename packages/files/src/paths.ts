import { resolve } from 'node:path';

/** Backslashes to slashes, on Windows only: elsewhere a backslash is a character of a name. */
export function toSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** An absolute path in the form that ProjectFiles takes. */
export function absolutePath(path: string, base = process.cwd()): string {
  return toSlashes(resolve(base, path));
}

/** The parts of a path without `.` and with `..` resolved as far as they go. Works on text alone: nothing is looked up. */
export function normalizePath(path: string): string {
  const root = /^(?:[A-Za-z]:)?\//.exec(path)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of path.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || root === '') parts.push(part);
  }
  return root + parts.join('/') || '.';
}

/** `part` seen from `folder`; an absolute `part` stays what it is. Both with slashes. */
export function joinPath(folder: string, part: string): string {
  return normalizePath(/^(?:[A-Za-z]:)?\//.test(part) ? part : `${folder}/${part}`);
}

/** The path of `file` relative to `folder` where it lies inside, else the absolute path. */
export function relativePath(folder: string, file: string): string {
  if (file === folder) return '.';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : file;
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
