import type { Remedy } from '@qspi-doctor/diagnostics';
import { stepMarkup, withCommandRuns } from './commands.js';
import { html, type Markup } from './markup.js';
import { prose } from './prose.js';
import { certaintyWords } from './words.js';

/** The ways out, best first; the first lies open. */
export function remedyList(remedies: readonly Remedy[], openFirst: boolean): Markup {
  return html`<ol class="remedies">${remedies.map((remedy, index) => html`<li>${remedyMarkup(remedy, openFirst && index === 0, remedies.length > 1 ? index + 1 : undefined)}</li>
`)}</ol>`;
}

function remedyMarkup({ title, certainty, steps }: Remedy, open: boolean, number: number | undefined): Markup {
  return html`<details class="remedy"${open ? html` open=""` : ''}><summary>${number === undefined ? '' : html`<span class="number" aria-hidden="true">${number}</span>`}<span class="title">${prose(title)}</span> <span class="certainty ${certainty}" title="${certaintyWords[certainty]}">${certainty}</span></summary><ol class="steps">${withCommandRuns(steps).map(({ step, run }) => html`<li>${stepMarkup(step)}${run.length > 0 ? html`<p class="all-commands" data-copy-label="Copy these ${run.length} commands">${run.map((command) => html`<code hidden="">${command}</code>`)}</p>` : ''}</li>`)}</ol></details>`;
}

/** What the marks mean, beneath the ways out. */
export function certaintyLegend(remedies: readonly Remedy[]): Markup {
  const used = (['proved', 'documented', 'reported'] as const).filter((certainty) => remedies.some((remedy) => remedy.certainty === certainty));
  return html`<dl class="certainties">${used.map((certainty) => html`<div><dt><span class="certainty ${certainty}">${certainty}</span></dt><dd>${certaintyWords[certainty]}</dd></div>`)}</dl>`;
}
