import type { TextRange } from '@qspi-doctor/diagnostics';

export interface Property {
  readonly value: string;
  /** The value as written. */
  readonly range: TextRange;
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** A backslash in front of a line end, and the blanks that the next line begins with: nothing of it counts. */
const continuation = '\\\\(?:\\r\\n|[\\r\\n])[ \\t\\f]*';
const keyPattern = new RegExp(`^(?:${continuation}|\\\\[^]|[^\\\\=: \\t\\f])*`);
const gapPattern = new RegExp(`^(?:${continuation}|[ \\t\\f])*[=:]?(?:${continuation}|[ \\t\\f])*`);
const escapePattern = new RegExp(`${continuation}|\\\\u([0-9a-fA-F]{4})|\\\\([^]?)`, 'g');

/**
 * Reads Java properties (java.util.Properties.load): comments with # and !, key and value parted by `=`, `:` or blanks, escapes,
 * lines continued by a backslash at their end. Of a key given twice the last counts. Any text is a properties file.
 */
export function readProperties(text: string): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  // A logical line: up to a line end that no backslash escapes. A comment is never continued.
  const line = /[ \t\f]*(?:[#!][^\r\n]*|((?:\\(?:\r\n|[^])|[^\\\r\n])*\\?))(?:\r\n?|\n|$)/gy;
  line.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  for (let match = line.exec(text); match && line.lastIndex > match.index; match = line.exec(text)) {
    const logical = match[1];
    if (logical === undefined || logical === '') continue;
    const key = keyPattern.exec(logical)?.[0] ?? '';
    const gap = gapPattern.exec(logical.slice(key.length))?.[0] ?? '';
    const value = logical.slice(key.length + gap.length);
    const start = match.index + match[0].indexOf(logical) + key.length + gap.length;
    properties.set(unescape(key), { value: unescape(value), range: { start, end: start + value.length } });
  }
  return properties;
}

function unescape(text: string): string {
  return text.replace(escapePattern, (_, unicode?: string, one?: string) => {
    if (unicode !== undefined) return String.fromCharCode(parseInt(unicode, 16));
    return one === undefined ? '' : (escapes[one] ?? one);
  });
}
