import type { Location } from '@qspi-doctor/diagnostics';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { html, name, path, type Markup } from './markup.js';
import { prose } from './prose.js';

/** The text of a file of the folder; undefined where it cannot be read or is no text. */
export type SourceOf = (file: string) => string | undefined;

/** The lines of a file of the folder. */
export type LinesOf = (file: string) => readonly string[] | undefined;

/** Reads each file once, however many findings point into it. */
export function linesReader(sourceOf: SourceOf): LinesOf {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, sourceOf(file)?.split(/\r\n|\r|\n/));
    return known.get(file);
  };
}

/** Lines before and after the one in question, and how much of a long line is shown. */
const around = 2;
const longestLine = 240;

const tabs = (text: string) => text.replaceAll('\t', '    ');

/** Where something is: file, line, symbol, address. */
export function placeMarkup({ file, line, column, address, symbol }: Location): Markup {
  const place = file === undefined ? undefined : html`<span class="place">${path(file)}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}</span>`;
  const point = address === undefined ? undefined : html`<span class="point">${symbol === undefined ? '' : html`${name(symbol)} at `}<code>${formatAddress(address)}</code></span>`;
  return html`${place}${place && point ? ' ' : ''}${point}`;
}

/** A place with the lines round it, where they can be had. */
export function excerpt(location: Location, linesOf: LinesOf, message?: string): Markup {
  const lines = linesAround(location, linesOf);
  return html`<figure class="excerpt"><figcaption>${placeMarkup(location)}${message === undefined ? '' : html` <span class="says">${prose(message)}</span>`}</figcaption>${lines}</figure>
`;
}

function linesAround({ file, line, column, endLine, endColumn }: Location, linesOf: LinesOf): Markup | undefined {
  if (file === undefined || line === undefined) return undefined;
  const lines = linesOf(file);
  if (lines === undefined || line > lines.length) return undefined;
  const first = Math.max(1, line - around);
  const shown = lines.slice(first - 1, line + around);
  return html`<pre tabindex="0" aria-label="Lines ${first} to ${first + shown.length - 1}"><code>${shown.map((content, index) => {
    const number = first + index;
    // Compilers give a function the line of its brace: its name stands above.
    const hit = number === line || (number === line - 1 && lines[line - 1]?.trim() === '{');
    const end = endLine === undefined || endLine === line ? endColumn : undefined;
    return html`<span class="${hit ? 'line hit' : 'line'}" data-n="${number}">${number === line && content.trim() !== '{' ? marked(content, column, end) : cut(content, 0)}
</span>`;
  })}</code></pre>`;
}

/** The line in question: a long one shows what is round the column. */
function marked(content: string, column: number | undefined, end: number | undefined): Markup {
  if (column === undefined || column < 1 || column > content.length) return html`${cut(content, 0)}`;
  const from = column - 1;
  const to = Math.min(end !== undefined && end > column ? end - 1 : wordEnd(content, from), from + longestLine / 2, content.length);
  const start = content.length <= longestLine ? 0 : Math.max(0, from - 60);
  const tail = content.length <= longestLine ? content.length : Math.min(content.length, Math.max(to, start + longestLine));
  return html`${start > 0 ? '…' : ''}${tabs(content.slice(start, from))}<mark>${tabs(content.slice(from, to))}</mark>${tabs(content.slice(to, tail))}${tail < content.length ? '…' : ''}`;
}

function wordEnd(content: string, from: number): number {
  const word = /^[\w$.]+/.exec(content.slice(from, from + 120));
  return from + (word?.[0].length ?? 1);
}

function cut(content: string, from: number): string {
  return tabs(content.length - from <= longestLine ? content.slice(from) : `${content.slice(from, from + longestLine)}…`);
}
