import { safeText } from '@qspi-doctor/diagnostics';
import type { Diagnosis } from '@qspi-doctor/doctor';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

/** So many programs with reasons of one kind are named one by one. */
const fewPrograms = 3;
const mostNames = 6;

interface Reason {
  readonly why: string;
  readonly programs: string[];
  readonly rules: string[];
}

/** The reasons, each once, with the programs and the rules that they concern. */
export function notCheckedLines({ notChecked, remarks }: Diagnosis, { paint, width }: Style, verbose: boolean): string[] {
  if (notChecked.length === 0 && remarks.length === 0) return [];
  const lines = [paint.bold.underline('Not checked')];
  for (const { why, programs, rules } of condensed(reasonsOf(notChecked), verbose)) {
    const names = programs.length > mostNames ? `${programs.slice(0, mostNames - 1).join(', ')} and ${programs.length - mostNames + 1} more programs` : programs.join(', ');
    lines.push(...wrap(safeText(names === '' ? why : `${names}: ${why}`), width, '  - ', '    '), ...wrap(rulesText(rules), width, '    ').map((line) => paint.dim(line)));
  }
  for (const remark of remarks) lines.push(...wrap(safeText(remark), width, '  - ', '    '));
  return lines;
}

/** One entry a reason and program. */
function reasonsOf(notChecked: Diagnosis['notChecked']): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { rule, program, why } of notChecked) {
    const key = `${program ?? ''}\n${why}`;
    const reason = reasons.get(key) ?? { why, programs: program === undefined ? [] : [program], rules: [] };
    reasons.set(key, reason);
    if (!reason.rules.includes(rule)) reason.rules.push(rule);
  }
  return [...reasons.values()];
}

/**
 * Programs that have the same reason share an entry. Reasons that differ in names alone ("there is no A/Debug/A.elf") are told by what they have in common
 * where they are many.
 */
function condensed(reasons: readonly Reason[], verbose: boolean): readonly Reason[] {
  const same = merged(reasons, ({ why }) => why);
  if (verbose) return same;
  const kinds = new Map<string, Reason[]>();
  for (const reason of same) {
    const kind = kindOf(reason.why);
    kinds.set(kind, [...(kinds.get(kind) ?? []), reason]);
  }
  return [...kinds].flatMap(([kind, own]) => (own.length > fewPrograms ? merged(own.map((reason) => ({ ...reason, why: kind })), () => kind) : own));
}

function merged(reasons: readonly Reason[], keyOf: (reason: Reason) => string): readonly Reason[] {
  const all = new Map<string, Reason>();
  for (const reason of reasons) {
    const known = all.get(keyOf(reason));
    if (known === undefined) all.set(keyOf(reason), { why: reason.why, programs: [...reason.programs], rules: [...reason.rules] });
    else {
      for (const program of reason.programs) if (!known.programs.includes(program)) known.programs.push(program);
      for (const rule of reason.rules) if (!known.rules.includes(rule)) known.rules.push(rule);
    }
  }
  return [...all.values()];
}

/** The part of a sentence before the first particular: `it is not built yet: there is no …` → `it is not built yet`. */
function kindOf(why: string): string {
  return why.split(/[:;(]|\. /)[0]?.trim() ?? why;
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
