import { folderOf, joinPath, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import type { Scan } from '../scan.js';

const mostAnswers = 50_000;

/** Finds the file that an `#include` means, as the compiler does: beside the including file where it is quoted, then in the include paths. */
export class IncludeFinder {
  readonly #files: ProjectFiles;
  readonly #scan: Scan;
  readonly #paths: readonly string[];
  readonly #near: string | undefined;
  readonly #known = new Map<string, string | undefined>();
  readonly #exists = new Map<string, boolean>();

  /** `near`: where the include paths are not known, the one header of a name below this folder is meant. */
  constructor(files: ProjectFiles, scan: Scan, paths: readonly string[], near: string | undefined) {
    this.#files = files;
    this.#scan = scan;
    this.#paths = paths;
    this.#near = near;
  }

  find(written: string, from: string, quoted: boolean): string | undefined {
    const name = written.replaceAll('\\', '/');
    const key = `${quoted ? folderOf(from) : ''}\0${name}`;
    if (!this.#known.has(key)) {
      if (this.#known.size > mostAnswers) return undefined;
      this.#known.set(key, this.#search(name, folderOf(from), quoted));
    }
    return this.#known.get(key);
  }

  #search(name: string, folder: string, quoted: boolean): string | undefined {
    const candidates = [...(quoted ? [folder] : []), ...this.#paths].map((path) => joinPath(path, name));
    const exact = candidates.find((path) => this.#isThere(path));
    if (exact !== undefined) return exact;
    const named = this.#scan.sources.get(nameOf(name).toLowerCase()) ?? [];
    // Written on a machine whose file names have no case.
    const lower = new Set(candidates.map((path) => path.toLowerCase()));
    const alike = named.find((path) => lower.has(path.toLowerCase()));
    if (alike !== undefined) return alike;
    const near = this.#near === undefined ? [] : named.filter((path) => path.startsWith(`${this.#near}/`) && path.endsWith(`/${name}`));
    return near.length === 1 ? near[0] : undefined;
  }

  /** Include paths may lead anywhere, and come from files that are not trusted: only what is named as a source is opened. */
  #isThere(path: string): boolean {
    if (!/\.(?:h|hh|hpp|hxx|inc|c|cc|cpp|cxx|def|tbl)$/i.test(path)) return false;
    const known = this.#exists.get(path);
    if (known !== undefined) return known;
    const there = this.#files.fileExistsSync(path);
    this.#exists.set(path, there);
    return there;
  }
}
