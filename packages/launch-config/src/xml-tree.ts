import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LineIndex } from '@qspi-doctor/diagnostics';
import type { ReadResult, TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import { scanOpenTag } from './xml-open-tag.js';
import type { XmlAttribute } from './xml-open-tag.js';
import { withoutMisc } from './xml-misc.js';
import { readPlainXml, type PlainElement } from './plain-xml.js';
import { decodeValue, isForbiddenReference } from './xml-text.js';

/** An element with the places of its parts. Comments and processing instructions are not kept: edits work on the text. */
export interface XmlElement {
  readonly name: string;
  readonly range: TextRange;
  readonly openTag: TextRange;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Text between its tags that is not white space. */
  readonly hasText: boolean;
}

export interface XmlLimits {
  /** UTF-16 code units. */
  readonly size: number;
  readonly depth: number;
  readonly elements: number;
}

type Node = Record<string | symbol, unknown>;

const textName = '#text';

/** Reads a whole XML document without a DOCTYPE. Anything that XML forbids gives a problem and no value, as an XML reader of Eclipse would have it. */
export function readXml(text: string, limits: XmlLimits): ReadResult<XmlElement, TextProblem> {
  const fail = (message: string, range: TextRange): ReadResult<XmlElement, TextProblem> => ({ value: undefined, problems: [{ message, range }] });
  if (text.length > limits.size) return fail(`the file has ${text.length} characters; at most ${limits.size} are read`, { start: 0, end: 0 });
  const plain = readPlainXml(text, limits);
  return plain ? { value: ofPlain(plain), problems: [] } : readAnyXml(text, limits);
}

function ofPlain({ name, range, openTag, attributes, children, text }: PlainElement): XmlElement {
  return {
    name,
    range,
    openTag,
    attributes: attributes.map((attribute) => ({ name: attribute.name, value: decodeValue(attribute.raw), range: attribute.range, valueRange: attribute.valueRange })),
    children: children.map(ofPlain),
    hasText: text.trim() !== '',
  };
}

/** The same for any document: the library looks at what `readPlainXml` leaves. */
export function readAnyXml(text: string, limits: XmlLimits): ReadResult<XmlElement, TextProblem> {
  const fail = (message: string, range: TextRange): ReadResult<XmlElement, TextProblem> => ({ value: undefined, problems: [{ message, range }] });
  // Offsets have to survive the parser, which makes one character of CR LF: a blank in place of the CR keeps them.
  const even = text.replace(/^\ufeff/, ' ').replace(/\r\n?/g, (end) => (end.length === 2 ? ' \n' : '\n'));
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const blank = /\S/.exec(even.slice(start))?.index ?? 0;
  if (blank > 0 && /^<\?xml\s/.test(even.slice(start + blank, start + blank + 6))) return fail('there is something before the XML declaration', { start, end: start + blank });
  const early = findForbidden(even, limits);
  if (early) return { value: undefined, problems: [early] };
  const checked = XMLValidator.validate(even.slice(start), { allowBooleanAttributes: false });
  if (checked !== true) {
    const { line, col, msg } = checked.err as { line: number; col?: number; msg: string };
    const lines = new LineIndex(even.slice(start));
    const at = start + lines.startOf(line) + (col ?? 1) - 1;
    return fail(`not well-formed XML: ${msg}`, { start: Math.min(at, text.length), end: Math.min(at + 1, text.length) });
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    captureMetaData: true,
    maxNestedTags: limits.depth,
    textNodeName: textName,
  });
  try {
    const roots = (parser.parse(even.slice(start)) as Node[]).filter((node) => nameOf(node) !== textName && !nameOf(node).startsWith('?'));
    const root = roots[0];
    if (!root) return fail('there is no element', { start: 0, end: text.length });
    const end = start + placeOf(root).end;
    // The library drops text behind the root.
    if (roots.length > 1 || withoutMisc(even.slice(end)).plain.trim() !== '') {
      return fail(roots.length > 1 ? 'there is a second root element' : 'there is text outside the root element', { start: end, end: text.length });
    }
    const problems: TextProblem[] = [];
    const value = convert(root, even, start, problems);
    return problems.length > 0 ? { value: undefined, problems } : { value, problems };
  } catch (error) {
    return fail(`cannot be read as XML: ${error instanceof Error ? error.message : String(error)}`, { start: 0, end: Math.min(text.length, 1) });
  }
}

/** What the validator lets through or would take long over. */
function findForbidden(text: string, limits: XmlLimits): TextProblem | undefined {
  const character = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (character) {
    const code = character[0].charCodeAt(0).toString(16).padStart(2, '0');
    return { message: `not well-formed XML: character 0x${code} is not allowed`, range: { start: character.index, end: character.index + 1 } };
  }
  const { plain, problem } = withoutMisc(text);
  if (problem) return problem;
  const doctype = plain.indexOf('<!DOCTYPE');
  if (doctype >= 0) return { message: 'a DOCTYPE is not allowed here, and nothing it defines is read', range: { start: doctype, end: doctype + 9 } };
  let count = 0;
  for (let at = plain.indexOf('<'); at >= 0; at = plain.indexOf('<', at + 1)) {
    if (++count > 2 * limits.elements) return { message: `more than ${limits.elements} elements`, range: { start: at, end: at + 1 } };
  }
  for (const match of plain.matchAll(/&(?:(?:amp|lt|gt|quot|apos|#[0-9]{1,10}|#x[0-9a-fA-F]{1,8});)?/g)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (match[0] === '&') return { message: 'not well-formed XML: & does not begin a reference that XML knows', range };
    if (isForbiddenReference(match[0])) return { message: `not well-formed XML: ${match[0]} is not a character`, range };
  }
  return undefined;
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? textName;
}

function placeOf(node: Node): TextRange {
  const place = node[XMLParser.getMetaDataSymbol() as symbol] as { startIndex?: number; endIndex?: number } | undefined;
  return { start: place?.startIndex ?? 0, end: place?.endIndex ?? 0 };
}

function convert(node: Node, text: string, shift: number, problems: TextProblem[]): XmlElement {
  const name = nameOf(node);
  const place = placeOf(node);
  const range = { start: place.start + shift, end: place.end + shift };
  const tag = scanOpenTag(text, range.start, problems);
  const inner = Array.isArray(node[name]) ? (node[name] as Node[]) : [];
  const children: XmlElement[] = [];
  let hasText = false;
  for (const child of inner) {
    if (nameOf(child) === textName) hasText ||= String(child[textName] ?? '').trim() !== '';
    else if (!nameOf(child).startsWith('?')) children.push(convert(child, text, shift, problems));
  }
  return { name, range, openTag: { start: range.start, end: tag.end }, attributes: tag.attributes, children, hasText };
}
