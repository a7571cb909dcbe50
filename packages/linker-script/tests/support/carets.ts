import type { TextProblem } from '@qspi-doctor/diagnostics';

/**
 * A script with its problems written below the lines they are in:
 *
 *     .text : { *(.text } >FLASH
 *                       ^ found '}'; expected …
 *
 * A range over several lines is marked up to the end of its first line; an empty one with a single `^`.
 */
export function annotate(text: string, problems: readonly TextProblem[]): string {
  const lines = text.split('\n');
  const notes = new Map<number, string[]>();
  for (const { range, message } of problems) {
    const line = text.slice(0, range.start).split('\n').length - 1;
    const column = range.start - (text.lastIndexOf('\n', range.start - 1) + 1);
    const length = Math.max(1, Math.min(range.end, range.start + (lines[line] ?? '').length - column) - range.start);
    notes.set(line, [...(notes.get(line) ?? []), `${' '.repeat(column)}${'^'.repeat(length)} ${message}`]);
  }
  return lines.flatMap((line, index) => [line, ...(notes.get(index) ?? [])]).join('\n');
}

/** The script of an annotated text: without the lines of carets. */
export function stripCarets(annotated: string): string {
  return annotated
    .split('\n')
    .filter((line) => !/^ *\^+ /.test(line))
    .join('\n');
}
