import { coreTitle } from '@qspi-doctor/devices';
import type { PictureReach } from '@qspi-doctor/doctor';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { html, type Markup } from '../markup.js';
import type { Row } from './model.js';
import { percent } from './scale.js';

const whole = 2 ** 32;
const quarter = whole / 4;

/** The whole address space on one line, to scale: how far the comparators reach, and where the code is that one wants to halt. */
export function addressSpace(reach: PictureReach, rows: readonly Row[], point: { readonly label: string; readonly address: number } | undefined): Markup {
  const edge = Math.min(reach.highestAddress + 1, whole);
  const beyond = point !== undefined && point.address > reach.highestAddress;
  const where = point === undefined ? 0 : point.address / whole;
  const text = `Address space of the ${coreTitle(reach.core)}, 0x00000000 to 0xffffffff. Hardware breakpoints match up to ${formatAddress(reach.highestAddress)}.${point === undefined ? '' : ` ${point.label} is at ${formatAddress(point.address)}, ${beyond ? 'beyond that' : 'within that'}.`}`;
  return html`<figure class="space"><svg class="space-drawing" width="100%" height="100" role="img" aria-label="${text}">
<rect class="out" x="0%" y="38" width="100%" height="26" rx="4"/><rect class="hatch" x="0%" y="38" width="100%" height="26" rx="4"/>
<rect class="in" data-at="0" data-size="${edge}" x="0%" y="38" width="${percent(edge, whole)}" height="26" rx="4"/>
${rows.map(({ origin, length }) => html`<rect class="memory" data-at="${origin}" data-size="${length}" x="${percent(origin, whole)}" y="44" width="${percent(length, whole)}" height="14"/>`)}
${edge < whole ? html`<line class="edge" x1="${percent(edge, whole)}" y1="34" x2="${percent(edge, whole)}" y2="70"/>` : ''}
<text class="reach-label" x="0" y="96">Hardware breakpoints end at <tspan class="address">${formatAddress(reach.highestAddress)}</tspan></text>
${point === undefined ? '' : html`<g class="point ${beyond ? 'beyond' : 'within'}"><line x1="${percent(point.address, whole)}" y1="20" x2="${percent(point.address, whole)}" y2="66"/><text x="${percent(point.address, whole)}" y="14" dx="${where > 0.7 ? -6 : 6}" text-anchor="${where > 0.7 ? 'end' : 'start'}">${point.label} <tspan class="address">${formatAddress(point.address)}</tspan></text></g>`}
<g class="axis">${[1, 2].map((n) => html`<text x="${percent(n * quarter, whole)}" y="80" text-anchor="middle">${formatAddress(n * quarter)}</text>`)}<text x="100%" y="80" text-anchor="end">4 GB</text></g>
</svg></figure>
`;
}
