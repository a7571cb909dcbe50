/** What pairing needs to know of a program. */
export interface PairFacts {
  readonly folder: string;
  readonly name: string;
  readonly line: string | undefined;
  /** Where its vector table is (or, without an image, where the script puts it). */
  readonly table: number | undefined;
  readonly startsAtReset: boolean;
}

/**
 * Says who starts whom: a program whose table is not where the core starts is started by the nearest program (in folders) of the
 * same device line whose table is. Index of the starter for each program, undefined where nobody is needed or known.
 */
export function pairUp(programs: readonly PairFacts[]): readonly (number | undefined)[] {
  return programs.map((application, self) => {
    if (application.table === undefined || application.startsAtReset) return undefined;
    let best: number | undefined;
    let bestScore = -1;
    programs.forEach((candidate, index) => {
      if (index === self || !candidate.startsAtReset || candidate.line !== application.line) return;
      const score = commonFolders(candidate.folder, application.folder) * 2 + (/boot|fsbl|loader/i.test(candidate.name) ? 1 : 0);
      if (score > bestScore) [best, bestScore] = [index, score];
    });
    return best;
  });
}

function commonFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let n = 0;
  while (n < left.length && n < right.length && left[n] === right[n]) n++;
  return n;
}
