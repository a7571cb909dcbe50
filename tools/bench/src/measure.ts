import { spawnSync } from 'node:child_process';

/** Runs in turn, so that a change of the machine's speed meets all of them; wall times in ms, one list for each command. */
export function wallTimes(commands: readonly (readonly string[])[], runs: number): number[][] {
  const times = commands.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    commands.forEach(([program = '', ...args], index) => {
      const begun = performance.now();
      const { error } = spawnSync(program, args, { stdio: 'ignore' });
      if (error) throw error;
      // The first round warms the file cache.
      if (run >= 0) times[index]?.push(performance.now() - begun);
    });
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Time of the fastest of some runs in this process, in ms: what the code costs when nothing disturbs it. */
export async function best(runs: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

/** One row of the result: what was measured, the figure, the budget, and whether it was kept. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly budget: string;
  readonly kept: boolean;
}
