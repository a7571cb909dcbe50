import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files that are checked: path from the root, and a way to their text. */
export interface Repository {
  readonly paths: readonly string[];
  read(path: string): string;
}

export interface Violation {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What git tracks, and what it would track: the working tree without its ignored files. */
export function thisRepository(): Repository {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const paths = listed.split('\0').filter((path) => path !== '' && existsSync(`${root}${path}`));
  return { paths: [...new Set(paths)].sort(), read: (path) => readFileSync(`${root}${path}`, 'utf8') };
}
