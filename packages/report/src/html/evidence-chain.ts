import { coreTitle } from '@qspi-doctor/devices';
import type { Finding } from '@qspi-doctor/diagnostics';
import { formatAddress } from '@qspi-doctor/diagnostics';
import type { ProgramPicture, ProgramSummary } from '@qspi-doctor/doctor';
import { placeMarkup } from './excerpt.js';
import { addressSpace } from './map/address-space.js';
import type { MemoryMap } from './map/model.js';
import { contains } from './map/model.js';
import { html, name, type Markup } from './markup.js';
import { counted } from './words.js';

/** From the part number to the address that cannot be matched: what a finding about the reach of breakpoints rests on, link by link. */
export function reachChain({ location, data }: Finding, summary: ProgramSummary | undefined, picture: ProgramPicture | undefined, map: MemoryMap | undefined): Markup | undefined {
  const reach = picture?.reach;
  const address = location.address ?? picture?.marks.find(({ kind }) => kind === 'main')?.address ?? (typeof data['address'] === 'number' ? data['address'] : undefined);
  if (reach === undefined || address === undefined || address <= reach.highestAddress) return undefined;
  const label = location.symbol ?? (typeof data['name'] === 'string' ? data['name'] : 'the program');
  const region = picture?.regions.find((candidate) => contains(candidate, address));
  return html`<ol class="chain"><li><span class="label">The core</span><strong>${coreTitle(reach.core)}</strong><p>${summary?.device === undefined ? '' : html`of ${name(summary.device)}, by `}${placeMarkup(reach.location)}</p></li>
<li><span class="label">Its breakpoint unit</span><strong>${reach.unit}${reach.revision === undefined ? '' : ` revision ${reach.revision}`}</strong><p>${reach.comparators === undefined ? '' : html`${counted(reach.comparators, 'comparator')}, `}matches <code>0x00000000</code> to <code>${formatAddress(reach.highestAddress)}</code></p></li>
<li><span class="label">Where ${name(label)} is</span><strong><code>${formatAddress(address)}</code></strong><p>${placeMarkup({ file: location.file, line: location.line })}${region && (region.location.file !== location.file || region.location.line !== location.line) ? html`; ${name(region.name)} by ${placeMarkup({ file: region.location.file, line: region.location.line })}` : ''}</p></li>
<li class="therefore"><span class="label">Therefore</span><strong>out of reach</strong><p><code>${formatAddress(address)}</code> lies beyond <code>${formatAddress(reach.highestAddress)}</code></p></li></ol>
${addressSpace(reach, map?.rows ?? [], { label, address })}
`;
}
