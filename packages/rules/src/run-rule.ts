import type { Finding, Messages, NotChecked, Report, Severity } from '@qspi-doctor/diagnostics';
import { isPresent, type Program, type ProgramInputs } from '@qspi-doctor/workspace';
import type { ProgramRule } from './define-rule.js';
import { findingOf, type ReportFinding } from './finding-of.js';

export interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** Runs one rule over one program: opens what it needs, and lists it under `notChecked` where that is absent or the rule says that it cannot know. */
export async function runRule(rule: ProgramRule, program: Program, severity?: Severity): Promise<RuleOutcome> {
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const { inputs, absent } = await openInputs(program, rule);
  if (absent !== undefined) return { findings, notChecked: [{ rule: rule.id, program: program.name, why: absent }] };
  await rule.check(inputs, reporterOf(rule, program, severity, findings, notChecked));
  return { findings, notChecked };
}

async function openInputs(program: Program, rule: ProgramRule): Promise<{ inputs: Partial<ProgramInputs>; absent: string | undefined }> {
  const inputs: Record<string, unknown> = {};
  for (const name of [...rule.needs, ...rule.uses]) {
    const input = await program.open(name).catch((error: unknown) => ({ absent: `reading it failed: ${error instanceof Error ? error.message : String(error)}` }));
    if (isPresent(input)) inputs[name] = input.value;
    else if (rule.needs.includes(name)) return { inputs: {}, absent: input.absent };
  }
  return { inputs, absent: undefined };
}

function reporterOf(rule: ProgramRule, { name: program }: Program, severity: Severity | undefined, findings: Finding[], notChecked: NotChecked[]): Report<Messages> {
  const report: ReportFinding = (entry) => void findings.push({ ...findingOf(rule, entry, severity), program });
  return Object.assign(report, { unknown: (why: string) => void notChecked.push({ rule: rule.id, program, why }) });
}
