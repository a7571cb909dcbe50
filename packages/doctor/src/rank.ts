import { isAtLeast, severities, type Finding } from '@qspi-doctor/diagnostics';

export interface Ranked {
  readonly findings: readonly Finding[];
  readonly diagnosis: string | undefined;
}

/** A finding that no other explains, and what follows from it, directly or by way of another. */
export interface FindingGroup {
  readonly head: Finding;
  readonly explained: readonly Finding[];
}

/** What is less serious explains nothing: under a note (or under a rule that the user made one) an error would be overlooked. */
function explains(finding: Finding, other: Finding): boolean {
  return other !== finding && other.program === finding.program && finding.explains.includes(other.rule) && isAtLeast(finding.severity, other.severity);
}

/** True where another finding on the same program says that it explains this one. */
export function isExplained(finding: Finding, all: readonly Finding[]): boolean {
  return all.some((other) => explains(other, finding));
}

/** Every finding once, in the order given: heads, and behind each what it explains, the most serious first. Of findings that explain each other in a circle, the first is the head. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const explained = new Set(findings.filter((finding) => isExplained(finding, findings)));
  const taken = new Set<Finding>();
  const groups: FindingGroup[] = [];
  const open = (head: Finding) => {
    taken.add(head);
    const members: Finding[] = [];
    collect(head, members);
    groups.push({ head, explained: members.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)) });
  };
  const collect = (cause: Finding, members: Finding[]) => {
    for (const other of findings) {
      if (taken.has(other) || !explains(cause, other)) continue;
      taken.add(other);
      members.push(other);
      collect(other, members);
    }
  };
  for (const finding of findings) if (!explained.has(finding)) open(finding);
  for (const finding of findings) if (!taken.has(finding)) open(finding);
  return groups;
}

/**
 * Puts the diagnosis first: the most serious finding that no other explains; among equals one that explains others, then the one whose rule
 * stands first in the catalogue. What a finding explains follows it directly.
 */
export function rank(findings: readonly Finding[], catalogue: readonly string[]): Ranked {
  const order = (rule: string) => (catalogue.indexOf(rule) + catalogue.length + 1) % (catalogue.length + 1);
  const sorted = groupFindings(findings)
    .map((group, index) => ({ ...group, index }))
    .sort(
      (a, b) =>
        severities.indexOf(a.head.severity) - severities.indexOf(b.head.severity) ||
        Number(b.explained.length > 0) - Number(a.explained.length > 0) ||
        order(a.head.rule) - order(b.head.rule) ||
        a.index - b.index,
    )
    .flatMap(({ head, explained }) => [head, ...explained]);
  const first = sorted[0];
  return { findings: sorted, diagnosis: first === undefined || first.severity === 'note' ? undefined : first.rule };
}
