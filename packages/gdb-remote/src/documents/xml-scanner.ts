/** A start tag with its attributes; `text` is what follows it up to the next tag. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Names of the elements around it, outermost first. */
  readonly path: readonly string[];
}

const tagLimit = 20_000;
const depthLimit = 32;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tags of a small XML document, in order. Comments, declarations and the document type are passed over, entities other than the five of
 * XML stay as they are: nothing is fetched or expanded. Undefined where the text is cut off, nested too deeply or has too many tags.
 */
export function scanXml(text: string): readonly XmlTag[] | undefined {
  const tags: XmlTag[] = [];
  const path: string[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    if (tags.length > tagLimit) return undefined;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) return undefined;
      at = text.indexOf('<', end);
      continue;
    }
    const end = endOfTag(text, at);
    if (end < 0) return undefined;
    const inner = text.slice(at + 1, end);
    const next = text.indexOf('<', end);
    if (inner.startsWith('/')) {
      const name = inner.slice(1).trim();
      if (path.pop() !== name) return undefined;
    } else if (!inner.startsWith('!') && !inner.startsWith('?')) {
      const closed = inner.endsWith('/');
      const name = /^[^\s/]*/.exec(inner)?.[0] ?? '';
      tags.push({
        name,
        attributes: attributesOf(inner.slice(name.length)),
        text: decode(text.slice(end + 1, next < 0 ? text.length : next)).trim(),
        path: [...path],
      });
      if (!closed && path.push(name) > depthLimit) return undefined;
    }
    at = next;
  }
  return path.length === 0 ? tags : undefined;
}

/** Position of the `>` that ends the tag; quoted values and the brackets of a document type may hold one. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  let brackets = 0;
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') brackets++;
    else if (character === ']') brackets--;
    else if (character === '>' && brackets <= 0) return i;
  }
  return -1;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(name, decode(double ?? single ?? ''));
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_all, name: string) => entities[name] ?? '');
}
