import { severities } from '@qspi-doctor/diagnostics';
import type { Diagnosis } from '@qspi-doctor/doctor';
import { html, type Markup } from './markup.js';
import { severityWords } from './words.js';

/** What chooses among the findings. It appears with the script, without which it would do nothing. */
export function filterBar({ findings, programs }: Diagnosis): Markup | undefined {
  if (findings.length < 2) return undefined;
  const concerned = programs.filter(({ name }) => findings.some(({ program }) => program === name));
  return html`<form id="filter" class="filter" hidden="" aria-label="Choose findings"><fieldset><legend class="off-screen">Severity</legend>${severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : html`<label class="box"><input type="checkbox" name="severity" value="${severity}" checked=""> ${severityWords[severity]} <span class="tally">${count}</span></label>`;
  })}</fieldset>${concerned.length > 1 ? html`<label>Program <select name="program"><option value="">All</option>${concerned.map(({ name }) => html`<option value="${name}">${name}</option>`)}</select></label>` : ''}<label>Words <input type="search" name="words" autocomplete="off"></label><p id="filter-count" role="status"></p></form>
`;
}
