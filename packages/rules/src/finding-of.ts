import type { Finding, Messages, Report, Severity } from '@qspi-doctor/diagnostics';

export type ReportFinding = (entry: Parameters<Report<Messages>>[0]) => void;

interface Reporting {
  readonly id: string;
  readonly severity: Severity;
  readonly messages: Messages;
}

/** What a rule reports, with its text. `severity`, where given, is the user's word and wins over the rule's own. Throws for a message that the rule does not have. */
export function findingOf(rule: Reporting, entry: Parameters<ReportFinding>[0], severity: Severity | undefined): Finding {
  const message = rule.messages[entry.message];
  if (message === undefined) throw new Error(`rule ${rule.id} has no message "${entry.message}"`);
  return {
    rule: rule.id,
    severity: severity ?? entry.severity ?? rule.severity,
    message: message(entry.data),
    messageId: entry.message,
    data: entry.data as Record<string, unknown>,
    location: entry.location,
    related: entry.related ?? [],
    explains: entry.explains ?? [],
    remedies: entry.remedies ?? [],
  };
}
