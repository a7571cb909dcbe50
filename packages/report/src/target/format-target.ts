import { formatAddress, safeText } from '@qspi-doctor/diagnostics';
import type { LiveTargetAnswers } from '@qspi-doctor/workspace';
import type { PrettyOptions } from '../pretty/format-pretty.js';
import { styleOf, type Style } from '../pretty/style.js';
import { padCells, wrap } from '../pretty/wrap.js';

type TargetFacts = LiveTargetAnswers['facts'];
type Place = NonNullable<TargetFacts['pc']>;
/** `good` and `bad` are what the question was about; everything else is `plain`. */
type Mark = 'good' | 'bad' | 'plain';
type Row = readonly [mark: Mark, name: string, text: string];

const nameCells = 13;

/** What a live target answered, a line each: server, chip, core, its units, the window, what is in it, and where the core is. */
export function formatTarget({ facts, proof }: Pick<LiveTargetAnswers, 'facts' | 'proof'>, address: string, { color, width }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const rows: readonly Row[] = [
    ['plain', 'server', `${facts.server.name}${facts.server.version === undefined ? '' : ` ${facts.server.version}`} at ${address}`],
    chipRow(facts),
    coreRow(facts),
    unitRow(facts),
    ...windowRows(facts),
    ...facts.images.map((image): Row => [image.difference || image.unreadable ? 'bad' : image.compared > 0 ? 'good' : 'plain', 'contents', contentsText(image)]),
    vtorRow(facts, proof),
    [facts.pc?.systemMemory === true ? 'bad' : 'plain', 'pc', facts.pc === undefined ? 'not known: the core runs' : placeText(facts.pc)],
    ...(facts.interrupted ? [['bad', 'interrupted', placeText(facts.interrupted)] as const] : []),
    faultRow(facts),
    mpuRow(facts),
    ...(proof ? [proofRow(proof)] : []),
  ];
  return `${paint.bold.underline('Live target')}\n${rows.flatMap((row) => rowLines(row, style)).join('\n')}\n`;
}

function rowLines([mark, name, text]: Row, { paint, width }: Style): string[] {
  const sign = mark === 'good' ? paint.green('✔') : mark === 'bad' ? paint.red('✖') : ' ';
  const [first = '', ...more] = wrap(safeText(text), width - nameCells - 4);
  const indent = ' '.repeat(nameCells + 4);
  return [`  ${sign} ${paint.dim(padCells(name, nameCells))}${first}`, ...more.map((line) => `${indent}${line}`)];
}

function chipRow({ chip }: TargetFacts): Row {
  if (chip === undefined) return ['plain', 'chip', 'does not say which part it is'];
  const parts = chip.parts.slice(0, 3).join(', ') + (chip.parts.length > 3 ? ' …' : '');
  return ['plain', 'chip', `device id 0x${chip.deviceId.toString(16)}, revision 0x${chip.revision.toString(16)}${parts === '' ? '' : `: ${parts}`}`];
}

function coreRow({ core, state }: TargetFacts): Row {
  const how = state.lockedUp ? 'locked up' : !state.halted ? 'running' : state.atReset ? 'halted at its reset vector' : 'halted';
  return [state.lockedUp ? 'bad' : 'plain', 'core', `${core.title}, ${how}${state.exception === 0 ? '' : ` in the ${state.exceptionTitle} handler`}`];
}

function unitRow({ breakpointUnit: unit, watchpoints, images }: TargetFacts): Row {
  const dwt = watchpoints === undefined ? '' : `; ${watchpoints} watchpoint comparators`;
  if (unit === undefined) return ['plain', 'breakpoints', `the unit does not answer${dwt}`];
  const name = `${unit.name}${unit.revision === undefined ? '' : ` revision ${unit.revision}`}`;
  // RAM above the limit takes software breakpoints.
  const beyond = images.find(({ main }) => main !== undefined && main > Math.max(unit.highestAddress, 0x3fffffff));
  const reach = beyond?.main === undefined ? `up to ${formatAddress(unit.highestAddress)}` : `up to ${formatAddress(unit.highestAddress)}, and main of ${beyond.name} is at ${formatAddress(beyond.main)}`;
  return [beyond && unit.highestAddress < 0xffffffff ? 'bad' : 'plain', 'breakpoints', `${name}: ${unit.comparators} comparators (${unit.used} in use), ${reach}${dwt}`];
}

