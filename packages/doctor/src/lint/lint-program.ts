import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import type { ProgramRule } from '@qspi-doctor/rules';
import { isPresent, type LinkerScriptInput, type Program } from '@qspi-doctor/workspace';
import { runRules, type SeverityOverrides } from '../run-rules.js';
import { suppressionWithoutReason, suppressionWithoutReasonRule } from './suppression-without-reason.js';
import { applySuppressions, findSuppressions, namesRule, type Suppression } from './suppressions.js';
import { unusedSuppression, unusedSuppressionRule } from './unused-suppression.js';

export interface LintOutcome {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** The text of each file that a script consists of, by the name that locations have. */
export function textsOf({ script, locate }: LinkerScriptInput): ReadonlyMap<string, string> {
  const all = [script];
  const texts = new Map<string, string>();
  for (const one of all) {
    const { file } = locate({ start: 0, end: 0 }, one);
    if (file !== undefined) texts.set(file, one.text);
    for (const { resolved } of one.includes) if (resolved !== undefined && !all.includes(resolved)) all.push(resolved);
  }
  return texts;
}

/** Runs rules over one program and heeds the suppressions in its linker script. `allRules` are the ids that a suppression may name. */
export async function lintProgram(program: Program, rules: readonly ProgramRule[], severities: SeverityOverrides = {}): Promise<LintOutcome> {
  const { findings, notChecked } = await runRules(program, rules, severities);
  const script = await program.open('linkerScript').catch(() => ({ absent: '' }));
  if (!isPresent(script)) return { findings, notChecked: notChecked.length > 0 ? notChecked : [] };
  const texts = textsOf(script.value);
  const suppressions = [...texts].flatMap(([file, text]) => findSuppressions(file, text));
  if (suppressions.length === 0) return { findings, notChecked };
  const applied = applySuppressions(findings, suppressions);
  const ran = (name: string) => rules.some(({ id }) => namesRule(name, id) && severities[id] !== 'off' && !notChecked.some(({ rule }) => rule === id));
  const isRule = (name: string) => rules.some(({ id }) => namesRule(name, id));
  const textOf = ({ file }: Suppression) => texts.get(file) ?? '';
  const own: Finding[] = [];
  for (const suppression of suppressions) if (suppression.reason === '' && suppression.rules.length > 0) own.push(suppressionWithoutReason(suppression, textOf(suppression)));
  for (const { suppression, names } of applied.unused) {
    const unused = names.filter((name) => ran(name) || !isRule(name));
    if (unused.length > 0 || suppression.rules.length === 0) own.push(unusedSuppression(suppression, unused, textOf(suppression), isRule));
  }
  const judged = own.flatMap((finding) => {
    const severity = severities[finding.rule];
    return severity === 'off' ? [] : [{ ...finding, program: program.name, severity: severity ?? finding.severity }];
  });
  return { findings: [...applied.findings, ...judged], notChecked };
}

/** Takes out the findings that the program's linker script suppresses. What a diagnosis could not check is many: unused suppressions are the lint's business. */
export async function heedSuppressions(program: Program, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const script = findings.length === 0 ? { absent: '' } : await program.open('linkerScript').catch(() => ({ absent: '' }));
  if (!isPresent(script)) return findings;
  return applySuppressions(findings, [...textsOf(script.value)].flatMap(([file, text]) => findSuppressions(file, text))).findings;
}

/** The rules of the lint itself. */
export const lintRules = [suppressionWithoutReasonRule, unusedSuppressionRule];
