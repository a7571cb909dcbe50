import type { Finding, NotChecked, Severity } from '@qspi-doctor/diagnostics';
import { runRule, type ProgramRule, type RuleOutcome } from '@qspi-doctor/rules';
import type { Program } from '@qspi-doctor/workspace';
import { ruleCrashed } from './rule-crashed.js';

export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/** Runs every rule over one program. One that throws is contained: the others go on, and the report says what was lost. */
export async function runRules(program: Program, rules: readonly ProgramRule[], overrides: SeverityOverrides = {}): Promise<RuleOutcome> {
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  for (const rule of rules) {
    const severity = overrides[rule.id];
    if (severity === 'off') continue;
    try {
      const outcome = await runRule(rule, program, severity);
      findings.push(...outcome.findings);
      notChecked.push(...outcome.notChecked);
    } catch (error) {
      findings.push(ruleCrashed(rule, program, error));
    }
  }
  return { findings, notChecked };
}
