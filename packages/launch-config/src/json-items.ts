import type { TextRange } from '@qspi-doctor/diagnostics';

/**
 * Where the elements of an array stand in a JSON text that is known to be valid: the array itself, or that of the member `member` of the object at the top.
 */
export function jsonItemRanges(json: string, member?: string): TextRange[] {
  const level = member === undefined ? 1 : 2;
  const ranges: TextRange[] = [];
  let depth = 0;
  let wanted = member === undefined;
  let from = -1;
  const close = (at: number) => {
    if (from >= 0 && depth === level && wanted) ranges.push(trimmed(json, from, at));
    from = -1;
  };
  const token = /"(?:[^"\\]|\\[^])*"|[[\]{},]/g;
  for (let match = token.exec(json); match; match = token.exec(json)) {
    const text = match[0];
    if (text === '[' || text === '{') {
      depth++;
      if (depth === level && text === '[') from = token.lastIndex;
    } else if (text === ']' || text === '}') {
      if (text === ']') close(match.index);
      depth--;
    } else if (text === ',') {
      if (depth === level && from >= 0) {
        close(match.index);
        from = token.lastIndex;
      }
    } else if (member !== undefined && depth === 1 && /^\s*:/.test(json.slice(token.lastIndex, token.lastIndex + 8))) {
      wanted = text === JSON.stringify(member);
    }
  }
  return ranges.filter((range) => range.end > range.start);
}

function trimmed(text: string, start: number, end: number): TextRange {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + lead + piece.trim().length };
}
