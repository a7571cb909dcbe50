import { safeText, type Finding, type Location } from '@qspi-doctor/diagnostics';
import { addressText, locationText, placeText } from './location-text.js';
import { severityMark, type Style } from './style.js';
import { cellsOf, wrap } from './wrap.js';

/** One finding in full: what, the evidence, the ways out, and what follows from it. `told` is one that has the same ways out and stands above. */
export function findingLines(finding: Finding, style: Style, explained: readonly Finding[] = [], told?: Finding): string[] {
  const { paint, width } = style;
  const lines = [...headingLines(finding, style), ...wrap(safeText(finding.message), width, '  ')];
  lines.push('', `  ${paint.underline('Evidence')}`, ...evidenceLines(finding, style));
  if (told !== undefined) lines.push('', ...wrap(`The way out is the same as ${told.program === undefined || told.program === finding.program ? 'above' : `in ${safeText(told.program)}, above`}.`, width, '  '));
  else if (finding.remedies.length > 0) lines.push('', `  ${paint.underline(finding.remedies.length === 1 ? 'The way out' : 'Ways out, best first')}`, ...remedyLines(finding, style));
  if (explained.length > 0) {
    lines.push('', `  ${paint.underline('This explains')}`);
    for (const other of explained) lines.push(`  ${severityMark(other.severity, style)}  ${paint.bold(other.rule)}`, ...wrap(safeText(other.message), width, '    '), ...locationLines(other.location, style, '    '));
  }
  return lines;
}

/** Severity and rule, and the program behind them where there is room. */
function headingLines({ severity, rule, program }: Finding, style: Style): string[] {
  const { paint, width } = style;
  const start = `${severityMark(severity, style)}  ${paint.bold(rule)}`;
  if (program === undefined) return [start];
  const owner = `in ${safeText(program)}`;
  return cellsOf(start) + 2 + cellsOf(owner) <= width ? [`${start}  ${paint.dim(owner)}`] : [start, `  ${paint.dim(owner)}`];
}

function evidenceLines({ location, related }: Finding, style: Style): string[] {
  const lines = locationLines(location, style, '    ');
  for (const other of related) lines.push(...locationLines(other, style, '    '), ...wrap(safeText(other.message), style.width, '      '));
  return lines;
}

/** A place and an address on one line where they fit; neither is ever broken, for they are to be copied. */
function locationLines(location: Location, { paint, width }: Style, indent: string): string[] {
  const text = locationText(location);
  const parts = [placeText(location), addressText(location)].filter((part) => part !== '');
  return (cellsOf(indent + text) <= width ? [text] : parts).map((part) => `${indent}${paint.cyan(part)}`);
}

function remedyLines({ remedies }: Finding, { paint, width }: Style): string[] {
  return remedies.flatMap(({ title, certainty, steps }, index) => {
    const number = `${index + 1}. `;
    const head = wrap(`${safeText(title)} [${certainty}]`, width, `    ${number}`, ' '.repeat(4 + number.length)).map((line) => paint.bold(line));
    const indent = ' '.repeat(4 + number.length);
    return [...head, ...steps.flatMap((step) => wrap(safeText(step), width, `${indent}- `, `${indent}  `))];
  });
}
