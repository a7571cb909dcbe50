import type { ReadResult, TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import { jsoncMember, jsoncValue, readJsonc } from './jsonc.js';
import type { JsoncNode } from './jsonc.js';

/** An entry of `configurations` in VS Code's `launch.json`. */
export interface LaunchJsonEntry {
  readonly name: string;
  /** `cortex-debug`; `stlinkgdbtarget`, `jlinkgdbtarget` of ST's extension; or anything else. */
  readonly type: string;
  readonly request: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly range: TextRange;
  /** Where to point for an attribute: its value. */
  at(attribute: string): TextRange | undefined;
}

export interface LaunchJson {
  readonly entries: readonly LaunchJsonEntry[];
}

/** Reads `launch.json`: JSON with comments. Entries that are no objects are told and passed over. */
export function readLaunchJson(text: string): ReadResult<LaunchJson, TextProblem> {
  const { value: root, problems } = readJsonc(text);
  if (!root) return { value: undefined, problems };
  if (root.kind !== 'object') return { value: undefined, problems: [{ message: 'an object was expected', range: root.range }] };
  const list = jsoncMember(root, 'configurations')?.value;
  if (list === undefined) return { value: { entries: [] }, problems };
  if (list.kind !== 'array') return { value: { entries: [] }, problems: [{ message: '"configurations" is no list', range: list.range }] };
  const found: TextProblem[] = [];
  const entries = list.items.flatMap((node) => {
    if (node.kind === 'object') return [entryOf(node)];
    found.push({ message: 'a configuration is an object', range: node.range });
    return [];
  });
  return { value: { entries }, problems: found };
}

function entryOf(node: JsoncNode): LaunchJsonEntry {
  const value = jsoncValue(node) as Record<string, unknown>;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : '');
  return { name: text('name'), type: text('type'), request: text('request'), value, range: node.range, at: (attribute) => jsoncMember(node, attribute)?.value.range };
}

export interface EditedLaunchJson {
  readonly text: string;
  readonly edits: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** A list of a JSON file of VS Code in which entries are known by some of their attributes. */
export interface JsonList {
  readonly member: string;
  readonly keys: readonly string[];
  /** What a new file has in front of the list. */
  readonly head: Readonly<Record<string, unknown>>;
}

const configurations: JsonList = { member: 'configurations', keys: ['name', 'type'], head: { version: '0.2.0' } };

/** Puts a configuration into `launch.json`: see editJsonList. */
export function editLaunchJson(text: string, configuration: Readonly<Record<string, unknown>>): EditedLaunchJson {
  return editJsonList(text, configuration, configurations);
}

/**
 * Puts an entry into a list of a JSON file with comments. An entry that is the same by its keys gets the attributes that differ, and keeps those that `entry` does not
 * name; without one, a new entry comes to the end of the list. Comments and all other entries stay as they are. An empty text makes a new file; a text that cannot
 * be read stays as it is, with no edits.
 */
export function editJsonList(text: string, entry: Readonly<Record<string, unknown>>, list: JsonList): EditedLaunchJson {
  if (text.trim() === '') {
    const fresh = `${JSON.stringify({ ...list.head, [list.member]: [entry] }, null, 4)}\n`;
    return { text: fresh, edits: [{ range: { start: 0, end: text.length }, newText: fresh }] };
  }
  const root = readJsonc(text).value;
  if (root?.kind !== 'object') return { text, edits: [] };
  const style = styleOf(text);
  const edits = editsFor(text, root, entry, list, style).sort((a, b) => a.range.start - b.range.start);
  return { text: edits.reduceRight((all, { range, newText }) => all.slice(0, range.start) + newText + all.slice(range.end), text), edits };
}

interface Style {
  readonly unit: string;
  readonly lineEnd: string;
}

function styleOf(text: string): Style {
  return { unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '    ', lineEnd: /\r?\n/.exec(text)?.[0] ?? '\n' };
}

function editsFor(text: string, root: JsoncNode & { kind: 'object' }, configuration: Readonly<Record<string, unknown>>, { member: listName, keys }: JsonList, style: Style): { range: TextRange; newText: string }[] {
  const list = jsoncMember(root, listName)?.value;
  if (list === undefined) return [append(text, root, root.members.at(-1)?.value, `${JSON.stringify(listName)}: ${written([configuration], 1, style)}`, 0, style)];
  if (list.kind !== 'array') return [];
  const same = list.items.find((node) => keys.every((key) => node.kind === 'object' && valueAt(node, key) === configuration[key]));
  if (same?.kind !== 'object') return [append(text, list, list.items.at(-1), written(configuration, 2, style), 1, style)];
  const added: string[] = [];
  const edits = Object.entries(configuration).flatMap(([key, value]) => {
    const member = jsoncMember(same, key);
    if (!member) added.push(`${JSON.stringify(key)}: ${written(value, 3, style)}`);
    if (!member || JSON.stringify(jsoncValue(member.value)) === JSON.stringify(value)) return [];
    return [{ range: member.value.range, newText: written(value, 3, style) }];
  });
  if (added.length === 0) return edits;
  const last = same.members.at(-1)?.value;
  const addition = append(text, same, last, added.join(`,${style.lineEnd}${style.unit.repeat(3)}`), 2, style);
  // The last attribute itself may change: two edits must not meet in one place.
  const meeting = edits.findIndex((edit) => edit.range === last?.range && addition.range.start === edit.range.end);
  if (meeting < 0) return [...edits, addition];
  const [first] = edits.splice(meeting, 1);
  return [...edits, { range: { start: first?.range.start ?? 0, end: addition.range.end }, newText: (first?.newText ?? '') + addition.newText }];
}

function valueAt(node: JsoncNode, name: string): unknown {
  const member = jsoncMember(node, name);
  return member && jsoncValue(member.value);
}

/** JSON whose first line stands at `level` levels of indentation. */
function written(value: unknown, level: number, { unit, lineEnd }: Style): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', lineEnd + unit.repeat(level));
}

/** A further item or member behind the last one, or the first in an empty pair of brackets that stands at `level` levels. */
function append(text: string, parent: JsoncNode, last: JsoncNode | undefined, item: string, level: number, { unit, lineEnd }: Style): { range: TextRange; newText: string } {
  const inner = lineEnd + unit.repeat(level + 1);
  if (last === undefined) {
    const start = parent.range.start + 1;
    const blank = text.slice(start, parent.range.end - 1).trim() === '';
    const end = blank ? parent.range.end - 1 : start;
    return { range: { start, end }, newText: `${inner}${item}${blank ? lineEnd + unit.repeat(level) : ''}` };
  }
  // A comma may stand behind the last item already: comments between the two are blanked out, not to be mistaken for one.
  const rest = text.slice(last.range.end, parent.range.end - 1).replace(/\/\/[^\r\n]*|\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const comma = rest.indexOf(',');
  const start = last.range.end + (comma < 0 ? 0 : comma + 1);
  return { range: { start, end: start }, newText: comma < 0 ? `,${inner}${item}` : `${inner}${item},` };
}
