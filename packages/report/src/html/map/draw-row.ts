import { formatAddress } from '@qspi-doctor/diagnostics';
import { html, type Markup } from '../markup.js';
import { lastOf, roughSize } from '../words.js';
import type { PieceKind, PictureMark } from '@qspi-doctor/doctor';
import type { Bar, Lane, Row } from './model.js';
import { at, percent } from './scale.js';
import { ticksOf } from './window.js';

export const kindWords: Readonly<Record<PieceKind, string>> = {
  vectors: 'vector table',
  code: 'code',
  constants: 'constants',
  data: 'variables with a start value',
  zeroed: 'variables without one, heap and stack',
  other: 'other',
};

const overview = { y: 0, height: 12 };
const lens = 16;
/** What is programmed is what runs, mostly: its lane is the narrower one. */
const barHeights = { run: 30, load: 16 } as const;
const labelHeight = 18;
const levelHeight = 17;
const gap = 10;
const axisHeight = 24;
/** Labels of marks that stand closer than this share of the width take another line each. */
const labelShare = 0.5;

/** One memory as a drawing: all of it, to scale, and beneath it the part that holds something, to a larger scale. */
export function drawRow(row: Row): Markup {
  const { window, lanes, origin, length } = row;
  const magnified = window.length < length;
  let y = overview.y + overview.height + lens;
  const drawn = lanes.map((lane) => {
    const top = y;
    const levels = levelsOf(lane.marks, window);
    const height = labelHeight + barHeights[lane.view] + levels.count * levelHeight + gap;
    y += height;
    return drawLane(lane, row, top, levels);
  });
  const axis = y;
  const height = axis + axisHeight;
  return html`<svg class="row-drawing" width="100%" height="${height}" role="group" aria-label="${`${row.name}, ${formatAddress(origin)} to ${lastOf(origin, length)}, to scale`}" data-origin="${origin}" data-length="${length}" data-start="${window.start}" data-span="${window.length}">
<g class="overview"><rect class="whole" x="0%" y="${overview.y}" width="100%" height="${overview.height}" rx="3"/>${lanes.flatMap(({ bars }) => bars.map((bar) => html`<rect class="taken" data-at="${bar.address}" data-size="${bar.size}" x="${percent(bar.address - origin, length)}" y="${overview.y + 2}" width="${percent(bar.size, length)}" height="${overview.height - 4}"/>`))}<rect class="brush" x="${percent(window.start - origin, length)}" y="${overview.y}" width="${percent(window.length, length)}" height="${overview.height}" rx="2"/></g>
<g class="lens"${magnified ? '' : html` visibility="hidden"`}><line class="from" x1="${percent(window.start - origin, length)}" y1="${overview.height}" x2="0%" y2="${overview.height + lens}"/><line class="to" x1="${percent(window.start + window.length - origin, length)}" y1="${overview.height}" x2="100%" y2="${overview.height + lens}"/></g>
${drawn}<g class="axis"><line class="base" x1="0%" y1="${axis}" x2="100%" y2="${axis}"/>${ticksOf(window.start, window.length).map((tick) => drawTick(tick, row, axis))}</g>
</svg>`;
}

function drawTick(tick: number, { window }: Row, y: number): Markup {
  const where = (tick - window.start) / window.length;
  return html`<line x1="${at(tick, window)}" y1="${y}" x2="${at(tick, window)}" y2="${y + 5}"/><text x="${at(tick, window)}" y="${y + 18}" text-anchor="${where < 0.1 ? 'start' : where > 0.9 ? 'end' : 'middle'}">${formatAddress(tick)}</text>`;
}

