/** The named references that XML itself defines (XML 1.0, section 4.6). */
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** One piece of an attribute value as written: a reference, a line end, or a single code unit. */
const piece = /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(amp|lt|gt|quot|apos));|\r\n?|[^]/g;

function isXmlCharacter(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function meaningOf(match: RegExpMatchArray): string {
  const digits = match[1] ?? match[2];
  if (digits !== undefined) {
    const code = parseInt(digits, match[1] !== undefined ? 16 : 10);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : match[0];
  }
  if (match[3] !== undefined) return named[match[3]] ?? match[0];
  // Attribute value normalisation: white space that is not a reference becomes one blank (XML 1.0, section 3.3.3).
  return /^[\t\n\r]/.test(match[0]) ? ' ' : match[0];
}

/** What an attribute value as written in the file means: references replaced, white space normalised. */
export function decodeValue(raw: string): string {
  return /[&\t\n\r]/.test(raw) ? [...raw.matchAll(piece)].map(meaningOf).join('') : raw;
}

/** For each code unit of the decoded value, and for its end, the offset in the value as written. */
export function decodedOffsets(raw: string): Uint32Array {
  const offsets: number[] = [];
  for (const match of raw.matchAll(piece)) for (let i = meaningOf(match).length; i > 0; i--) offsets.push(match.index);
  return Uint32Array.from([...offsets, raw.length]);
}

/** True for a numeric reference to a character that XML does not have (`&#0;`, half a surrogate pair). */
export function isForbiddenReference(reference: string): boolean {
  const match = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(reference);
  if (!match) return false;
  return !isXmlCharacter(match[1] !== undefined ? parseInt(match[1], 16) : parseInt(match[2] ?? '', 10));
}

/**
 * An attribute value as the JDK's identity transformer writes it, which is what Eclipse uses: `& < > "` by name, control characters and
 * everything beyond the basic plane by number, the apostrophe and all other characters as they are (seen with JDK 17 and 25).
 */
export function encodeValue(value: string, quote: '"' | "'" = '"'): string {
  const special = /[&<>"\u0000-\u001f]|[\ud800-\udbff][\udc00-\udfff]/g;
  const encoded = value.replace(special, (c) => {
    if (c === '&') return '&amp;';
    if (c === '<') return '&lt;';
    if (c === '>') return '&gt;';
    if (c === '"') return '&quot;';
    return `&#${c.codePointAt(0)};`;
  });
  return quote === "'" ? encoded.replaceAll("'", '&apos;') : encoded;
}
