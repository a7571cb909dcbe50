import type { Finding, NotChecked, Severity } from '@qspi-doctor/diagnostics';
import { isPresent, type Available } from '@qspi-doctor/workspace';
import { findingOf, type ReportFinding } from '../finding-of.js';
import type { RuleOutcome } from '../run-rule.js';
import type { SetupInputs, SetupPieces, SetupRule } from './inputs.js';

/** Runs one rule over a machine. `severity`, where given, is the user's word and wins over the rule's own. */
export async function runSetupRule(rule: SetupRule, pieces: SetupPieces, severity?: Severity): Promise<RuleOutcome> {
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const inputs: Record<string, unknown> = {};
  for (const name of [...rule.needs, ...rule.uses]) {
    const piece: Available<unknown> = pieces[name];
    if (isPresent(piece)) inputs[name] = piece.value;
    else if (rule.needs.includes(name)) return { findings, notChecked: [{ rule: rule.id, why: piece.absent }] };
  }
  const report: ReportFinding = (entry) => void findings.push(findingOf(rule, entry, severity));
  await rule.check(inputs as Partial<SetupInputs>, Object.assign(report, { unknown: (why: string) => void notChecked.push({ rule: rule.id, why }) }));
  return { findings, notChecked };
}
