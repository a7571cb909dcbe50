import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import type { PictureReach } from '@qspi-doctor/doctor';
import { heading, html, name, type HeadingLevel, type Markup } from '../markup.js';
import { counted, lastOf, roughSize, share } from '../words.js';
import { drawRow, kindWords } from './draw-row.js';
import type { MemoryMap, Row } from './model.js';

/** The memories of one chain of programs, from the lowest address to the highest, with what lies in them. */
export function mapSection(map: MemoryMap, id: string, level: HeadingLevel): Markup {
  const { rows, empty, leftOut } = map;
  const built = rows.some(({ lanes }) => lanes.length > 0);
  if (rows.length === 0) return html`<p class="quiet">There is no image and no linker script to draw.</p>`;
  return html`<div class="map" id="${id}">
${legend(map)}
<ol class="rows">${rows.map((row, index) => html`${separator(rows[index - 1], row, map)}<li class="row${row.outOfReach ? ' beyond' : ''}">${rowHead(row, level)}${row.lanes.length > 0 ? html`<div class="zoom">${drawRow(row)}<p class="detail" aria-live="polite"></p></div>` : html`<p class="quiet">${built ? 'Nothing lies here.' : 'Nothing is built yet.'}</p>`}</li>
`)}</ol>
${built && empty.length > 0 ? html`<p class="quiet">Not used: ${empty.map(({ name: memory, origin, length }, index) => html`${index > 0 ? ', ' : ''}${name(memory)} <code>${formatAddress(origin)}</code>${length === undefined ? '' : ` (${formatSize(length)})`}`)}.</p>` : ''}
${leftOut > 0 ? html`<p class="quiet">${counted(leftOut, 'small section or memory is', 'small sections and memories are')} not drawn.</p>` : ''}
${table(map, id)}</div>
`;
}

function rowHead({ name: title, kind, origin, length, lengthKnown, used, reach, regions, outOfReach }: Row, level: HeadingLevel): Markup {
  const others = regions.filter((region) => region.name !== title || region.length !== length);
  return html`<div class="row-head">${heading(level, html`${name(title)} <span class="kind">${kind}</span>`)}<p class="extent"><code>${formatAddress(origin)}</code>–<code>${lastOf(origin, length)}</code> <span>${lengthKnown ? roughSize(length) : 'size not known'}</span> <span class="used">${used === 0 ? '' : `${roughSize(used)} taken${lengthKnown ? `, ${share(used, length)}` : ''}`}</span></p>${others.length > 0 ? html`<p class="regions">${others.length === 1 ? 'Linker region' : 'Linker regions'}: ${others.map((region, index) => html`${index > 0 ? ', ' : ''}${name(region.name)} <code>${formatAddress(region.origin)}</code> ${roughSize(region.length)}`)}</p>` : ''}${chips(reach, outOfReach)}</div>`;
}

const hardwareWords = { all: 'reach it', none: 'do not reach it', part: 'reach the lower part', unknown: 'not known' } as const;
const softwareWords = { yes: 'can be written', no: 'cannot be written', unknown: 'depends on the memory' } as const;

function chips({ hardware, software }: Row['reach'], outOfReach: boolean): Markup {
  return html`<ul class="chips"><li class="chip ${hardware === 'all' ? 'good' : outOfReach ? 'bad' : 'plain'}"><b>Hardware breakpoints</b> ${hardwareWords[hardware]}</li><li class="chip ${software === 'yes' ? 'good' : outOfReach && software === 'no' ? 'bad' : 'plain'}"><b>Software breakpoints</b> ${softwareWords[software]}</li></ul>`;
}

