/** What pairing needs to know of a program. */
export interface PairFacts {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  readonly line: string | undefined;
  /** The core that it runs on, where that is known: nobody starts a program by jumping into it on another core. */
  readonly core?: string | undefined;
  /** Where its vector table is (or, without an image, where the script puts it). */
  readonly table: number | undefined;
  readonly startsAtReset: boolean;
  /** Somebody has to start it: it lies in flash where the core does not start, and brings no boot code of its own along. */
  readonly needsStarter?: boolean;
}

/** True where a launch configuration loads images of both programs, given by their indices. */
export type LoadedTogether = (application: number, starter: number) => boolean;

interface Candidate {
  readonly index: number;
  readonly together: boolean;
  readonly named: boolean;
  /** Folders that both paths begin with. */
  readonly common: number;
  readonly distance: number;
  /** Letters that both names begin with. */
  readonly stem: number;
}

/**
 * Says who starts whom: index of the starter for each program, undefined where nobody is needed or known. A program whose table is not where the
 * core starts is started by one of the same device line whose table is. Best evidence first: a launch configuration that loads both; a
 * name that says boot loader, the nearest such; a project right beside it that has no rival. What none of these says is not claimed.
 */
export function pairUp(programs: readonly PairFacts[], together: LoadedTogether = () => false): readonly (number | undefined)[] {
  const chosen = programs.map((application, self) => (application.table === undefined || application.startsAtReset ? undefined : starterOf(application, self, programs, together)));
  return chosen.map((candidate) => {
    if (candidate === undefined) return undefined;
    // Another pair's bootloader, in folders of its own: an application elsewhere has nothing to do with it.
    const closest = Math.max(...chosen.map((other) => (other?.index === candidate.index ? other.common : 0)));
    return candidate.together || candidate.common === closest ? candidate.index : undefined;
  });
}

function starterOf(application: PairFacts, self: number, programs: readonly PairFacts[], together: LoadedTogether): Candidate | undefined {
  const candidates = programs.flatMap((other, index): Candidate[] => {
    if (index === self || !other.startsAtReset || other.line !== application.line || !mayShareCore(application, other)) return [];
    const [a, b] = [application.folder.split('/'), other.folder.split('/')];
    const common = commonStart(a, b);
    return [{ index, together: together(self, index), named: bootName.test(other.name), common, distance: a.length + b.length - 2 * common, stem: commonStart(application.name, other.name) }];
  });
  const [best, next] = candidates.sort(
    (a, b) => Number(b.together) - Number(a.together) || Number(b.named) - Number(a.named) || b.common - a.common || a.distance - b.distance || b.stem - a.stem,
  );
  if (best === undefined) return undefined;
  const rival = next !== undefined && next.together === best.together && next.named === best.named && next.common === best.common && next.distance === best.distance && next.stem === best.stem;
  if (rival) return undefined;
  if (best.together || best.named) return best;
  // Nothing but its place speaks for it. What lies in one folder is rather a choice (scripts for flash, for external flash, for RAM) than a pair.
  const nearRivals = candidates.filter(({ common }) => common === best.common).length;
  return best.distance > 0 && best.distance <= nearby && nearRivals === 1 ? best : undefined;
}

function mayShareCore(a: PairFacts, b: PairFacts): boolean {
  return a.core === undefined || b.core === undefined || a.core === b.core;
}

const bootName = /boot|fsbl|loader|launcher|first.?stage|(?:^|[_-])bl\d?(?:$|[_-])/i;

/** Steps between two folders that lie side by side. */
const nearby = 2;

function commonStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
