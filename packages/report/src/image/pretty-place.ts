import { safeText } from '@qspi-doctor/diagnostics';
import { cellsOf } from '../pretty/wrap.js';
import type { Place } from './page.js';

/** A text of the file, safe for the terminal and no longer than so many cells; what is cut off at the end shows as `…`. */
export function fit(text: string, cells: number): string {
  // A name may have megabytes: only what can be seen is made safe.
  const safe = safeText(text.slice(0, Math.max(0, cells) + 1));
  if (cellsOf(safe) <= cells) return safe;
  let cut = safe;
  while (cut !== '' && cellsOf(cut) > cells - 1) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** The file of a line, its last folders where the whole path is too long. */
export function shortFile(file: string, cells: number): string {
  let safe = safeText(file.slice(-400));
  // `Debug/../Core/Src/main.c` is Core/Src/main.c.
  for (let shorter = ''; shorter !== safe;) {
    shorter = safe;
    safe = safe.replace(/[^\\/]+[\\/]\.\.[\\/]/, (part) => (part.startsWith('..') ? part : ''));
  }
  if (cellsOf(safe) <= cells) return safe;
  const parts = safe.split(/[\\/]+/);
  let tail = parts.pop() ?? '';
  for (let part = parts.pop(); part !== undefined && cellsOf(`…/${part}/${tail}`) <= cells; part = parts.pop()) tail = `${part}/${tail}`;
  return fit(`…/${tail}`, cells);
}

/** `  SystemInit  Core/Src/system.c:42`, as far as it is known. */
export function placeEnd({ symbol, source }: Place, cells = 44): string {
  const line = source ? `:${source.line}` : '';
  return [symbol === undefined ? '' : fit(symbol, 40), source ? `${shortFile(source.file, cells - line.length)}${line}` : '']
    .filter(Boolean)
    .map((text) => `  ${text}`)
    .join('');
}