/** What is left out between two memories, and where the reach of the comparators ends. */
function separator(before: Row | undefined, row: Row, { reach, rows }: MemoryMap): Markup | undefined {
  const limit = reach && reach.highestAddress < 0xffffffff && row.origin > reach.highestAddress && (before === undefined || before.origin <= reach.highestAddress) ? reach : undefined;
  const hole = before === undefined ? 0 : row.origin - (before.origin + before.length);
  const skip = hole > 0 ? html`<li class="break"><span>${roughSize(hole)} of addresses not drawn</span></li>` : undefined;
  const edge = limit && html`<li class="edge${rows.some(({ outOfReach }) => outOfReach) ? ' bad' : ''}"><span><b>${formatAddress(limit.highestAddress)}</b> is the last address that a hardware breakpoint of this ${coreTitle(limit.core)} can match</span></li>`;
  return html`${skip}${edge}
`;
}

function legend({ reach, rows }: MemoryMap): Markup {
  const kinds = Object.entries(kindWords).filter(([kind]) => rows.some(({ lanes }) => lanes.some(({ bars }) => bars.some((bar) => bar.kind === kind))));
  return html`<div class="legend"><ul class="kinds">${kinds.map(([kind, word]) => html`<li><span class="swatch ${kind}"></span>${word}</li>`)}${rows.some(({ outOfReach }) => outOfReach) ? html`<li><span class="swatch hatch"></span>out of reach of hardware and of software breakpoints</li>` : ''}</ul>${reach ? reachList(reach) : ''}</div>`;
}

/** What each kind of breakpoint can do on this core. */
export function reachList({ unit, revision, comparators, highestAddress, watchpoints, core }: PictureReach): Markup {
  const everywhere = highestAddress >= 0xffffffff;
  return html`<dl class="reach"><div><dt>Hardware breakpoints</dt><dd>${unit}${revision === undefined ? '' : ` revision ${revision}`}${comparators === undefined ? '' : `, ${counted(comparators, 'comparator')}`}: ${everywhere ? 'every address' : html`<code>0x00000000</code> to <code>${formatAddress(highestAddress)}</code>`}</dd></div><div><dt>Software breakpoints</dt><dd>an instruction that the debugger writes: in RAM; not in flash, and memory-mapped flash cannot be written</dd></div>${watchpoints === undefined ? '' : html`<div><dt>Watchpoint comparators</dt><dd>DWT of the ${coreTitle(core)}, ${counted(watchpoints, 'comparator')}: ${everywhere ? 'for data' : 'whole addresses, so they can stand in for a breakpoint anywhere'}</dd></div>`}</dl>`;
}

/** The same in words, for those who do not see the drawing. */
function table({ rows, programs }: MemoryMap, id: string): Markup {
  return html`<details class="table-of"><summary>The map as a table</summary><div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption"><table><caption id="${id}-caption">What is in the memory of ${programs.map((program, index) => html`${index > 0 ? ', ' : ''}${name(program)}`)}, by address</caption><thead><tr><th scope="col">Memory</th><th scope="col">Program</th><th scope="col">What</th><th scope="col">Kind</th><th scope="col">First address</th><th scope="col">Last address</th><th scope="col" class="number">Bytes</th><th scope="col">Hardware breakpoint</th></tr></thead><tbody>
${rows.flatMap((row) => row.lanes.flatMap((lane) => [...lane.bars.map((bar) => html`<tr><td>${name(row.name)}</td><td>${name(lane.program)}</td><td>${name(bar.name)}</td><td>${lane.view === 'load' ? 'programmed: ' : ''}${kindWords[bar.kind]}</td><td><code>${formatAddress(bar.address)}</code></td><td><code>${lastOf(bar.address, bar.size)}</code></td><td class="number">${bar.size}</td><td>${row.reach.hardware === 'all' ? 'yes' : row.reach.hardware === 'none' ? 'no' : row.reach.hardware}</td></tr>
`), ...lane.marks.map((mark) => html`<tr><td>${name(row.name)}</td><td>${name(lane.program)}</td><td>${name(mark.label)}</td><td>${mark.kind.replace('-', ' ')}</td><td><code>${formatAddress(mark.address)}</code></td><td></td><td></td><td></td></tr>
`)]))}</tbody></table></div></details>`;
}
