import type { Diagnosis } from '@qspi-doctor/doctor';
import { html, name, type Markup } from './markup.js';
import { counted } from './words.js';

/** What could not be examined, by reason: each once, with the rules that had to be left out. */
export function notCheckedList({ notChecked, remarks, baseline }: Diagnosis): Markup {
  const reasons = new Map<string, { program: string | undefined; why: string; rules: string[] }>();
  for (const { rule, program, why } of notChecked) {
    const key = `${program ?? ''}\n${why}`;
    const known = reasons.get(key);
    if (known) known.rules.push(rule);
    else reasons.set(key, { program, why, rules: [rule] });
  }
  const hidden = baseline && html`<p class="quiet">The baseline ${name(baseline.file)} hides ${counted(baseline.known, 'known finding')}${baseline.gone.length > 0 ? `; ${counted(baseline.gone.length, 'entry', 'entries')} of it no longer ${baseline.gone.length === 1 ? 'occurs' : 'occur'}` : ''}.</p>`;
  if (reasons.size === 0 && remarks.length === 0) return html`<p class="quiet">Everything that qspi-doctor looks for was examined in every program.</p>${hidden}`;
  return html`${hidden}<ul class="open-ends">${[...reasons.values()].map(({ program, why, rules }) => html`<li>${program === undefined ? '' : html`<b>${name(program)}</b>: `}${why}<details><summary>${counted(rules.length, 'rule')} left out</summary><p>${rules.map((rule, index) => html`${index > 0 ? ', ' : ''}<code>${rule}</code>`)}</p></details></li>
`)}${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`;
}
