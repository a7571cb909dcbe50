import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LineIndex } from '@qspi-doctor/diagnostics';
import type { ReadResult, TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import { readPlainXml, type PlainElement } from '@qspi-doctor/launch-config';

/** An element of `.project` or `.cproject`. */
export interface XmlElement {
  readonly name: string;
  /** References replaced. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without blanks around it. */
  readonly text: string;
  readonly range: TextRange;
}

/** Real `.cproject` files have up to 1 MB, some ten thousand elements and twelve levels. */
export const xmlLimits = { size: 8 * 1024 * 1024, depth: 64, elements: 200_000 } as const;

type Node = Record<string | symbol, unknown>;

const parser = () =>
  new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    captureMetaData: true,
    maxNestedTags: xmlLimits.depth,
  });

/** Reads a file of Eclipse's. Damage gives one problem and no value; nothing of a DOCTYPE is read. */
export function readXml(text: string, rootName: string): ReadResult<XmlElement, TextProblem> {
  const fail = (message: string, start = 0, end = start + 1): ReadResult<XmlElement, TextProblem> => ({
    value: undefined,
    problems: [{ message, range: { start: Math.min(start, text.length), end: Math.min(end, text.length) } }],
  });
  if (text.length > xmlLimits.size) return fail(`the file has ${text.length} characters; at most ${xmlLimits.size} are read`);
  const plain = readPlainXml(text, xmlLimits);
  if (plain === undefined) return readAnyXml(text, rootName);
  return plain.name === rootName ? { value: ofPlain(plain), problems: [] } : fail(wrongRoot(plain.name, rootName));
}

function wrongRoot(name: string, rootName: string): string {
  return `the root element is <${name}>, not <${rootName}>`;
}

function ofPlain({ name, range, attributes, children, text }: PlainElement): XmlElement {
  return { name, range, attributes: Object.fromEntries(attributes.map(({ name: key, raw }) => [key, decode(raw)])), children: children.map(ofPlain), text: decode(text).trim() };
}

/** The same for any document: the library looks at what is not as plain as Eclipse writes it. */
export function readAnyXml(text: string, rootName: string): ReadResult<XmlElement, TextProblem> {
  const fail = (message: string, start = 0, end = start + 1): ReadResult<XmlElement, TextProblem> => ({
    value: undefined,
    problems: [{ message, range: { start: Math.min(start, text.length), end: Math.min(end, text.length) } }],
  });
  // The parser makes one character of CR LF; with a blank in place of the CR its offsets are ours.
  const even = text.replace(/^\ufeff/, ' ').replace(/\r\n?/g, (end) => (end.length === 2 ? ' \n' : '\n'));
  // No file of Eclipse's has one, not even in a comment.
  const doctype = /<!DOCTYPE/i.exec(even);
  if (doctype) return fail('a DOCTYPE is not allowed here', doctype.index, doctype.index + 9);
  let elements = 0;
  for (let at = even.indexOf('<'); at >= 0; at = even.indexOf('<', at + 1)) if (++elements > 2 * xmlLimits.elements) return fail(`more than ${xmlLimits.elements} elements`, at);
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const checked = XMLValidator.validate(even.slice(start));
  if (checked !== true) {
    const { line, col, msg } = checked.err as { line: number; col?: number; msg: string };
    return fail(`not well-formed XML: ${msg}`, start + new LineIndex(even.slice(start)).startOf(line) + (col ?? 1) - 1);
  }
  try {
    const roots = (parser().parse(even.slice(start)) as Node[]).filter((node) => !/^[?#]/.test(nameOf(node)));
    const [root] = roots;
    if (!root || roots.length > 1) return fail(root ? 'there is a second root element' : 'there is no element');
    if (nameOf(root) !== rootName) return fail(wrongRoot(nameOf(root), rootName));
    return { value: convert(root, start), problems: [] };
  } catch (error) {
    return fail(`cannot be read as XML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '#text';
}

function convert(node: Node, shift: number): XmlElement {
  const name = nameOf(node);
  const place = node[XMLParser.getMetaDataSymbol() as symbol] as { startIndex?: number; endIndex?: number } | undefined;
  const inner = Array.isArray(node[name]) ? (node[name] as Node[]) : [];
  const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [key, decode(String(value))] as const);
  return {
    name,
    attributes: Object.fromEntries(attributes),
    children: inner.filter((child) => !/^[?#]/.test(nameOf(child))).map((child) => convert(child, shift)),
    text: decode(inner.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('')).trim(),
    range: { start: shift + (place?.startIndex ?? 0), end: shift + (place?.endIndex ?? 0) },
  };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(raw: string): string {
  return raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? all;
    const code = hex !== undefined ? parseInt(hex, 16) : parseInt(decimal ?? '', 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Where the value of an attribute stands, between its quotes. `text` is the whole file. */
export function attributeRange(text: string, element: XmlElement, attribute: string): TextRange {
  const pattern = /[\s]([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g;
  pattern.lastIndex = element.range.start;
  for (let match = pattern.exec(text); match && match.index < element.range.end; match = pattern.exec(text)) {
    const end = pattern.lastIndex - 1;
    if (match[1] === attribute) return { start: end - (match[2]?.length ?? 2) + 2, end };
  }
  return element.range;
}

/** All elements of that name below `element`, in file order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
