import type { Finding, RuleHead } from '@qspi-doctor/diagnostics';
import type { Program } from '@qspi-doctor/workspace';

/** The doctor's own rule: a fault of ours must neither hide other findings nor pass for health. */
export const ruleCrashedRule: RuleHead = {
  id: 'doctor/rule-crashed',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    what: 'A rule of qspi-doctor failed while it examined a program. The other rules went on.',
    why: 'That is a bug of qspi-doctor, not of the project. What the rule looks for was not examined.',
    symptom: 'The report contains this finding with the name of the rule and the message of the failure.',
    wrong: '',
    right: '',
    sources: [],
  },
};

export function ruleCrashed(rule: RuleHead, program: Program, error: unknown): Finding {
  const failure = error instanceof Error ? error.message : String(error);
  return {
    rule: ruleCrashedRule.id,
    severity: ruleCrashedRule.severity,
    program: program.name,
    message: `The rule ${rule.id} failed on this program and was left out: ${failure}. This is a bug of qspi-doctor; please report it.`,
    messageId: 'crashed',
    data: { rule: rule.id, failure },
    location: program.location,
    related: [],
    explains: [],
    remedies: [],
  };
}
