import type { Finding } from '@qspi-doctor/diagnostics';
import type { Diagnosis } from '@qspi-doctor/doctor';
import { gapOf } from '../pretty/head.js';
import { firstSentence } from './prose.js';
import { counted } from './words.js';

/** Longer sentences are cut at their colon. */
const longestTitle = 100;
const shortestTitle = 45;
const mostGaps = 4;

export interface Headline {
  readonly title: string;
  readonly lead: string;
}

/** The diagnosis in one sentence, and what is to be said with it. */
export function headlineOf({ verdict, findings, programs, baseline }: Diagnosis): Headline {
  const [head] = findings;
  switch (verdict) {
    case 'healthy':
      return { title: 'Nothing was found that keeps the debugger from halting.', lead: 'Every program was examined: its core, its image, and its way from reset to main.' };
    case 'unknown':
      return { title: 'No fault was seen, but not all that matters could be examined.', lead: `${missing(programs)}This is no clean bill of health: what could not be examined is listed under “Not checked”.` };
    case 'broken':
    case 'suspect':
      if (head !== undefined && head.severity !== 'note') return titled(head);
      return { title: 'Nothing new was found: all that is wrong is known.', lead: baseline === undefined ? '' : `The baseline ${baseline.file} hides ${counted(baseline.known, 'known finding')}.` };
  }
}

/** The first colon that stands neither in quotes nor in parentheses. */
function outerColon(sentence: string): number {
  for (let at = sentence.indexOf(': '); at >= 0; at = sentence.indexOf(': ', at + 1)) {
    const before = sentence.slice(0, at);
    if (before.split('"').length % 2 === 1 && before.split('(').length === before.split(')').length) return at;
  }
  return -1;
}

/** Where the message is long, or begins with what one sees: what it comes to, in a line. By rule, or by rule and message; true of each message of the rule. */
const titles: Readonly<Record<string, string>> = {
  'breakpoint/unreachable main': 'No breakpoint can halt in {name} where it is now.',
  'breakpoint/unreachable script': 'No breakpoint will halt in this program where the linker script puts it.',
  'breakpoint/software-in-flash': 'The debugger may write a software breakpoint into flash, where it is lost.',
  'boot/vtor-mismatch': 'Interrupts run the wrong handlers: VTOR is not this program’s vector table.',
  'launch/no-external-loader': 'The external flash is not programmed: no external loader is switched on.',
};

/** What keeps an unknown verdict from being a healthy one. */
function missing(programs: Diagnosis['programs']): string {
  const gaps = programs.flatMap((program) => gapOf(program) ?? []);
  return gaps.length === 0 ? '' : `${gaps.slice(0, mostGaps).join(', ')}${gaps.length > mostGaps ? ` and ${gaps.length - mostGaps} more` : ''}. `;
}

function titled({ rule, messageId, message, data }: Finding): Headline {
  const title = titles[`${rule} ${messageId}`] ?? titles[rule];
  if (title !== undefined) return { title: title.replace('{name}', String(data['name'])), lead: message };
  const { first, rest } = firstSentence(message);
  const colon = outerColon(first);
  if (first.length <= longestTitle || colon < shortestTitle) return { title: first, lead: rest };
  const second = first.slice(colon + 2);
  return { title: `${first.slice(0, colon)}.`, lead: `${second.slice(0, 1).toUpperCase()}${second.slice(1)} ${rest}`.trim() };
}
