import type { ReadResult, TextProblem } from '@qspi-doctor/diagnostics';
import { generationOf } from './generations.js';
import { kindOf } from './kinds.js';
import { LaunchDocument } from './launch-document.js';
import type { LaunchAttribute, LaunchElement, LaunchStyle, LaunchValue } from './launch-document.js';
import { readXml } from './xml-tree.js';
import type { XmlElement } from './xml-tree.js';

/** Real files have 2 to 40 kB, a hundred attributes and three levels. */
export const launchLimits = { size: 4 * 1024 * 1024, depth: 16, elements: 50_000 } as const;

const elements: Readonly<Record<string, LaunchElement>> = {
  stringattribute: 'string',
  booleanattribute: 'boolean',
  intattribute: 'int',
  listattribute: 'list',
  setattribute: 'set',
  mapattribute: 'map',
};

/**
 * Reads a `.launch` file. `name` is the configuration's name, which is the name of its file without `.launch`.
 * What Eclipse would refuse as a whole (damaged XML, another root, no type) gives no value; what it would stumble over gives a problem beside the value.
 */
export function readLaunch(text: string, name: string): ReadResult<LaunchDocument, TextProblem> {
  const xml = readXml(text, launchLimits);
  const root = xml.value;
  if (!root) return { value: undefined, problems: xml.problems };
  // Eclipse compares names of elements without regard to case.
  if (root.name.toLowerCase() !== 'launchconfiguration') {
    return { value: undefined, problems: [{ message: `the root element is <${root.name}>, not <launchConfiguration>`, range: root.openTag }] };
  }
  const type = attributeOf(root, 'type');
  if (!type || type.value === '') return { value: undefined, problems: [{ message: 'the configuration has no type', range: root.openTag }] };

  const problems: TextProblem[] = [];
  const attributes: LaunchAttribute[] = [];
  const unknown: XmlElement[] = [];
  const seen = new Set<string>();
  if (root.hasText) problems.push({ message: 'text between the attributes is ignored, and lost when Eclipse saves the file', range: root.openTag });
  for (const child of root.children) {
    const attribute = readAttribute(child, problems);
    if (!attribute) {
      unknown.push(child);
      continue;
    }
    if (seen.has(attribute.key)) problems.push({ message: `${attribute.key} stands here for the second time; the last one counts`, range: attribute.range });
    seen.add(attribute.key);
    attributes.push(attribute);
  }
  const kind = kindOf(type.value);
  const value = new LaunchDocument({
    name,
    text,
    typeId: type.value,
    typeRange: type.valueRange,
    rootTag: root.openTag,
    kind,
    generation: kind === 'cubeide' ? generationOf(seen) : undefined,
    prototype: attributeOf(root, 'prototype')?.value,
    visibleAttributes: attributeOf(root, 'visibleAttributes')?.value,
    attributes,
    unknown: unknown.map((element) => element.range),
    style: styleOf(text, root),
  });
  return { value, problems };
}

function attributeOf(element: XmlElement, name: string) {
  return element.attributes.find((attribute) => attribute.name === name);
}

function readAttribute(node: XmlElement, problems: TextProblem[]): LaunchAttribute | undefined {
  const element = elements[node.name.toLowerCase()];
  const key = attributeOf(node, 'key');
  if (element === undefined || key === undefined) {
    const why = element === undefined ? `<${node.name}> is nothing that a configuration holds` : `<${node.name}> has no key`;
    problems.push({ message: `${why}; Eclipse ignores it and drops it when it saves the file`, range: node.openTag });
    return undefined;
  }
  const common = { element, key: key.value, range: node.range };
  if (element === 'list' || element === 'set' || element === 'map') {
    const entries = node.children;
    const first = entries[0]?.range.start ?? node.openTag.end;
    const valueRange = { start: first, end: entries.at(-1)?.range.end ?? first };
    const texts = entries.map((entry) => attributeOf(entry, 'value')?.value ?? '');
    const value = element === 'map' ? entries.map((entry, i) => [attributeOf(entry, 'key')?.value ?? '', texts[i] ?? ''] as const) : texts;
    return { ...common, value, valueRange };
  }
  const written = attributeOf(node, 'value');
  const valueRange = written?.valueRange ?? { start: node.openTag.end, end: node.openTag.end };
  return { ...common, value: scalar(element, written?.value ?? '', valueRange, problems), valueRange };
}

function scalar(element: 'string' | 'boolean' | 'int', text: string, range: LaunchAttribute['range'], problems: TextProblem[]): LaunchValue {
  if (element === 'int') {
    // As Integer.parseInt has it; Eclipse refuses to load the configuration otherwise.
    const number = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
    if (number >= -(2 ** 31) && number < 2 ** 31) return number === 0 ? 0 : number;
    problems.push({ message: `'${text.slice(0, 40)}' is not a whole number of 32 bits: Eclipse cannot load the configuration`, range });
  }
  if (element === 'boolean') {
    if (/^true$/i.test(text)) return true;
    if (/^false$/i.test(text)) return false;
    problems.push({ message: `'${text.slice(0, 40)}' is neither true nor false`, range });
  }
  return text;
}

function styleOf(text: string, root: XmlElement): LaunchStyle {
  const first = root.children[0]?.range.start;
  const before = first === undefined ? '' : (/[ \t]*$/.exec(text.slice(0, first))?.[0] ?? '');
  const lineStart = first === undefined || /[\r\n]/.test(text[first - before.length - 1] ?? '');
  return {
    indent: lineStart ? before.length : 0,
    tabs: lineStart && before.includes('\t'),
    lineEnd: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    byteOrderMark: text.startsWith('\ufeff'),
  };
}
