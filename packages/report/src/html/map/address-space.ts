import type { PictureReach } from '@qspi-doctor/doctor';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { html, type Markup } from '../markup.js';
import { coreTitle } from '../words.js';
import type { Row } from './model.js';
import { percent } from './scale.js';

const whole = 2 ** 32;
const eighth = 0x20000000;

/** The whole address space on one line, to scale: how far the comparators reach, and where the code is that one wants to halt. */
export function addressSpace(reach: PictureReach, rows: readonly Row[], point: { readonly label: string; readonly address: number } | undefined): Markup {
  const edge = Math.min(reach.highestAddress + 1, whole);
  const beyond = point !== undefined && point.address > reach.highestAddress;
  const where = point === undefined ? 0 : point.address / whole;
  const text = `Address space of the ${coreTitle(reach.core)}, 0x00000000 to 0xffffffff. Hardware breakpoints match up to ${formatAddress(reach.highestAddress)}.${point === undefined ? '' : ` ${point.label} is at ${formatAddress(point.address)}, ${beyond ? 'beyond that' : 'within that'}.`}`;
  return html`<figure class="space"><svg class="space-drawing" width="100%" height="112" role="img" aria-label="${text}">
<rect class="out" x="0%" y="38" width="100%" height="26" rx="4"/><rect class="hatch" x="0%" y="38" width="100%" height="26" rx="4"/>
<rect class="in" data-at="0" data-size="${edge}" x="0%" y="38" width="${percent(edge, whole)}" height="26" rx="4"/>
${rows.map(({ origin, length }) => html`<rect class="memory" data-at="${origin}" data-size="${length}" x="${percent(origin, whole)}" y="44" width="${percent(length, whole)}" height="14"/>`)}
${edge < whole ? html`<line class="edge" x1="${percent(edge, whole)}" y1="34" x2="${percent(edge, whole)}" y2="82"/><text class="edge-label" x="${percent(edge, whole)}" dx="6" y="82">ends at ${formatAddress(reach.highestAddress)}</text>` : ''}
<text class="reach-label" x="0" y="14">Hardware breakpoints reach this</text>
<path class="reach-arrow" d="M4 20v12m-3-4 3 4 3-4"/>
${point === undefined ? '' : html`<g class="point ${beyond ? 'beyond' : 'within'}"><line x1="${percent(point.address, whole)}" y1="20" x2="${percent(point.address, whole)}" y2="66"/><text x="${percent(point.address, whole)}" y="14" dx="${where > 0.3 ? 6 : 6}" text-anchor="${where > 0.7 ? 'end' : 'start'}">${point.label} <tspan class="address">${formatAddress(point.address)}</tspan></text></g>`}
<g class="axis">${[0, 2, 4, 6].map((n) => html`<text x="${percent(n * eighth, whole)}" y="106">${n === 0 ? '0' : formatAddress(n * eighth)}</text>`)}<text x="100%" y="106" text-anchor="end">4 GB</text></g>
</svg></figure>
`;
}
