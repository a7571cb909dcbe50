import { safeText } from '@qspi-doctor/diagnostics';
import { html, type Markup } from './markup.js';
import { prose } from './prose.js';

/** What is typed into a GDB console, and what is put into a source or a shell. A step is cut at these. */
const gdbCommand = /\b(?:set \*\(unsigned (?:int|long) ?\*\) ?\S+ (?:\|=|&=|=) (?:\(unsigned int\)\S+ & ~1|\S+)|set mem [\w-]+ \w+|mem 0x[0-9a-f]+ 0x[0-9a-f]+ \w+|t?h?break [\w*.:]+(?= |$)|hbreak \S+|thbreak \S+|monitor [a-z][\w ]*[\w])/;
const code = /__attribute__\(\((?:[^()]|\([^()]*\))*\)\)|\b(?:extern|SCB->|void|const|static)\b[^;"]*;(?: SCB->[^;]*;)?|\b\w+ \([rwx!]+\) : ORIGIN = \w+, LENGTH = \w+/;
const shell = /(?<=")(?:qspi-doctor|arm-none-eabi-\w+|openocd|make|cmake)(?: [^"]+)?(?=")/;
const anyCommand = new RegExp(`${gdbCommand.source}|${code.source}|${shell.source}`, 'g');

interface Part {
  readonly text: string;
  readonly command: boolean;
}

function partsOf(step: string): readonly Part[] {
  const parts: Part[] = [];
  let last = 0;
  for (const match of step.matchAll(anyCommand)) {
    if (match.index > last) parts.push({ text: step.slice(last, match.index), command: false });
    parts.push({ text: match[0], command: true });
    last = match.index + match[0].length;
  }
  if (last < step.length) parts.push({ text: step.slice(last), command: false });
  return parts;
}

/** A step of a remedy: what is to be typed stands out and can be copied. */
export function stepMarkup(step: string): Markup {
  return html`${partsOf(step).map(({ text, command }) => (command ? commandMarkup(text) : prose(text)))}`;
}

/** The script puts a button beside whatever has `data-copy`. */
export function commandMarkup(text: string): Markup {
  return html`<code class="command" data-copy="${safeText(text)}">${text}</code>`;
}

/** Steps of a remedy, with the commands for the GDB console that end with a step: what is typed one after the other is copied together. */
export function withCommandRuns(steps: readonly string[]): readonly { readonly step: string; readonly run: readonly string[] }[] {
  let open: string[] = [];
  return steps.map((step, index) => {
    const command = commandAtHead(step);
    open = command === undefined ? [] : [...open, command];
    const ends = command !== undefined && commandAtHead(steps[index + 1] ?? '') === undefined;
    return { step, run: ends && open.length > 1 ? open : [] };
  });
}

function commandAtHead(step: string): string | undefined {
  const match = gdbCommand.exec(step.replace(/^In the GDB console:\s*/, ''));
  return match?.index === 0 ? safeText(match[0]) : undefined;
}
