import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import { runSetupRule, setupRules, type SetupPieces, type SetupRule } from '@qspi-doctor/rules';
import { isPresent } from '@qspi-doctor/workspace';
import type { Diagnosis, Verdict } from '../diagnosis.js';
import { rank } from '../rank.js';
import { ruleCrashedRule } from '../rule-crashed.js';
import type { SeverityOverrides } from '../run-rules.js';

export interface ExamineSetupOptions {
  /** As the user named it. */
  readonly folder?: string | undefined;
  readonly rules?: readonly SetupRule[];
  readonly severities?: SeverityOverrides | undefined;
  readonly remarks?: readonly string[];
}

/** Rules × machine → one diagnosis, of the same make as that of a project. */
export async function examineSetup(pieces: SetupPieces, { folder = '.', rules = setupRules, severities = {}, remarks = [] }: ExamineSetupOptions = {}): Promise<Diagnosis> {
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id];
    if (severity === 'off') continue;
    try {
      const outcome = await runSetupRule(rule, pieces, severity);
      findings.push(...outcome.findings);
      notChecked.push(...outcome.notChecked);
    } catch (error) {
      findings.push(crashed(rule, error));
    }
  }
  const ranked = rank(findings, [...rules.map(({ id }) => id), ruleCrashedRule.id]);
  return { folder, verdict: verdictOf(findings, pieces), ...ranked, programs: [], notChecked, remarks };
}

/** Well is a machine with a GDB server and a GDB that were started and said who they are. */
function verdictOf(findings: readonly Finding[], { machine }: SetupPieces): Verdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  if (findings.some(({ severity }) => severity === 'warning')) return 'suspect';
  const answered = isPresent(machine) ? machine.value.installations.flatMap(({ tools }) => tools).filter(({ answer }) => answer?.version !== undefined) : [];
  const has = (...names: readonly string[]) => answered.some(({ name }) => names.includes(name));
  return has('gdb-server', 'openocd') && has('gdb') ? 'healthy' : 'unknown';
}

function crashed(rule: SetupRule, error: unknown): Finding {
  const failure = error instanceof Error ? error.message : String(error);
  return {
    rule: ruleCrashedRule.id,
    severity: ruleCrashedRule.severity,
    message: `The rule ${rule.id} failed and was left out: ${failure}. This is a bug of qspi-doctor; please report it.`,
    messageId: 'crashed',
    data: { rule: rule.id, failure },
    location: { symbol: rule.id },
    related: [],
    explains: [],
    remedies: [],
  };
}
