import type { Finding } from '@qspi-doctor/diagnostics';
import { isExplained, type Diagnosis } from '@qspi-doctor/doctor';
import { findingLines } from './findings.js';
import { memoryMapLines } from './memory-map.js';
import { programLines } from './programs.js';
import { safeText } from './safe-text.js';
import { styleOf, verdictBadge, type ColorLevel, type Style } from './style.js';
import { wrap } from './wrap.js';

export interface PrettyOptions {
  readonly color: ColorLevel;
  /** Columns of the terminal. */
  readonly width: number;
  /** Sections of whoever examined more than the folder, in front of what was examined. */
  readonly more?: ((style: Style) => readonly string[][]) | undefined;
}

/** The report for a terminal: the verdict, the diagnosis with evidence and ways out, the rest, what was examined and what was not. */
export function formatPretty(diagnosis: Diagnosis, { color, width, more }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const sections: string[][] = [headLines(diagnosis, style)];
  const heads = diagnosis.findings.filter((finding) => !isExplained(finding, diagnosis.findings));
  const shown = heads.length > 0 ? heads : diagnosis.findings;
  shown.forEach((finding, index) => {
    const title = index === 0 && finding.rule === diagnosis.diagnosis ? [paint.bold.underline('Diagnosis'), ''] : index === 1 ? [paint.bold.underline('Also found'), ''] : [];
    sections.push([...title, ...findingLines(finding, style, explainedBy(finding, diagnosis.findings))]);
  });
  sections.push(...(more?.(style) ?? []));
  const map = memoryMapLines(diagnosis, style);
  if (map.length > 0) sections.push([paint.bold.underline('Memory'), ...map]);
  if (diagnosis.programs.length > 0) sections.push([paint.bold.underline('Programs examined'), ...programLines(diagnosis, style)]);
  const open = notCheckedLines(diagnosis, style);
  if (open.length > 0) sections.push(open);
  sections.push(tailLines(diagnosis, style));
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function explainedBy(finding: Finding, all: readonly Finding[]): readonly Finding[] {
  return all.filter((other) => other !== finding && other.program === finding.program && finding.explains.includes(other.rule));
}

function headLines(diagnosis: Diagnosis, style: Style): string[] {
  const { findings, verdict, folder } = diagnosis;
  const head = findings[0];
  const sentence =
    verdict === 'healthy'
      ? 'Nothing was found that keeps the debugger from halting.'
      : verdict === 'unknown'
        ? 'No fault was seen, but something essential could not be examined: see "Not checked".'
        : `${count(findings, 'error')}, ${count(findings, 'warning')}. The diagnosis: ${head?.rule ?? ''}.`;
  return [`${style.paint.bold('qspi-doctor')} ${safeText(folder)}`, '', ...wrap(sentence, style.width, `${verdictBadge(verdict, style)} `, '  ')];
}

function count(findings: readonly Finding[], severity: 'error' | 'warning' | 'note'): string {
  const n = findings.filter((finding) => finding.severity === severity).length;
  return `${n} ${severity}${n === 1 ? '' : 's'}`;
}

/** The reasons, each once, with the rules that they concern. */
function notCheckedLines({ notChecked, remarks }: Diagnosis, { paint, width }: Style): string[] {
  const reasons = new Map<string, string[]>();
  for (const { rule, program, why } of notChecked) {
    const key = `${program === undefined ? '' : `${program}: `}${why}`;
    reasons.set(key, [...(reasons.get(key) ?? []), rule]);
  }
  if (reasons.size === 0 && remarks.length === 0) return [];
  const lines = [paint.bold.underline('Not checked')];
  for (const [why, rules] of reasons) lines.push(...wrap(safeText(why), width, '  - ', '    '), ...wrap(rulesText(rules), width, '    ').map((line) => paint.dim(line)));
  for (const remark of remarks) lines.push(...wrap(safeText(remark), width, '  - ', '    '));
  return lines;
}

function tailLines({ findings }: Diagnosis, { paint }: Style): string[] {
  if (findings.length === 0) return [paint.dim('qspi-doctor rules lists what was looked for.')];
  return [paint.dim(`More on a rule: qspi-doctor explain ${findings[0]?.rule ?? ''}`)];
}

/** Many rules of one area are one entry: what matters is the reason. */
function rulesText(rules: readonly string[]): string {
  const areas = new Map<string, string[]>();
  for (const rule of rules) {
    const area = rule.split('/')[0] ?? rule;
    areas.set(area, [...(areas.get(area) ?? []), rule]);
  }
  return [...areas].map(([area, own]) => (own.length > 3 ? `${area}/… (${own.length} rules)` : own.join(', '))).join(', ');
}
