import { safeText, type Finding, type NotChecked } from '@qspi-doctor/diagnostics';
import { placeText } from '../pretty/location-text.js';
import { severityMark, styleOf, type ColorLevel, type Style } from '../pretty/style.js';
import { wrap } from '../pretty/wrap.js';

export interface LintReport {
  /** Files that were looked at. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** The text of a file that a location names. */
  readonly sourceOf: (file: string) => string | undefined;
}

const longestLine = 160;

/** Findings with the line that each is about, then one line that sums up. */
export function formatLintPretty({ files, findings, notChecked, sourceOf }: LintReport, { color, width }: { readonly color: ColorLevel; readonly width: number }): string {
  const style = styleOf(color, width);
  const blocks = findings.map((finding) => findingLines(finding, style, sourceOf));
  const lines = blocks.flatMap((block) => [...block, '']);
  lines.push(...notCheckedLines(notChecked, style), summary(files.length, findings, style));
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding, style: Style, sourceOf: LintReport['sourceOf']): readonly string[] {
  const { paint, width } = style;
  const { location, related, remedies } = finding;
  return [
    `${paint.cyan(placeText(location))}  ${severityMark(finding.severity, style)}  ${paint.bold(finding.rule)}`,
    ...wrap(safeText(finding.message), width, '  '),
    ...excerpt(finding, style, location.file === undefined ? undefined : sourceOf(location.file)),
    ...related.flatMap((other) => [`  ${paint.cyan(placeText(other))} ${paint.dim(safeText(other.message))}`]),
    ...remedies.slice(0, 1).flatMap(({ steps, edits }) => steps.slice(0, 1).flatMap((step) => wrap(`${safeText(step)}${edits === undefined || edits.length === 0 ? '' : ' [--fix does it]'}`, width, '  → ', '    '))),
  ];
}

/** The line with the place marked. Tabs count as one blank, so that the marks stand right. */
function excerpt({ location: { line, column, endLine, endColumn } }: Finding, { paint }: Style, text: string | undefined): readonly string[] {
  if (text === undefined || line === undefined || column === undefined) return [];
  const source = lineOf(text, line);
  if (source === undefined || source.length > longestLine) return [];
  const number = String(line);
  const end = endLine === line && endColumn !== undefined ? endColumn : source.trimEnd().length + 1;
  const marks = '^'.repeat(Math.max(1, Math.min(end, source.length + 1) - column));
  const gutter = ' '.repeat(number.length);
  return [`  ${paint.dim(`${number} │`)} ${safeText(source.replaceAll('\t', ' '))}`, `  ${paint.dim(`${gutter} │`)} ${' '.repeat(column - 1)}${paint.yellow(marks)}`];
}

function lineOf(text: string, line: number): string | undefined {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let number = 1; ; number++) {
    const next = /\r\n|\r|\n/g;
    next.lastIndex = start;
    const found = next.exec(text);
    if (number === line) return text.slice(start, found?.index ?? text.length);
    if (found === null) return undefined;
    start = next.lastIndex;
  }
}

/** The reasons, each once a file, with how many rules they concern. */
function notCheckedLines(notChecked: readonly NotChecked[], { paint, width }: Style): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { rule, program, why } of notChecked) {
    const key = `${program === undefined ? '' : `${program}: `}${why}`;
    reasons.set(key, [...(reasons.get(key) ?? []), rule.replace(/^.*\//, '')]);
  }
  if (reasons.size === 0) return [];
  const lines = [paint.bold.underline('Not checked')];
  for (const [why, rules] of reasons) lines.push(...wrap(`${safeText(why)} (${rules.length > 4 ? `${rules.length} rules` : rules.join(', ')})`, width, '  - ', '    '));
  return [...lines, ''];
}

function summary(files: number, findings: readonly Finding[], { paint }: Style): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const many = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const parts = [many(count('error'), 'error'), many(count('warning'), 'warning'), many(count('note'), 'note')];
  const text = `${many(files, 'file')}: ${findings.length === 0 ? 'nothing found' : parts.join(', ')}`;
  return findings.length === 0 ? paint.green(text) : text;
}
