import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import { decodeValue } from './xml-text.js';

/** One attribute of a tag, with the exact place of what stands between its quotes. */
export interface XmlAttribute {
  readonly name: string;
  /** References replaced, white space normalised. */
  readonly value: string;
  readonly range: TextRange;
  readonly valueRange: TextRange;
}

export interface OpenTag {
  readonly attributes: readonly XmlAttribute[];
  /** Just behind the `>`. */
  readonly end: number;
}

/** Reads the open tag whose `<` is at `start`. The parser of the library gives no places of attributes. */
export function scanOpenTag(text: string, start: number, problems: TextProblem[]): OpenTag {
  const attributes: XmlAttribute[] = [];
  const bad = (message: string, at: number): OpenTag => {
    problems.push({ message, range: { start: at, end: Math.min(at + 1, text.length) } });
    return { attributes, end: at };
  };
  const name = /<[^\s/>]+/y;
  name.lastIndex = start;
  if (!name.test(text)) return bad('not well-formed XML: a tag was expected', start);
  const part = /\s*(?:(\/?>)|([^\s=/>"'<]+)\s*=\s*("|'))/y;
  for (let at = name.lastIndex; ; ) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (!match) return bad('not well-formed XML: an attribute was expected', at);
    if (match[1] !== undefined) return { attributes, end: part.lastIndex };
    const from = part.lastIndex;
    const to = text.indexOf(match[3] ?? '"', from);
    if (to < 0) return bad('not well-formed XML: the quote is never closed', from - 1);
    const raw = text.slice(from, to);
    const less = raw.indexOf('<');
    if (less >= 0) return bad('not well-formed XML: < is not allowed in an attribute value', from + less);
    const nameStart = at + match[0].length - match[0].trimStart().length;
    attributes.push({ name: match[2] ?? '', value: decodeValue(raw), range: { start: nameStart, end: to + 1 }, valueRange: { start: from, end: to } });
    at = to + 1;
  }
}
