import type { TextRange } from '@qspi-doctor/diagnostics';
import type { LaunchAttribute, LaunchDocument, LaunchElement, LaunchValue } from './launch-document.js';
import { readLaunch } from './read-launch.js';
import { attributeLines, compareKeys } from './write-launch.js';
import { encodeValue } from './xml-text.js';

/** Sets a key to a value of a type, whatever it was before, or takes the key away. Of two changes to a key the last counts. */
export type LaunchChange =
  | { readonly key: string; readonly element: LaunchElement; readonly value: LaunchValue }
  | { readonly key: string; readonly remove: true };

export interface LaunchEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export interface EditedLaunch {
  readonly text: string;
  /** In the order of the text, none overlapping another. Empty where nothing had to change, or where the file cannot be read. */
  readonly edits: readonly LaunchEdit[];
}

/**
 * Changes a `.launch` text in place: nothing else in it is touched, whatever it is. New keys come to their sorted place, with the indentation and line ends
 * of the file. A key that already has the wanted type and value stays as it is written.
 */
export function editLaunch(text: string, changes: readonly LaunchChange[]): EditedLaunch {
  const document = readLaunch(text, '').value;
  if (!document) return { text, edits: [] };
  const edits: LaunchEdit[] = [];
  const added: LaunchChange[] = [];
  for (const change of new Map(changes.map((each) => [each.key, each])).values()) {
    const present = document.attributes.filter((attribute) => attribute.key === change.key);
    const last = present.at(-1);
    if ('remove' in change) edits.push(...present.map((attribute) => ({ range: wholeLines(text, attribute.range), newText: '' })));
    else if (last === undefined) added.push(change);
    else edits.push(...replace(document, last, change.element, change.value));
  }
  edits.push(...insertions(document, added));
  const sorted = joinTouching(edits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end));
  return { text: applyEdits(text, sorted), edits: sorted };
}

/** `text` with edits that do not overlap, in the order of the text. */
function applyEdits(text: string, edits: readonly LaunchEdit[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of edits) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

function replace(document: LaunchDocument, attribute: LaunchAttribute, element: LaunchElement, value: LaunchValue): LaunchEdit[] {
  if (attribute.element === element && JSON.stringify(attribute.value) === JSON.stringify(value)) return [];
  const { valueRange } = attribute;
  const quote = document.text[valueRange.end];
  if (attribute.element === element && typeof value !== 'object' && (quote === '"' || quote === "'")) {
    return [{ range: valueRange, newText: encodeValue(String(value), quote) }];
  }
  const indent = indentText(document);
  const lines = attributeLines({ element, key: attribute.key, value }, indent);
  return [{ range: attribute.range, newText: lines.map((line, i) => (i === 0 ? line : indent + line)).join(document.style.lineEnd) }];
}

function indentText(document: LaunchDocument): string {
  return (document.style.tabs ? '\t' : ' ').repeat(document.style.indent);
}

/** A new key stands in front of the first key that is greater; in a file that is not sorted, this is as good a place as any. */
function insertions(document: LaunchDocument, changes: readonly LaunchChange[]): LaunchEdit[] {
  const { text, attributes } = document;
  const { lineEnd } = document.style;
  const indent = indentText(document);
  const blocks = new Map<LaunchAttribute | undefined, string[]>();
  for (const change of changes.toSorted((a, b) => compareKeys(a.key, b.key))) {
    if ('remove' in change) continue;
    const next = attributes.find((attribute) => compareKeys(attribute.key, change.key) > 0);
    blocks.set(next, [...(blocks.get(next) ?? []), ...attributeLines(change, indent).map((line) => indent + line)]);
  }
  const last = attributes.reduce<LaunchAttribute | undefined>((latest, each) => (latest && latest.range.end > each.range.end ? latest : each), undefined);
  return [...blocks].map(([next, lines]) => {
    const block = lines.join(lineEnd);
    const neighbour = next ?? last;
    if (neighbour === undefined) return intoEmpty(document, block);
    // Whole lines among whole lines; where an element shares its line with others, beside it.
    const { start, end } = wholeLines(text, neighbour.range);
    const alone = end > neighbour.range.end;
    const place = next ? (alone ? start : next.range.start) : end;
    return { range: { start: place, end: place }, newText: alone || next ? block.slice(alone ? 0 : indent.length) + lineEnd : lineEnd + block };
  });
}

/** The first attribute of a configuration that has none: behind `<launchConfiguration …>`, which is opened where it was closed at once. */
function intoEmpty({ text, rootTag, style: { lineEnd } }: LaunchDocument, block: string): LaunchEdit {
  const tag = text.slice(rootTag.start, rootTag.end);
  if (tag.endsWith('/>')) {
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? 'launchConfiguration';
    return { range: { start: rootTag.end - 2, end: rootTag.end }, newText: `>${lineEnd}${block}${lineEnd}</${name}>` };
  }
  const ownLine = /^[ \t]*[\r\n]/.test(text.slice(rootTag.end, rootTag.end + 4096));
  return { range: { start: rootTag.end, end: rootTag.end }, newText: `${lineEnd}${block}${ownLine ? '' : lineEnd}` };
}

/** An element with the line it stands on, where it stands there alone. */
function wholeLines(text: string, range: TextRange): TextRange {
  const before = /[ \t]*$/.exec(text.slice(0, range.start))?.[0].length ?? 0;
  const start = range.start - before;
  const after = /^[ \t]*(?:\r\n|[\r\n])/.exec(text.slice(range.end, range.end + 4096))?.[0].length;
  const alone = after !== undefined && (start === 0 || /[\r\n]/.test(text[start - 1] ?? ''));
  return alone ? { start, end: range.end + after } : range;
}

/** Edits that touch become one, so that their order cannot matter to whoever applies them. */
function joinTouching(edits: readonly LaunchEdit[]): LaunchEdit[] {
  const joined: LaunchEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && last.range.end >= edit.range.start) {
      joined[joined.length - 1] = { range: { start: last.range.start, end: Math.max(last.range.end, edit.range.end) }, newText: last.newText + edit.newText };
    } else joined.push(edit);
  }
  return joined;
}
