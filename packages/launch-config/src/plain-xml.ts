import type { TextRange } from '@qspi-doctor/diagnostics';

/** An attribute as written: between its quotes references are not replaced. */
export interface PlainAttribute {
  readonly name: string;
  readonly raw: string;
  readonly range: TextRange;
  readonly valueRange: TextRange;
}

export interface PlainElement {
  readonly name: string;
  readonly range: TextRange;
  readonly openTag: TextRange;
  readonly attributes: readonly PlainAttribute[];
  readonly children: PlainElement[];
  /** What stands between its tags and is no element, as written. */
  text: string;
}

const declaration = /^\ufeff?<\?xml version="1\.[01]"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")?\s*\?>/;
const instruction = /<\?(?!xml[\s?])[A-Za-z_][\w.-]*(?: [^?<>]*)?\?>/y;
const tag = /<(?:\/([A-Za-z_][\w.-]*)\s*|([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
const attribute = /([A-Za-z_][\w.:-]*)\s*=\s*(["'])([^]*?)\2/g;
/** Whatever makes a document more than elements, attributes and text: comments, CDATA, a DOCTYPE, references and characters that need a closer look. */
const unusual = /<!|]]>|&(?!(?:amp|lt|gt|quot|apos|#(?:9|10|13|3[2-9]|[4-9]\d|[1-9]\d{2,3}));)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Names that a complete reader refuses, for what they do to objects. */
const poison = /^(?:__proto__|constructor|prototype|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(?:Locale)?String|valueOf|__(?:define|lookup)[GS]etter__)$/;

/**
 * Reads XML of the plain kind that Eclipse writes, in one pass. Undefined for everything else, well-formed or not: a complete reader has to look at it.
 * What is read here is read by that one in the same way: fuzz tests of both packages that use it compare the two.
 */
export function readPlainXml(text: string, limits: { readonly depth: number; readonly elements: number }): PlainElement | undefined {
  if (unusual.test(text)) return undefined;
  let at = declaration.exec(text)?.[0].length ?? (text.startsWith('\ufeff') ? 1 : 0);
  let root: PlainElement | undefined;
  const open: PlainElement[] = [];
  for (let elements = 0; ; ) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next < 0 ? text.length : next);
    const parent = open.at(-1);
    if (parent) parent.text += between;
    else if (between.trim() !== '') return undefined;
    if (between.includes('\r') && between.trim().includes('\r')) return undefined;
    if (next < 0) return open.length === 0 ? root : undefined;
    instruction.lastIndex = next;
    if (instruction.test(text)) {
      at = instruction.lastIndex;
      continue;
    }
    tag.lastIndex = next;
    const match = tag.exec(text);
    if (!match) return undefined;
    const [whole, closed, name = '', attributes = '', empty] = match;
    const start = next;
    at = next + whole.length;
    if (closed !== undefined) {
      const done = open.pop();
      if (done?.name !== closed) return undefined;
      (done.range as { end: number }).end = at;
      continue;
    }
    if (poison.test(name) || attributes.includes('\r')) return undefined;
    if (++elements > limits.elements || open.length >= limits.depth || (parent === undefined && root !== undefined)) return undefined;
    const element: PlainElement = { name, range: { start, end: at }, openTag: { start, end: at }, attributes: attributesOf(attributes, start + 1 + name.length), children: [], text: '' };
    const names = new Set(element.attributes.map((each) => each.name));
    if (names.size !== element.attributes.length || [...names].some((each) => poison.test(each))) return undefined;
    if (parent) parent.children.push(element);
    else root = element;
    if (empty === '') open.push(element);
  }
}

function attributesOf(text: string, base: number): PlainAttribute[] {
  const found: PlainAttribute[] = [];
  attribute.lastIndex = 0;
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const raw = match[3] ?? '';
    const start = base + match.index;
    const end = base + attribute.lastIndex;
    found.push({ name: match[1] ?? '', raw, range: { start, end }, valueRange: { start: end - 1 - raw.length, end: end - 1 } });
  }
  return found;
}
