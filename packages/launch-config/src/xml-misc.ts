import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';

/** XML 1.0, section 2.8. */
const declaration = /^<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>$/;

const kinds = [
  { open: '<!--', close: '-->', name: 'comment' },
  { open: '<![CDATA[', close: ']]>', name: 'CDATA section' },
  { open: '<?', close: '?>', name: 'processing instruction' },
] as const;

export interface WithoutMisc {
  /** The text with comments, CDATA sections and processing instructions blanked out, as long as before. */
  readonly plain: string;
  /** The first of them that XML does not allow. */
  readonly problem: TextProblem | undefined;
}

/** Blanks out what is not markup of elements. One pass: each piece is looked at once, whatever the text. */
export function withoutMisc(text: string): WithoutMisc {
  const parts: string[] = [];
  let done = 0;
  let problem: TextProblem | undefined;
  for (let at = nextOpen(text, 0); at >= 0; at = nextOpen(text, done)) {
    const kind = kinds.find(({ open }) => text.startsWith(open, at)) ?? kinds[0];
    const close = text.indexOf(kind.close, at + kind.open.length);
    const end = close < 0 ? text.length : close + kind.close.length;
    const why = close < 0 ? `the ${kind.name} is never closed` : kind.open === '<!--' ? commentFault(text.slice(at, end)) : kind.open === '<?' ? instructionFault(text.slice(at, end), at) : undefined;
    if (why !== undefined) problem ??= { message: `not well-formed XML: ${why}`, range: shortRange(at, end) };
    parts.push(text.slice(done, at), ' '.repeat(end - at));
    done = end;
  }
  return { plain: parts.join('') + text.slice(done), problem };
}

function nextOpen(text: string, from: number): number {
  const open = /<!--|<!\[CDATA\[|<\?/g;
  open.lastIndex = from;
  return open.exec(text)?.index ?? -1;
}

function shortRange(start: number, end: number): TextRange {
  return { start, end: Math.min(end, start + 200) };
}

function commentFault(comment: string): string | undefined {
  return comment.slice(4, -2).includes('--') ? '-- is not allowed in a comment' : undefined;
}

function instructionFault(instruction: string, at: number): string | undefined {
  const target = /^<\?([^\s<>?&"'=/!]+)(?:\s|\?>$)/.exec(instruction)?.[1];
  if (target === undefined) return 'this is no processing instruction';
  if (target.toLowerCase() !== 'xml') return undefined;
  // One that is a byte order mark further on stands at the start all the same.
  return at <= 1 && declaration.test(instruction.slice(0, 1000)) ? undefined : 'the XML declaration is damaged, or not at the start';
}
