import type { Severity } from '@qspi-doctor/diagnostics';
import { runRule, type ProgramRule, type RuleOutcome } from '@qspi-doctor/rules';
import type { Program } from '@qspi-doctor/workspace';
import { ruleCrashed } from './rule-crashed.js';

export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/**
 * Runs every rule over one program. One that throws is contained: the others go on, and the report says what was lost. While one waits
 * (for sources to be read, say) the others work; what they find stands in the order of the rules all the same.
 */
export async function runRules(program: Program, rules: readonly ProgramRule[], overrides: SeverityOverrides = {}): Promise<RuleOutcome> {
  const outcomes = await Promise.all(rules.filter(({ id }) => overrides[id] !== 'off').map((rule) => runContained(rule, program, overrides[rule.id] as Severity | undefined)));
  return { findings: outcomes.flatMap(({ findings }) => findings), notChecked: outcomes.flatMap(({ notChecked }) => notChecked) };
}

async function runContained(rule: ProgramRule, program: Program, severity: Severity | undefined): Promise<RuleOutcome> {
  try {
    return await runRule(rule, program, severity);
  } catch (error) {
    return { findings: [ruleCrashed(rule, program, error)], notChecked: [] };
  }
}
