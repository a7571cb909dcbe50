import { keyOf, type BaselineEntry } from './entry.js';

/** Entries beyond this are more than any project has. */
const maxEntries = 100_000;

/** Reads a baseline file. What is not one gives a sentence that says what is wrong. */
export function readBaseline(text: string): { readonly entries: readonly BaselineEntry[] } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { problem: `it is not JSON: ${(error as Error).message}` };
  }
  if (!isObject(value) || !Array.isArray(value['findings'])) return { problem: 'expected an object with a list "findings"' };
  if (value['version'] !== 1) return { problem: `version ${JSON.stringify(value['version'])} is not known; this qspi-doctor reads version 1` };
  if (value['findings'].length > maxEntries) return { problem: `it has more than ${maxEntries} entries` };
  const entries: BaselineEntry[] = [];
  for (const [index, entry] of (value['findings'] as unknown[]).entries()) {
    if (!isEntry(entry)) return { problem: `entry ${index + 1} of "findings" is not as qspi-doctor writes it` };
    entries.push(entry);
  }
  return { entries };
}

/** The text of a baseline file: sorted and one entry a line, so that a change of one finding is a change of one line. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const lines = sorted.map(({ by, rule, program, file, message, data, count, reason }) => `    ${JSON.stringify({ by, rule, program, file, message, data, count, reason })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const optionalTexts = ['program', 'file', 'reason'] as const;
const texts = ['rule', 'message', 'data'] as const;

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isObject(value) &&
    (value['by'] === 'check' || value['by'] === 'lint') &&
    texts.every((key) => typeof value[key] === 'string') &&
    optionalTexts.every((key) => value[key] === undefined || typeof value[key] === 'string') &&
    Number.isInteger(value['count']) &&
    (value['count'] as number) > 0
  );
}
