import type { Finding } from '@qspi-doctor/diagnostics';
import { locationText } from './location-text.js';
import { safeText } from './safe-text.js';
import { severityMark, type Style } from './style.js';
import { wrap } from './wrap.js';

/** One finding in full: what, the evidence, the ways out, and what follows from it. */
export function findingLines(finding: Finding, style: Style, explained: readonly Finding[] = []): string[] {
  const { paint, width } = style;
  const heading = `${severityMark(finding.severity, style)}  ${paint.bold(finding.rule)}${finding.program === undefined ? '' : paint.dim(`  in ${safeText(finding.program)}`)}`;
  const lines = [heading, ...wrap(safeText(finding.message), width, '  ')];
  lines.push('', `  ${paint.underline('Evidence')}`, ...evidenceLines(finding, style));
  if (finding.remedies.length > 0) lines.push('', `  ${paint.underline(finding.remedies.length === 1 ? 'The way out' : 'Ways out, best first')}`, ...remedyLines(finding, style));
  if (explained.length > 0) {
    lines.push('', `  ${paint.underline('This explains')}`);
    for (const other of explained) lines.push(`  ${severityMark(other.severity, style)}  ${paint.bold(other.rule)}`, ...wrap(safeText(other.message), width, '    '), `    ${paint.cyan(locationText(other.location))}`);
  }
  return lines;
}

function evidenceLines({ location, related }: Finding, { paint, width }: Style): string[] {
  const lines = [`    ${paint.cyan(locationText(location))}`];
  for (const other of related) lines.push(`    ${paint.cyan(locationText(other))}`, ...wrap(safeText(other.message), width, '      '));
  return lines;
}

function remedyLines({ remedies }: Finding, { paint, width }: Style): string[] {
  return remedies.flatMap(({ title, certainty, steps }, index) => {
    const number = `${index + 1}. `;
    const head = wrap(`${safeText(title)} [${certainty}]`, width, `    ${number}`, ' '.repeat(4 + number.length)).map((line) => paint.bold(line));
    const indent = ' '.repeat(4 + number.length);
    return [...head, ...steps.flatMap((step) => wrap(safeText(step), width, `${indent}- `, `${indent}  `))];
  });
}
