import type { Finding } from '@qspi-doctor/diagnostics';
import type { Content } from './rule-tester.js';

/** The files with the edits of a finding's first remedy made. */
export function withEdits(content: Content, finding: Finding | undefined): Content {
  const edits = [...(finding?.remedies[0]?.edits ?? [])].sort((a, b) => b.range.start - a.range.start);
  if (edits.length === 0) throw new Error('the finding has no edits');
  const changed: Record<string, string | Uint8Array> = { ...content };
  for (const { file, range, newText } of edits) {
    const text = changed[file];
    if (typeof text !== 'string') throw new Error(`${file} is no text`);
    changed[file] = text.slice(0, range.start) + newText + text.slice(range.end);
  }
  return changed;
}
