import { formatAddress, formatSize, safeText } from '@qspi-doctor/diagnostics';
import type { PrettyOptions } from '../pretty/format-pretty.js';
import { styleOf, type Style } from '../pretty/style.js';
import { cellsOf, wrap } from '../pretty/wrap.js';
import { bootLines } from './pretty-boot.js';
import { fit, placeEnd } from './pretty-place.js';
import { stretchLines } from './pretty-stretches.js';
import { vectorLines } from './pretty-vectors.js';
import type { ImagePage, LoaderSummary } from './page.js';

/** The page about one ELF file for a terminal. */
export function formatImagePretty(page: ImagePage, { color, width }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [[paint.bold.underline(title), ...lines]]);
  const sections = [
    headLines(page, style),
    ...section('External loader', page.loader ? loaderLines(page.loader, style) : []),
    ...section('Programmed at (load addresses)', stretchLines(page.programmed, style)),
    ...section('Runs at', stretchLines(page.running, style)),
    ...section('Vector table', vectorLines(page, style)),
    ...section('Symbols that matter', symbolLines(page, style)),
    ...section('From reset', bootLines(page, style)),
    ...section('Biggest symbols', biggestLines(page, style)),
    ...section('Not as the format wants it', problemLines(page, style)),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Rows of a name and a text that is wrapped beside it. */
export function rows(entries: readonly (readonly [name: string, text: string | undefined])[], { width }: Style): string[] {
  const present = entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined && entry[1] !== '');
  const cells = Math.max(0, ...present.map(([name]) => cellsOf(name)));
  return present.flatMap(([name, text]) => wrap(safeText(text), width, `  ${name.padEnd(cells)}  `, ' '.repeat(cells + 4)));
}

function headLines(page: ImagePage, style: Style): string[] {
  const { paint } = style;
  const cores = page.possibleCores.map(coreText).join(' or ');
  return [
    paint.bold(safeText(page.file)),
    ...wrap(`${page.type} for ${safeText(page.machine)}, ${page.littleEndian ? 'little' : 'big'} endian, ${formatSize(page.size)}`, style.width, '  '),
    ...rows(
      [
        ['device', page.device],
        [
          'core',
          page.architecture === undefined
            ? 'not stated: the file has no build attributes'
            : `${cores === '' ? 'no Cortex-M of an STM32' : cores} (architecture ${page.architecture})`,
        ],
        ['floats', page.architecture === undefined ? undefined : page.floatingPoint],
        ['entry', `${formatAddress(page.entry.address)}${placeEnd(page.entry)}`],
        [
          'main',
          page.main === undefined
            ? 'none'
            : `${formatAddress(page.main.address)}${page.main.name === 'main' ? '' : `  ${page.main.name}`}${placeEnd({ ...page.main, symbol: undefined })}`,
        ],
        ['debug info', page.debugInfo ? 'yes' : 'none'],
        ['symbols', page.symbolCount === 0 ? 'none: the file is stripped' : String(page.symbolCount)],
        ['build id', page.buildId],
        ...page.producers.slice(0, 4).map((producer, index): [string, string] => [index === 0 ? 'made by' : '', fit(producer, 200)]),
      ],
      style,
    ),
  ];
}

export function coreText(core: string): string {
  return core.replace('cortex-m', 'Cortex-M').replace('0plus', '0+');
}

function loaderLines(loader: LoaderSummary, style: Style): string[] {
  const sectors = loader.sectors.map(({ count, size }) => `${count} of ${formatSize(size)}`).join(', ');
  return rows(
    [
      ['name', loader.name],
      ['for', `${loader.type} at ${formatAddress(loader.start)} to ${formatAddress(loader.start + Math.max(loader.size, 1) - 1)} (${formatSize(loader.size)})`],
      ['pages', formatSize(loader.pageSize)],
      ['sectors', sectors || 'none'],
      ['erased', `0x${loader.eraseValue.toString(16).padStart(2, '0')}`],
    ],
    style,
  );
}

function symbolLines({ symbols, main }: ImagePage, { paint, width }: Style): string[] {
  const all =
    main && !symbols.some(({ address, name }) => address === main.address && name === main.name)
      ? [...symbols, main].sort((a, b) => a.address - b.address)
      : symbols;
  return all.map((symbol) => {
    const size = symbol.size > 0 ? `${symbol.size}`.padStart(7) : ' '.repeat(7);
    const line = symbol.source ? `  ${sourceOf(symbol.source, Math.max(20, width - 52))}` : '';
    return `  ${paint.cyan(formatAddress(symbol.address))} ${size}  ${fit(symbol.name, 28).padEnd(28)}${paint.dim(line)}`.trimEnd();
  });
}

function sourceOf(source: { readonly file: string; readonly line: number }, cells: number): string {
  return placeEnd({ address: 0, source }, cells).trim();
}

function biggestLines({ biggest }: ImagePage, { paint, width }: Style): string[] {
  return biggest.flatMap(({ memory, total, symbols }) => [
    `  ${paint.bold(safeText(memory))}  ${formatSize(total)} in symbols`,
    ...symbols.map(
      ({ name, address, size }) => `  ${paint.cyan(formatAddress(address))} ${String(size).padStart(7)}  ${share(size, total)}  ${fit(name, width - 32)}`,
    ),
  ]);
}

function share(size: number, total: number): string {
  const percent = (size / total) * 100;
  return `${percent < 1 ? '<1' : Math.round(percent)} %`.padStart(5);
}

const mostProblems = 30;

function problemLines({ problems }: ImagePage, style: Style): string[] {
  const lines = problems
    .slice(0, mostProblems)
    .flatMap(({ offset, message }) => wrap(safeText(message), style.width, `  byte ${String(offset).padEnd(8)}  `, ' '.repeat(17)));
  return problems.length > mostProblems ? [...lines, `  and ${problems.length - mostProblems} more`] : lines;
}
