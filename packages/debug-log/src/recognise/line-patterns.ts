import type { Found } from '../event.js';
import { cubeProgrammerPatterns } from './cube-programmer.js';
import { gdbPatterns } from './gdb.js';
import { openOcdPatterns } from './openocd.js';
import { otherServerPatterns } from './other-servers.js';
import { find, type LinePattern } from './pattern.js';
import { stLinkServerPatterns } from './st-link-server.js';
import { withoutMarks } from '../text/plain-line.js';

export const linePatterns: readonly LinePattern[] = [...stLinkServerPatterns, ...cubeProgrammerPatterns, ...openOcdPatterns, ...gdbPatterns, ...otherServerPatterns];

/** One look at a line that has none of the hints is all that most lines cost. */
const hints = new RegExp([...new Set(linePatterns.map(({ hint }) => hint.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))].join('|'));

/** Everything that a line says, with and without the marks of whoever pasted it: some patterns want the beginning of a line, others what stands there. */
export function recognise(line: string): readonly Found[] {
  if (!hints.test(line)) return [];
  const asItIs = matching(line);
  const plain = withoutMarks(line);
  if (plain === line) return asItIs;
  const bare = matching(plain);
  return bare.length >= asItIs.length ? bare : asItIs;
}

function matching(line: string): readonly Found[] {
  const all: Found[] = [];
  for (const pattern of linePatterns) {
    const found = find(pattern, line);
    if (found !== undefined) all.push(found);
  }
  return all;
}
