import type { GdbCommand } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { rangeWithin } from './value-text.js';

/** The commands in a field of several lines, as CDT takes them apart: by line end, without empty lines and those that begin with #. */
export function readCommands(document: LaunchDocument, key: string, when: GdbCommand['when']): GdbCommand[] {
  const attribute = document.get(key);
  if (attribute === undefined || typeof attribute.value !== 'string') return [];
  const place = rangeWithin(document, attribute);
  const commands: GdbCommand[] = [];
  for (const match of attribute.value.matchAll(/[^\r\n]+/g)) {
    const text = match[0].trim();
    if (text === '' || text.startsWith('#')) continue;
    const start = match.index + match[0].indexOf(text);
    commands.push({ text, when, range: place({ start, end: start + text.length }) });
  }
  return commands;
}