function drawLane(lane: Lane, row: Row, y: number, { levels }: Levels): Markup {
  const { window, outOfReach } = row;
  const top = y + labelHeight;
  const barHeight = barHeights[lane.view];
  const view = lane.view === 'run' ? (row.lanes.some((other) => other.view === 'load' && other.program === lane.program) ? 'runs here' : 'in use when it runs') : 'is programmed here';
  return html`<g class="lane ${lane.view}"><text class="lane-name" x="0" y="${y + 12}"><tspan>${lane.program}</tspan><tspan class="view" dx="6">${view}</tspan></text><rect class="bed" x="0%" y="${top}" width="100%" height="${barHeight}" rx="4"/>
${lane.bars.map((bar) => drawBar(bar, lane, row, top))}${lane.view === 'run' && outOfReach ? html`<rect class="out-of-reach" x="0%" y="${top}" width="100%" height="${barHeight}" rx="4"/>` : ''}${lane.marks.map((mark, index) => drawMark(mark, window, top + barHeight, levels[index] ?? 0))}</g>
`;
}

function drawBar(bar: Bar, lane: Lane, row: Row, y: number): Markup {
  const label = describeBar(bar, lane, row);
  const height = barHeights[lane.view];
  const [x, width] = [at(bar.address, row.window), percent(bar.size, row.window.length)];
  return html`<g class="bar ${bar.kind}" role="img" tabindex="-1" aria-label="${label}" data-at="${bar.address}" data-size="${bar.size}"><title>${label}</title><rect x="${x}" y="${y}" width="${width}" height="${height}"/><svg class="clip" x="${x}" y="${y}" width="${width}" height="${height}"><text x="7" y="${height / 2 + 4}"${fits(bar, row) ? '' : html` visibility="hidden"`}>${bar.name}</text></svg></g>
`;
}

/** Without a script: a name that would be cut off at once is left out. */
function fits({ name, size }: Bar, { window }: Row): boolean {
  return (size / window.length) * 100 > Math.min(name.length, 6);
}

/** Everything about a bar in one sentence: shown below the drawing, read by screen readers. */
function describeBar({ name, kind, address, size, elsewhere }: Bar, { program, view }: Lane, { reach }: Row): string {
  const other = elsewhere === undefined ? '' : view === 'run' ? `, programmed at ${formatAddress(elsewhere)} and copied at start-up` : `, runs at ${formatAddress(elsewhere)}`;
  const isCode = kind === 'code' && view === 'run';
  const stop = isCode && reach.hardware === 'none' ? '; no hardware breakpoint reaches it' : isCode && reach.hardware === 'all' ? '; hardware breakpoints reach it' : '';
  return `${name} of ${program}: ${kindWords[kind]}, ${roughSize(size)}, ${formatAddress(address)} to ${lastOf(address, size)}${other}${stop}`;
}

interface Levels {
  readonly levels: readonly number[];
  readonly count: number;
}

/**
 * The line of text that each mark's label takes: a free one, such that no line of another mark crosses it. Labels stand right of their
 * mark (the rightmost highest), those at the right edge left of it (the leftmost highest).
 */
function levelsOf(marks: readonly PictureMark[], window: Row['window']): Levels {
  const taken: { from: number; to: number }[][] = [];
  const levels: number[] = [];
  const spans = marks.map(({ address }, index) => {
    const where = (address - window.start) / window.length;
    return where > 1 - labelShare ? { index, from: where - labelShare, to: where, end: true } : { index, from: where, to: where + labelShare, end: false };
  });
  for (const { index, from, to } of [...spans.filter(({ end }) => !end).reverse(), ...spans.filter(({ end }) => end)]) {
    let level = taken.findIndex((others) => others.every((other) => from >= other.to || to <= other.from));
    if (level < 0) level = taken.push([]) - 1;
    taken[level]?.push({ from, to });
    levels[index] = level;
  }
  return { levels, count: taken.length };
}

function drawMark({ kind, label, address }: PictureMark, window: Row['window'], y: number, level: number): Markup {
  const where = (address - window.start) / window.length;
  const x = at(address, window);
  const bottom = y + (level + 1) * levelHeight;
  return html`<g class="mark ${kind}" data-at="${address}"><line x1="${x}" y1="${y - barHeights.run - 3}" x2="${x}" y2="${bottom - 4}"/><text x="${x}" dx="${where > 1 - labelShare ? -6 : 6}" y="${bottom - 4}" text-anchor="${where > 1 - labelShare ? 'end' : 'start'}">${label}<tspan class="address" dx="6">${formatAddress(address)}</tspan></text></g>`;
}
