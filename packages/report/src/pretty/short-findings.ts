import { safeText } from '@qspi-doctor/diagnostics';
import type { FindingGroup } from '@qspi-doctor/doctor';
import { severityMark, type Style } from './style.js';
import { wrap } from './wrap.js';

const mostLines = 2;
/** So many findings of one rule are told one by one. */
const mostAlike = 2;
const mostNames = 6;

/** Findings of which it is enough to know that they are there: the rule, the program, and the beginning of what is said. Many of one rule share an entry. */
export function shortLines(groups: readonly FindingGroup[], style: Style): string[] {
  const rules = new Map<string, FindingGroup[]>();
  for (const group of groups) rules.set(group.head.rule, [...(rules.get(group.head.rule) ?? []), group]);
  return [...rules.values()].flatMap((own) => (own.length > mostAlike && own[0] ? alikeLines(own, own[0], style) : own.flatMap((group) => oneLines(group, style))));
}

function oneLines({ head, explained }: FindingGroup, style: Style): string[] {
  const { paint, width } = style;
  const owner = head.program === undefined ? '' : paint.dim(`  in ${safeText(head.program)}`);
  const others = explained.length === 0 ? '' : paint.dim(`  and ${explained.length} that ${explained.length === 1 ? 'follows' : 'follow'}`);
  return [`  ${severityMark(head.severity, style)}  ${paint.bold(head.rule)}${owner}${others}`, ...beginning(safeText(head.message), width)];
}

function alikeLines(groups: readonly FindingGroup[], first: FindingGroup, style: Style): string[] {
  const { paint, width } = style;
  const { head } = first;
  const names = [...new Set(groups.flatMap(({ head: { program } }) => (program === undefined ? [] : [safeText(program)])))];
  const shown = names.length > mostNames ? `${names.slice(0, mostNames - 1).join(', ')} and ${names.length - mostNames + 1} more` : names.join(', ');
  return [
    `  ${severityMark(head.severity, style)}  ${paint.bold(head.rule)}${paint.dim(`  ${groups.length} times`)}`,
    ...beginning(`The first: ${safeText(head.message)}`, width),
    ...(shown === '' ? [] : wrap(`in ${shown}`, width, '      ').map((line) => paint.dim(line))),
  ];
}

/** As much of a text as goes on two lines; what is cut off shows as an ellipsis. */
function beginning(text: string, width: number): readonly string[] {
  const lines = wrap(text, width - 2, '      ');
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''} …`];
}
