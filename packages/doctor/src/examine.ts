import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import { programRules, type ProgramRule } from '@qspi-doctor/rules';
import type { Workspace } from '@qspi-doctor/workspace';
import type { Diagnosis, ProgramSummary, Verdict } from './diagnosis.js';
import { heedSuppressions } from './lint/lint-program.js';
import { rank } from './rank.js';
import { ruleCrashedRule } from './rule-crashed.js';
import { runRules, type SeverityOverrides } from './run-rules.js';
import { summarize } from './summarize.js';

export interface ExamineOptions {
  readonly folder?: string;
  readonly rules?: readonly ProgramRule[];
  readonly severities?: SeverityOverrides | undefined;
  /** Told before each program which one of how many it is. */
  readonly onProgram?: ((name: string, number: number, of: number) => void) | undefined;
}

/** Rules × programs → one diagnosis. */
export async function examine(workspace: Workspace, { folder = '.', rules = programRules, severities, onProgram }: ExamineOptions = {}): Promise<Diagnosis> {
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const programs: ProgramSummary[] = [];
  for (const [index, program] of workspace.programs.entries()) {
    onProgram?.(program.name, index + 1, workspace.programs.length);
    const outcome = await runRules(program, rules, severities);
    findings.push(...(await heedSuppressions(program, outcome.findings)));
    notChecked.push(...outcome.notChecked);
    programs.push(await summarize(program));
  }
  const ranked = rank(findings, [...rules.map(({ id }) => id), ruleCrashedRule.id]);
  return { folder, verdict: verdictOf(ranked.findings, programs), ...ranked, programs, notChecked, remarks: workspace.remarks };
}

/** Healthy is only what was seen: the device, the image and its way to main, of every program. */
function verdictOf(findings: readonly Finding[], programs: readonly ProgramSummary[]): Verdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  if (findings.some(({ severity }) => severity === 'warning')) return 'suspect';
  const seen = programs.length > 0 && programs.every(({ core, image, boot, vtor }) => core !== undefined && image !== undefined && boot?.reachesMain === true && vtor !== undefined);
  return seen ? 'healthy' : 'unknown';
}
