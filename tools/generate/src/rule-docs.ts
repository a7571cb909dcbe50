import { lintRules, ruleCrashedRule } from '@qspi-doctor/doctor';
import type { RuleHead } from '@qspi-doctor/diagnostics';
import { logRules, programRules, setupRules, targetRules } from '@qspi-doctor/rules';

/** The rules that have a page, by id. */
export const documentedRules: readonly RuleHead[] = [...programRules, ...targetRules, ...logRules, ...setupRules, ...lintRules, ruleCrashedRule].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A page for each rule, made from the rule itself, and the index of them. */
export function ruleDocs(): readonly { path: string; text: string }[] {
  return [...documentedRules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: page(rule) })), { path: 'docs/rules/README.md', text: index() }];
}

function page({ id, since, severity, docs }: RuleHead): string {
  const sections = [
    `# ${id}`,
    `Severity: ${severity}. Since ${since}.`,
    docs.what,
    `## Why\n\n${docs.why}`,
    `## How it shows\n\n${docs.symptom}`,
    docs.wrong === '' ? '' : `## Wrong\n\n${docs.wrong}`,
    docs.right === '' ? '' : `## Right\n\n${docs.right}`,
    docs.sources.length === 0 ? '' : `## Sources\n\n${docs.sources.map((source) => `- ${source}`).join('\n')}`,
  ];
  return `<!-- Made from the rule by "npm run generate". -->\n\n${sections.filter(Boolean).join('\n\n')}\n`;
}

function index(): string {
  const rows = documentedRules.map(({ id, severity, docs }) => `| [${id}](${id}.md) | ${severity} | ${docs.what.split(/(?<=\.)\s/)[0] ?? docs.what} |`);
  return `<!-- Made from the rules by "npm run generate". -->\n\n# Rules\n\n| rule | severity | says |\n|---|---|---|\n${rows.join('\n')}\n`;
}
