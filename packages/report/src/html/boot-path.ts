import { formatAddress } from '@qspi-doctor/diagnostics';
import type { BootEvent, BootWay, ProgramPicture } from '@qspi-doctor/doctor';
import { placeMarkup } from './excerpt.js';
import { heading as headingOf, html, name, type HeadingLevel, type Markup } from './markup.js';
import { counted, grouped } from './words.js';

/** The way from reset to main, one step after the other, with VTOR at each. */
export function bootPath({ name: program, way, marks }: ProgramPicture, level: HeadingLevel): Markup {
  if ('notRun' in way) return html`<p class="quiet">The start of ${name(program)} was not run: ${way.notRun}.</p>`;
  const table = marks.find(({ kind }) => kind === 'vector-table')?.address;
  const programs = [...new Set(way.events.map((event) => event.program))];
  return html`<p class="summary">${summary(way, program)}</p>
<ol class="path">${way.events.map((event, index) => step(event, way.events[index - 1], programs, program, way, table, level))}</ol>
${way.callsLeftOut > 0 ? html`<p class="quiet">${counted(way.callsLeftOut, 'call')} of smaller functions not shown. “≈” counts are exact to some ten instructions.</p>` : ''}
`;
}

function summary(way: BootWay, program: string): Markup {
  const steps = counted(way.instructions, 'instruction');
  if (!way.reachesMain) return html`The run ends after ${steps}, before main of ${name(program)}.`;
  const vtor = way.vtorIsOwn === undefined ? '' : way.vtorIsOwn ? ' VTOR is its own vector table.' : html` <strong class="wrong">VTOR is not its own vector table.</strong>`;
  return html`${name(program)} reaches main after ${steps}.${vtor}`;
}

const titles: Readonly<Record<BootEvent['kind'], string>> = {
  reset: 'Reset',
  call: 'Call',
  vtor: 'VTOR is written',
  stack: 'Stack pointer is set',
  remap: 'Memory at address 0 is chosen',
  jump: 'Jump into the next program',
  main: 'main is reached',
  stop: 'The run ends here',
};

function step(event: BootEvent, before: BootEvent | undefined, programs: readonly string[], program: string, way: BootWay, table: number | undefined, level: HeadingLevel): Markup {
  const own = event.program === program;
  const isWrong = event.kind === 'stop' || (event.kind === 'main' && way.vtorIsOwn === false) || (event.kind === 'vtor' && own && way.vtorIsOwn === false);
  const state = event.kind === 'main' && way.vtorIsOwn === false && table !== undefined ? html` <span class="wrong">its table is at <code>${formatAddress(table)}</code></span>` : '';
  const entered = before === undefined || before.program !== event.program ? html`<li class="enter p${programs.indexOf(event.program) % 4}">${headingOf(level, name(event.program))}</li>` : '';
  return html`${entered}<li class="step ${event.kind} p${programs.indexOf(event.program) % 4} d${Math.min(Math.max(event.depth, 0), 6)}${isWrong ? ' bad' : ''}"><span class="count" title="Instructions done before">${event.exact ? '' : '≈ '}${grouped(event.after)}</span><div class="what">${what(event)}${where(event)}</div>${event.kind === 'call' && event.depth > 1 ? '' : html`<p class="vtor"><abbr title="Vector table offset register">VTOR</abbr> ${event.vtor === undefined ? 'not written yet' : html`<code>${formatAddress(event.vtor)}</code>`}${state}</p>`}</li>
`;
}

/** The line that does it; of calls, the line that calls. */
function where({ kind, at }: BootEvent): Markup | undefined {
  if (kind === 'call') return at.location.line === undefined ? undefined : html`<p class="where">${placeMarkup({ ...at.location, address: undefined, symbol: undefined })}</p>`;
  return html`<p class="where">${placeMarkup({ ...at.location, address: at.address, symbol: at.symbol })}</p>`;
}

function what({ kind, at, target, value, detail, fails, times, touches }: BootEvent): Markup {
  const written = value === undefined ? '' : html`<code>${formatAddress(value)}</code>`;
  switch (kind) {
    case 'call':
      return html`<p class="title">${target?.symbol === undefined ? 'a function' : name(target.symbol)} <code>${formatAddress(target?.address ?? 0)}</code>${times > 1 ? html` <span class="times">${times} times</span>` : ''}${touches.map((controller) => html` <span class="touch">sets up ${name(controller)}</span>`)}</p>`;
    case 'jump':
      return html`<p class="title">${titles.jump}: ${target?.symbol === undefined ? '' : name(target.symbol)} <code>${formatAddress(target?.address ?? 0)}</code>${value === undefined ? '' : html`, stack pointer ${written}`}</p>${detail === '' ? '' : html`<p class="${fails ? 'wrong' : 'left-on'}">${detail}</p>`}`;
    case 'reset':
      return html`<p class="title">Reset: ${at.symbol === undefined ? '' : name(at.symbol)} <code>${formatAddress(at.address)}</code>, stack pointer ${written}</p>`;
    case 'main':
      return html`<p class="title">${titles.main}: <code>${formatAddress(at.address)}</code></p>`;
    case 'stop':
      return html`<p class="title">${titles.stop}</p><p class="wrong">${detail}</p>`;
    case 'remap':
      return html`<p class="title">${titles.remap}: ${detail === '' ? written : name(detail)}</p>`;
    case 'vtor':
    case 'stack':
      return html`<p class="title">${titles[kind]}: ${written}</p>`;
  }
}
