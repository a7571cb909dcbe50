import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import type { ProgramPicture } from '@qspi-doctor/doctor';
import { html, name, type Markup } from './markup.js';
import { counted } from './words.js';

/** Programs that are told one by one. */
const most = 8;

/** What a clean bill of health rests on: for each program that main is within reach, that it is reached, and that VTOR is right. */
export function assurance(pictures: readonly ProgramPicture[]): Markup {
  return html`<h2>How that is known</h2>
<ul class="assurance">${pictures.slice(0, most).map((picture) => html`<li><strong>${name(picture.name)}</strong><ul>${facts(picture).map((fact) => html`<li>${fact}</li>`)}</ul></li>
`)}</ul>${pictures.length > most ? html`<p class="quiet">and ${counted(pictures.length - most, 'more', 'more')} programs, below</p>` : ''}`;
}

function facts({ reach, marks, way }: ProgramPicture): readonly Markup[] {
  const main = marks.find(({ kind }) => kind === 'main');
  const table = marks.find(({ kind }) => kind === 'vector-table');
  const found: Markup[] = [];
  if (main && reach && main.address <= reach.highestAddress) found.push(html`${name(main.label)} at <code>${formatAddress(main.address)}</code> is within reach of the hardware breakpoints of its ${coreTitle(reach.core)}${reach.comparators === undefined ? '' : html` (${counted(reach.comparators, 'comparator')})`}.`);
  if (!('notRun' in way) && way.reachesMain) found.push(html`Run from reset, it reaches main after ${counted(way.instructions, 'instruction')}.`);
  if (!('notRun' in way) && way.vtorIsOwn && table) found.push(html`At main, VTOR is its own vector table (<code>${formatAddress(table.address)}</code>).`);
  return found;
}
