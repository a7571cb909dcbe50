import type { Finding, NotChecked, RuleHead } from '@qspi-doctor/diagnostics';

/** What the formats for other programs are made of: findings of a diagnosis or of a lint run. */
export interface FindingsReport {
  readonly toolVersion: string;
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Rules that findings may name. */
  readonly rules: readonly RuleHead[];
  /** Files (or programs) that were examined, as findings name them. */
  readonly examined: readonly string[];
  /** The text of a file, where edits are to be placed in it. */
  readonly sourceOf: (file: string) => string | undefined;
}

/** How to read the page of a rule: the package carries its pages with it, so no address on the web can go stale. */
export function explainCommand(id: string): string {
  return `qspi-doctor explain ${id}`;
}

/** Findings in an order that does not depend on the order of the run: by place, then by rule. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort(
    (a, b) =>
      compare(a.location.file ?? '', b.location.file ?? '') ||
      (a.location.line ?? 0) - (b.location.line ?? 0) ||
      (a.location.column ?? 0) - (b.location.column ?? 0) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}
