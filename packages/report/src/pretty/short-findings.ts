import type { FindingGroup } from '@qspi-doctor/doctor';
import { safeText } from './safe-text.js';
import { severityMark, type Style } from './style.js';
import { wrap } from './wrap.js';

const mostLines = 2;
/** Beyond these only the number of each rule's findings is told. */
const mostFindings = 30;

/** Findings of which it is enough to know that they are there: the rule, the program, and the beginning of what is said. */
export function shortLines(groups: readonly FindingGroup[], style: Style): string[] {
  const { paint, width } = style;
  const lines = groups.slice(0, mostFindings).flatMap(({ head, explained }) => {
    const owner = head.program === undefined ? '' : paint.dim(`  in ${safeText(head.program)}`);
    const others = explained.length === 0 ? '' : paint.dim(`  and ${explained.length} that ${explained.length === 1 ? 'follows' : 'follow'}`);
    return [`  ${severityMark(head.severity, style)}  ${paint.bold(head.rule)}${owner}${others}`, ...beginning(safeText(head.message), width)];
  });
  const counts = new Map<string, number>();
  for (const { head } of groups.slice(mostFindings)) counts.set(head.rule, (counts.get(head.rule) ?? 0) + 1);
  if (counts.size > 0) lines.push(...wrap(`and ${[...counts].map(([rule, count]) => `${count} of ${rule}`).join(', ')}`, width, '  ', '    '));
  return lines;
}

/** As much of a text as goes on two lines; what is cut off shows as an ellipsis. */
function beginning(text: string, width: number): readonly string[] {
  const lines = wrap(text, width - 2, '      ');
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''} …`];
}
