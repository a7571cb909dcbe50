import type { Finding, Location, NotChecked } from '@qspi-doctor/diagnostics';
import type { ProgramRole } from '@qspi-doctor/workspace';
import type { BaselineEntry } from './baseline/entry.js';

/** `broken`: an error was found; `suspect`: a warning; `unknown`: nothing wrong seen, and something essential could not be examined; `healthy`: examined and found well. */
export type Verdict = 'broken' | 'suspect' | 'healthy' | 'unknown';

/** A memory of the linker script and how much of it the image takes, in bytes (run and load addresses both count). */
export interface MemoryUse {
  readonly name: string;
  readonly origin: number;
  readonly length: number;
  readonly used: number | undefined;
}

/** What was found out about a program, for people and machines. Absent members could not be found out. */
export interface ProgramSummary {
  readonly name: string;
  readonly role: ProgramRole;
  readonly examined: string | undefined;
  readonly startedBy: string | undefined;
  readonly device: string | undefined;
  readonly core: string | undefined;
  readonly breakpointUnit: { readonly name: string; readonly revision: number | undefined; readonly comparators: number | undefined; readonly highestAddress: number } | undefined;
  readonly linkerScript: string | undefined;
  readonly image: string | undefined;
  readonly launches: readonly string[];
  readonly vectorTable: number | undefined;
  readonly resetHandler: number | undefined;
  readonly main: number | undefined;
  readonly vtor: number | undefined;
  /** What says so: the run of the image, or, where nothing is built, the sources. */
  readonly vtorSource?: 'run' | 'sources' | undefined;
  readonly boot: { readonly reachesMain: boolean; readonly instructions: number; readonly stoppedAt: number; readonly why: string; readonly place?: Location | undefined } | undefined;
  readonly memories: readonly MemoryUse[];
}

export interface BaselineSummary {
  /** As the user named it. */
  readonly file: string;
  /** Findings that it hid. */
  readonly known: number;
  /** Entries that no longer occur. */
  readonly gone: readonly BaselineEntry[];
}

export interface Diagnosis {
  /** As the user named it. */
  readonly folder: string;
  readonly verdict: Verdict;
  /** Id of the rule whose finding explains most; undefined where nothing is wrong. */
  readonly diagnosis: string | undefined;
  readonly programs: readonly ProgramSummary[];
  /** The diagnosis first, then what it explains, then the rest by severity. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** What the search of the folder left out. */
  readonly remarks: readonly string[];
  /** What a baseline hid: `findings` are those that it does not know, and `verdict` counts all. */
  readonly baseline?: BaselineSummary | undefined;
}
