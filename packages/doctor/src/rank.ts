import { severities, type Finding } from '@qspi-doctor/diagnostics';

export interface Ranked {
  readonly findings: readonly Finding[];
  readonly diagnosis: string | undefined;
}

/** True where another finding on the same program says that it explains this one. */
export function isExplained(finding: Finding, all: readonly Finding[]): boolean {
  return all.some((other) => other !== finding && other.program === finding.program && other.explains.includes(finding.rule));
}

/**
 * Puts the diagnosis first: the most serious finding that no other explains; among equals one that explains others, then the one whose rule
 * stands first in the catalogue. What a finding explains follows it directly.
 */
export function rank(findings: readonly Finding[], catalogue: readonly string[]): Ranked {
  const order = (rule: string) => (catalogue.indexOf(rule) + catalogue.length + 1) % (catalogue.length + 1);
  const explained = new Set(findings.filter((finding) => isExplained(finding, findings)));
  const explainsSome = (finding: Finding) => findings.some((other) => explained.has(other) && other.program === finding.program && finding.explains.includes(other.rule));
  const heads = findings
    .filter((finding) => !explained.has(finding))
    .map((finding, index) => ({ finding, index }))
    .sort(
      (a, b) =>
        severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
        Number(explainsSome(b.finding)) - Number(explainsSome(a.finding)) ||
        order(a.finding.rule) - order(b.finding.rule) ||
        a.index - b.index,
    )
    .map(({ finding }) => finding);
  const sorted: Finding[] = [];
  for (const head of heads) {
    sorted.push(head, ...findings.filter((other) => explained.has(other) && !sorted.includes(other) && other.program === head.program && head.explains.includes(other.rule)));
  }
  // A circle of findings that explain each other has no head: nothing may be lost.
  sorted.push(...findings.filter((finding) => !sorted.includes(finding)));
  const first = sorted[0];
  return { findings: sorted, diagnosis: first === undefined || first.severity === 'note' ? undefined : first.rule };
}
