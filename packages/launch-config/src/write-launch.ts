import type { LaunchContent, LaunchEntry } from './launch-document.js';
import { encodeValue } from './xml-text.js';

/** Code unit order, as Java's String.compareTo. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One attribute as Eclipse writes it: its lines without indentation of their own, entries one level deeper. Sets and maps are sorted. */
export function attributeLines(entry: LaunchEntry, indent: string): string[] {
  const { element, value } = entry;
  const open = `<${element}Attribute key="${encodeValue(entry.key)}"`;
  if (typeof value !== 'object') return [`${open} value="${encodeValue(String(value))}"/>`];
  if (value.length === 0) return [`${open}/>`];
  const lines =
    element === 'map'
      ? (value as readonly (readonly [string, string])[])
          .toSorted(([a], [b]) => compareKeys(a, b))
          .map(([key, text]) => `${indent}<mapEntry key="${encodeValue(key)}" value="${encodeValue(text)}"/>`)
      : (element === 'set' ? (value as readonly string[]).toSorted(compareKeys) : (value as readonly string[])).map(
          (text) => `${indent}<${element}Entry value="${encodeValue(text)}"/>`,
        );
  return [`${open}>`, ...lines, `</${element}Attribute>`];
}

/**
 * A configuration as Eclipse writes it: declaration, attributes sorted by key whatever their type, no byte order mark, one line end at the end.
 * (eclipse.platform, LaunchConfigurationInfo.getAsXML: a TreeMap through the JDK's identity transformer.) Of a key given twice the last counts.
 * What Eclipse does not know is not written: to change a file that somebody made, use `editLaunch`.
 */
export function writeLaunch(content: LaunchContent): string {
  const { indent, lineEnd } = content.style;
  const blanks = ' '.repeat(indent);
  const root = [
    ['prototype', content.prototype],
    ['type', content.typeId],
    ['visibleAttributes', content.visibleAttributes],
  ] as const;
  const rootText = root.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${encodeValue(value)}"`])).join('');
  const byKey = new Map(content.attributes.map((attribute) => [attribute.key, attribute]));
  const sorted = [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>';
  if (sorted.length === 0) return [head, `<launchConfiguration${rootText}/>`, ''].join(lineEnd);
  const body = sorted.flatMap((attribute) => attributeLines(attribute, blanks).map((line) => blanks + line));
  return [head, `<launchConfiguration${rootText}>`, ...body, '</launchConfiguration>', ''].join(lineEnd);
}
