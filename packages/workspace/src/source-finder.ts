import { relativePath } from '@qspi-doctor/files';

/**
 * Finds the file of the workspace that a debug line means. Line tables name files as the compiler's machine knew them; here the
 * longest common tail of folders decides, and a tie means that nothing is claimed.
 */
export class SourceFinder {
  readonly #folder: string;
  readonly #byName: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Map<string, string | undefined>();

  constructor(folder: string, byName: ReadonlyMap<string, readonly string[]>) {
    this.#folder = folder;
    this.#byName = byName;
  }

  /** The path relative to the workspace's folder. `near` is a folder (absolute) whose files win a tie. */
  find(producerPath: string, near: string): string | undefined {
    const key = `${near}\0${producerPath}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const found = this.#search(producerPath, near);
    this.#known.set(key, found);
    return found;
  }

  #search(producerPath: string, near: string): string | undefined {
    const parts = producerPath.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
    const base = parts.at(-1)?.toLowerCase();
    const candidates = base === undefined ? [] : (this.#byName.get(base) ?? []);
    let best: string | undefined;
    let bestScore = 0;
    let tie = false;
    for (const candidate of candidates) {
      const score = commonTail(parts, candidate.split('/')) * 2 + (candidate.startsWith(`${near}/`) ? 1 : 0);
      if (score > bestScore) [best, bestScore, tie] = [candidate, score, false];
      else if (score === bestScore) tie = true;
    }
    return best === undefined || tie ? undefined : relativePath(this.#folder, best);
  }
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n]?.toLowerCase() === b[b.length - 1 - n]?.toLowerCase()) n++;
  return n;
}