function windowRows({ windows, memoryMap, server }: TargetFacts): readonly Row[] {
  return windows.flatMap(({ name, origin, region, breakpoint, controller }): Row[] => {
    // A controller that nobody uses says nothing.
    if (controller !== undefined && !controller.enabled && windows.some((other) => other.controller?.mapped === true)) return [];
    const registers = controller && `${controller.mode.register} ${formatAddress(controller.mode.value)}, FMODE ${controller.mode.field}, EN ${Number(controller.enabled)}`;
    const state = controller === undefined ? 'its registers cannot be read' : `${controller.mapped ? 'memory-mapped' : 'not memory-mapped'} (${registers ?? ''})`;
    const map = memoryMap === undefined ? `${server.name} has no memory map` : `${server.name} says ${region?.type ?? 'nothing'}`;
    return [
      [controller === undefined ? 'plain' : controller.mapped ? 'good' : 'bad', name, `${formatAddress(origin)}: ${state}`],
      [breakpoint === 'hardware' ? 'good' : 'bad', '', `${map}: "break" is a ${breakpoint} breakpoint for GDB`],
    ];
  });
}

function contentsText({ name, total, compared, differing, hidden, unreadable }: TargetFacts['images'][number]): string {
  if (total === 0) return `${name} has nothing for flash`;
  if (unreadable) return `${name} cannot be read at ${formatAddress(unreadable.address)}`;
  if (hidden === total) return `${name} is in memory that is not mapped now`;
  const of = `${grouped(compared)} of ${grouped(total)} bytes compared`;
  return differing === 0 ? `${name}: as in the image (${of})` : `${name}: ${grouped(differing)} bytes differ (${of})`;
}

function vtorRow({ vtor, images, pc }: TargetFacts, proof: LiveTargetAnswers['proof']): Row {
  if (vtor === undefined) return ['plain', 'VTOR', 'cannot be read'];
  const owner = images.find(({ tableAtVtor }) => tableAtVtor === true);
  const text = `${formatAddress(vtor)}${owner ? `, the table of ${owner.name}` : images.length > 0 ? ', the table of none of the images' : ''}`;
  const own = owner !== undefined && owner.name === pc?.image;
  // In start-up code it may still be another's; in main it may not.
  const wrong = proof?.halted === true && !own && proof.tableAtVtor === false;
  return [wrong ? 'bad' : own ? 'good' : 'plain', 'VTOR', `${text}${wrong && pc?.image !== undefined ? `, while ${pc.image} runs` : ''}`];
}

function faultRow({ faults, state }: TargetFacts): Row {
  if (faults === undefined) return ['plain', 'faults', 'not told by this core'];
  if (faults.words.length === 0) return [state.lockedUp ? 'bad' : 'good', 'faults', 'none on record'];
  return ['bad', 'faults', `${faults.words.join('; ')} (CFSR ${formatAddress(faults.cfsr)}, HFSR ${formatAddress(faults.hfsr)})`];
}

function mpuRow({ mpu }: TargetFacts): Row {
  if (mpu === undefined) return ['plain', 'MPU', 'none'];
  if (!mpu.enabled) return ['plain', 'MPU', `off (${mpu.regionCount} regions)`];
  const forbidden = mpu.verdicts.find(({ executable }) => !executable);
  const regions = mpu.regions === undefined ? 'regions not read while the core runs' : `${mpu.regions.length} of ${mpu.regionCount} regions on`;
  return [forbidden ? 'bad' : 'good', 'MPU', `on, ${regions}${forbidden ? `; ${formatAddress(forbidden.address)} may not be executed: ${forbidden.why}` : ''}`];
}

function proofRow({ name, halted, place, means, why, time, failure }: NonNullable<LiveTargetAnswers['proof']>): Row {
  const how = `${means}${why === '' ? '' : `: ${why}`}`;
  if (!halted) return ['bad', 'proof', `${name}: ${failure ?? 'no halt'} (${how})`];
  return ['good', 'proof', `${name}: halted at ${place === undefined ? 'its address' : placeText(place)} after ${Math.round(time)} ms (${how})`];
}

function placeText({ address, symbol, offset, source, instruction, systemMemory, image }: Place): string {
  const where = symbol === undefined ? '' : ` ${symbol}${offset === 0 ? '' : ` + ${offset}`}`;
  const owner = systemMemory ? ', in the system memory' : image === undefined ? '' : ` in ${image}`;
  const line = source === undefined ? '' : `, ${source.file.replace(/^\.\//, '')}:${source.line}`;
  return `${formatAddress(address)}${where}${owner}${line}${instruction === 'loop' ? ', a branch to itself' : instruction === 'breakpoint' ? ', a BKPT instruction' : ''}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
