import { groupFindings, type Diagnosis } from '@qspi-doctor/doctor';
import { baselineLines } from './baseline.js';
import { findingLines } from './findings.js';
import { headLines } from './head.js';
import { memoryMapLines } from './memory-map.js';
import { notCheckedLines } from './not-checked.js';
import { programLines, programSummaryLines } from './programs.js';
import { shortLines } from './short-findings.js';
import { styleOf, type ColorLevel, type Style } from './style.js';
import { wrap } from './wrap.js';

export interface PrettyOptions {
  readonly color: ColorLevel;
  /** Columns of the terminal. */
  readonly width: number;
  /** Notes, programs and findings in full, however many there are. */
  readonly verbose?: boolean | undefined;
  /** Sections of whoever examined more than the folder, in front of what was examined. */
  readonly more?: ((style: Style) => readonly string[][]) | undefined;
}

/** Beyond these the report is a summary first, and `--verbose` shows the rest. */
const manyPrograms = 6;
const manyFindings = 10;

/** The report for a terminal: the verdict, the diagnosis with evidence and ways out, the rest, what was examined and what was not. */
export function formatPretty(diagnosis: Diagnosis, { color, width, verbose = false, more: sectionsOfOthers }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const { programs } = diagnosis;
  const many = programs.length > manyPrograms && !verbose;
  const groups = groupFindings(diagnosis.findings);
  const serious = verbose ? groups : groups.filter(({ head }) => head.severity !== 'note');
  const inFull = verbose ? serious : serious.slice(0, manyFindings);
  const sections: string[][] = [headLines(diagnosis, style)];
  if (many) sections.push(programSummaryLines(diagnosis, style));
  inFull.forEach((group, index) => {
    const isDiagnosis = index === 0 && group.head.rule === diagnosis.diagnosis;
    const title = isDiagnosis ? 'Diagnosis' : index === (inFull[0]?.head.rule === diagnosis.diagnosis ? 1 : 0) ? 'Also found' : undefined;
    const told = inFull.slice(0, index).find(({ head }) => head.rule === group.head.rule && sameRemedies(head, group.head));
    sections.push([...(title === undefined ? [] : [paint.bold.underline(title), '']), ...findingLines(group.head, style, group.explained, told?.head)]);
  });
  const more = serious.slice(inFull.length);
  if (more.length > 0) sections.push([paint.bold.underline(`${more.length} more`), ...shortLines(more, style), moreLine(more.length, style)]);
  const notes = groups.filter((group) => !serious.includes(group));
  if (notes.length > 0) sections.push([paint.bold.underline('Worth knowing'), ...shortLines(notes, style), moreLine(notes.length, style)]);
  sections.push(...(sectionsOfOthers?.(style) ?? []));
  const shown = many ? programs.filter(({ name }) => inFull.some(({ head }) => head.program === name)) : programs;
  const map = memoryMapLines(many ? withStarters(diagnosis, inFull[0]?.head.program) : programs, style);
  if (map.length > 0) sections.push([paint.bold.underline('Memory'), ...map]);
  if (shown.length > 0) sections.push([paint.bold.underline(many ? 'Programs with findings' : 'Programs examined'), ...programLines(shown, style)]);
  const open = notCheckedLines(diagnosis, style, verbose);
  if (open.length > 0) sections.push(open);
  if (diagnosis.baseline) sections.push(baselineLines(diagnosis.baseline, style));
  sections.push(tailLines(diagnosis, style));
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sameRemedies(one: Diagnosis['findings'][number], other: Diagnosis['findings'][number]): boolean {
  return one.remedies.length > 0 && JSON.stringify(one.remedies) === JSON.stringify(other.remedies);
}

/** A program, who starts it and whom it starts: they share their memories. */
function withStarters({ programs }: Diagnosis, name: string | undefined): Diagnosis['programs'] {
  const one = programs.find((program) => program.name === name);
  return one === undefined ? [] : programs.filter((program) => program === one || program.name === one.startedBy || program.startedBy === one.name);
}

function moreLine(count: number, { paint }: Style): string {
  return paint.dim(`  --verbose shows ${count === 1 ? 'it' : 'them'} in full.`);
}

function tailLines({ findings }: Diagnosis, { paint, width }: Style): string[] {
  const text = findings.length === 0 ? 'qspi-doctor rules lists what was looked for.' : `More on a rule: qspi-doctor explain ${findings[0]?.rule ?? ''}`;
  return wrap(text, width).map((line) => paint.dim(line));
}
