import { lintRules, ruleCrashedRule } from '@qspi-doctor/doctor';
import type { RuleHead } from '@qspi-doctor/diagnostics';
import { logRules, programRules, setupRules, targetRules } from '@qspi-doctor/rules';
import { padCells, styleOf, wrap } from '@qspi-doctor/report';
import { choice, colorOption, parseOptions } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export const rulesHelp = `List what qspi-doctor looks for.

  qspi-doctor rules [--format pretty|json]
`;

export const explainHelp = `Explain one rule in full: what it says, why, how the trouble shows, and what is right.

  qspi-doctor explain RULE [--format pretty|json]

Example
  qspi-doctor explain breakpoint/unreachable
`;

export function allRules(): readonly RuleHead[] {
  return [...programRules, ...targetRules, ...logRules, ...setupRules, ...lintRules, ruleCrashedRule].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function listRules(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions(args);
  if (values['help']) return print(terminal, rulesHelp);
  if (positionals.length > 0) throw new UsageError(`"rules" takes no names. "qspi-doctor explain ${positionals[0]}" explains one rule.`);
  if (choice(values, 'format', ['pretty', 'json'], 'pretty') === 'json') return print(terminal, `${JSON.stringify(allRules().map(({ id, severity, since, docs }) => ({ id, severity, since, what: docs.what })), null, 2)}\n`);
  const { paint, width } = styleOf(colorLevel(colorOption(values), terminal), terminal.columns ?? 80);
  const lines = allRules().flatMap(({ id, severity, docs }) => [`${padCells(paint.bold(id), 40)} ${severity}`, ...wrap(docs.what, width, '    ')]);
  return print(terminal, `${lines.join('\n')}\n`);
}

export function explainRule(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions(args);
  if (values['help']) return print(terminal, explainHelp);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError('Name one rule, for example: qspi-doctor explain breakpoint/unreachable. "qspi-doctor rules" lists them.');
  const rule = allRules().find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const near = allRules().map((candidate) => candidate.id).filter((candidate) => candidate.split('/').some((part) => part !== '' && id.includes(part))).sort((a, b) => commonStart(b, id) - commonStart(a, id));
    throw new UsageError(`There is no rule "${id}".${near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(', ')}?` : ''} "qspi-doctor rules" lists them.`);
  }
  const { docs } = rule;
  if (choice(values, 'format', ['pretty', 'json'], 'pretty') === 'json') return print(terminal, `${JSON.stringify({ id: rule.id, severity: rule.severity, since: rule.since, ...docs }, null, 2)}\n`);
  const { paint, width } = styleOf(colorLevel(colorOption(values), terminal), terminal.columns ?? 80);
  const section = (title: string, body: readonly string[]) => (body.length === 0 ? [] : ['', paint.underline(title), ...body]);
  const code = (sample: string) => sample.split('\n').filter((line) => !line.startsWith('```') && line !== '').map((line) => `    ${line}`);
  const lines = [
    `${paint.bold(rule.id)}  ${rule.severity}, since ${rule.since}`,
    ...section('What', wrap(docs.what, width, '  ')),
    ...section('Why', wrap(docs.why, width, '  ')),
    ...section('How it shows', wrap(docs.symptom, width, '  ')),
    ...section('Wrong', code(docs.wrong)),
    ...section('Right', code(docs.right)),
    ...section('Sources', docs.sources.flatMap((source) => wrap(source, width, '  - ', '    '))),
  ];
  return print(terminal, `${lines.join('\n')}\n`);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}
