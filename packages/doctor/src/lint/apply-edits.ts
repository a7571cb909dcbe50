import type { Edit } from '@qspi-doctor/diagnostics';

/**
 * Carries edits out on a text, first come first served: one that overlaps an edit before it is left for the next round. Two insertions at
 * one place overlap; edits that are equal count once.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { readonly text: string; readonly applied: number; readonly left: number } {
  const chosen: Edit[] = [];
  let left = 0;
  for (const edit of edits) {
    const { start, end } = edit.range;
    if (start < 0 || end > text.length || start > end) continue;
    if (chosen.some(({ range, newText }) => range.start === start && range.end === end && newText === edit.newText)) continue;
    if (chosen.some(({ range }) => touches(range, edit.range))) left++;
    else chosen.push(edit);
  }
  chosen.sort((a, b) => b.range.start - a.range.start);
  let result = text;
  for (const { range, newText } of chosen) result = result.slice(0, range.start) + newText + result.slice(range.end);
  return { text: result, applied: chosen.length, left };
}

function touches(a: Edit['range'], b: Edit['range']): boolean {
  const empty = a.start === a.end || b.start === b.end;
  return empty ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}
