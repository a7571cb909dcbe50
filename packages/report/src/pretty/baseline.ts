import { safeText } from '@qspi-doctor/diagnostics';
import type { BaselineSummary } from '@qspi-doctor/doctor';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

const mostGone = 10;

/** What a baseline hid, and which of its entries can go. */
export function baselineLines({ file, known, gone }: BaselineSummary, { paint, width }: Style): string[] {
  const shown = safeText(file);
  const lines = [paint.bold.underline('Baseline'), ...wrap(`${known} known ${known === 1 ? 'finding is' : 'findings are'} hidden by the baseline ${shown}.`, width, '  ')];
  if (gone.length === 0) return lines;
  const missing = gone.reduce((sum, { count }) => sum + count, 0);
  lines.push(...wrap(`${missing} ${missing === 1 ? 'entry' : 'entries'} of the baseline ${shown} no longer ${missing === 1 ? 'occurs' : 'occur'}; --update-baseline takes ${missing === 1 ? 'it' : 'them'} out:`, width, '  '));
  for (const { rule, program, file: where } of gone.slice(0, mostGone)) lines.push(...wrap(safeText([rule, program === undefined ? '' : `in ${program}`, where ?? ''].filter(Boolean).join('  ')), width, '    - ', '      '));
  if (gone.length > mostGone) lines.push(`    - and ${gone.length - mostGone} more`);
  return lines;
}
