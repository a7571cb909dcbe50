import { LineIndex, type Finding, type RuleHead } from '@qspi-doctor/diagnostics';
import type { Suppression } from './suppressions.js';

export const suppressionWithoutReasonRule: RuleHead = {
  id: 'lint/suppression-without-reason',
  since: '0.1.0',
  severity: 'error',
  docs: {
    what: 'A comment suppresses a rule and does not say why.',
    why: 'Whoever reads the script next must know whether the reason still holds. The reason stands behind `--`. The suppression works all the same, so that this is the only thing that is reported.',
    symptom: 'Nobody dares to remove the comment.',
    wrong: '```ld\n/* qspi-doctor-disable-next-line linker-script/no-entry */\n```',
    right: '```ld\n/* qspi-doctor-disable-next-line linker-script/no-entry -- the build gives -e to the linker */\n```',
    sources: [],
  },
};

export function suppressionWithoutReason({ file, range, rules }: Suppression, text: string): Finding {
  return {
    rule: suppressionWithoutReasonRule.id,
    severity: suppressionWithoutReasonRule.severity,
    message: `${rules.join(', ') || 'This comment'} is suppressed without a reason: write it behind "--".`,
    messageId: 'reason',
    data: { rules },
    location: { file, ...new LineIndex(text).locate(range) },
    related: [],
    explains: [],
    remedies: [{ title: 'Say why', certainty: 'documented', steps: ['Write /* qspi-doctor-disable-next-line RULE -- reason */.'] }],
  };
}
