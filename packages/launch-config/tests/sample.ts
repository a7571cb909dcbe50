import type { LaunchEntry } from '../src/index.js';
import { cubeIdeTypeId, writeLaunch } from '../src/index.js';

/** Entries from short forms: `true` is a boolean, 5 an int, ['x'] a list, anything else a string. */
export function entries(values: Readonly<Record<string, string | boolean | number | readonly string[]>>): LaunchEntry[] {
  return Object.entries(values).map(([key, value]) => {
    const element = typeof value === 'object' ? 'list' : typeof value === 'number' ? 'int' : typeof value === 'boolean' ? 'boolean' : 'string';
    return { element, key, value };
  });
}

/** A configuration file made of these entries alone. */
export function launchText(
  values: Readonly<Record<string, string | boolean | number | readonly string[]>>,
  { typeId = cubeIdeTypeId, indent = 4, lineEnd = '\n' as '\n' | '\r\n' } = {},
): string {
  return writeLaunch({ typeId, attributes: entries(values), style: { indent, lineEnd } });
}
