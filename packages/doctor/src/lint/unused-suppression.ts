import { LineIndex, type Edit, type Finding, type RuleHead } from '@qspi-doctor/diagnostics';
import type { Suppression } from './suppressions.js';

export const unusedSuppressionRule: RuleHead = {
  id: 'lint/unused-suppression',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    what: 'A comment suppresses a rule that finds nothing there.',
    why: 'It hides the next real finding in that place. Suppressions of rules that could not be checked (for want of a device, say) are not reported.',
    symptom: 'The script was mended, moved or renamed, and the comment stayed.',
    wrong: '```ld\n/* qspi-doctor-disable-next-line linker-script/undefined-region -- declared by the board\'s script */\n.text : { *(.text*) } > FLASH\n```',
    right: '```ld\n.text : { *(.text*) } > FLASH\n```',
    sources: [],
  },
};

/** `known`: whether there is a rule of that name at all. */
export function unusedSuppression({ file, range, rules }: Suppression, names: readonly string[], text: string, known: (name: string) => boolean): Finding {
  const unknown = names.filter((name) => !known(name));
  const what = names.length === 0 ? 'The comment names no rule, so that it suppresses nothing.' : unknown.length > 0 ? `There is no rule ${unknown.join(', ')}.` : `${names.join(', ')}: nothing is found there, so that the comment suppresses nothing.`;
  const edit: Edit = { file, range: wholeLine(text, range), newText: '' };
  return {
    rule: unusedSuppressionRule.id,
    severity: unusedSuppressionRule.severity,
    message: what,
    messageId: 'unused',
    data: { names },
    location: { file, ...new LineIndex(text).locate(range) },
    related: [],
    explains: [],
    remedies: [{ title: 'Remove the comment', certainty: 'documented', steps: [names.length === rules.length ? 'Remove the comment.' : `Take ${names.join(', ')} out of the comment.`], ...(names.length === rules.length && unknown.length === 0 && names.length > 0 ? { edits: [edit] } : {}) }],
  };
}

/** The comment with its line, where nothing else stands in it. */
function wholeLine(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0];
  const atLineStart = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
  if (atLineStart && rest !== undefined) return { start: from, end: end + rest.length };
  return { start: atLineStart ? start : from, end };
}
