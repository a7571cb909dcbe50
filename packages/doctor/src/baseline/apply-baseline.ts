import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import { entryOf, keyOf, type BaselineCommand, type BaselineEntry, type PathInBaseline } from './entry.js';

/** What was looked at in this run: entries about anything else can neither be confirmed nor be said to be gone. */
export interface BaselineScope {
  readonly by: BaselineCommand;
  readonly pathOf: PathInBaseline;
  /** Of a lint run: the files, as findings name them. Undefined: everything. */
  readonly files?: readonly string[] | undefined;
  readonly notChecked: readonly NotChecked[];
  /** Rules that did not run at all. */
  readonly off?: readonly string[] | undefined;
}

export interface BaselineOutcome {
  /** Not in the baseline: these count. */
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Entries that no longer occur, with how often they are missing. */
  readonly gone: readonly BaselineEntry[];
}

export function applyBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[], scope: BaselineScope): BaselineOutcome {
  const left = new Map<string, { readonly entry: BaselineEntry; count: number }>();
  for (const entry of entries) {
    const known = left.get(keyOf(entry));
    if (known) known.count += entry.count;
    else left.set(keyOf(entry), { entry, count: entry.count });
  }
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const match = left.get(keyOf(entryOf(finding, scope.by, scope.pathOf)));
    if (match && match.count > 0) {
      match.count--;
      known.push(finding);
    } else fresh.push(finding);
  }
  const gone = [...left.values()].filter(({ entry, count }) => count > 0 && wasExamined(entry, scope)).map(({ entry, count }) => ({ ...entry, count }));
  return { fresh, known, gone };
}

/** The entries of a new baseline: what was found now, and of the old one what this run did not look at. Reasons are kept. */
export function updatedBaseline(findings: readonly Finding[], old: readonly BaselineEntry[], scope: BaselineScope): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding, scope.by, scope.pathOf);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: 1 + (entries.get(key)?.count ?? 0) });
  }
  // A rule may find something and still not have seen all.
  for (const entry of old) if (!wasExamined(entry, scope) && !((entries.get(keyOf(entry))?.count ?? 0) >= entry.count)) entries.set(keyOf(entry), entry);
  const reasons = new Map(old.filter(({ reason }) => reason !== undefined).map((entry) => [keyOf(entry), entry.reason]));
  return [...entries].map(([key, entry]) => (reasons.has(key) ? { ...entry, reason: reasons.get(key) } : entry));
}

function wasExamined(entry: BaselineEntry, { by, files, pathOf, notChecked, off = [] }: BaselineScope): boolean {
  if (entry.by !== by || off.includes(entry.rule)) return false;
  if (files !== undefined && !files.some((file) => pathOf(file) === entry.file)) return false;
  return !notChecked.some(({ rule, program }) => rule === entry.rule && (by === 'lint' ? program !== undefined && pathOf(program) === entry.file : program === entry.program));
}
