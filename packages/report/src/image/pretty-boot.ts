import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Style } from '../pretty/style.js';
import { cellsOf, wrap } from '../pretty/wrap.js';
import { fit, placeEnd } from './pretty-place.js';
import type { BootSummary, ImagePage, Place } from './page.js';

/** Peripherals and writes that are shown; the rest is counted. */
const mostPeripherals = 24;
const mostWrites = 8;

/** What the image did from reset: how far it came, VTOR, stack, and who touched which peripheral. */
export function bootLines({ boot, main, type }: ImagePage, { paint, width }: Style): string[] {
  if ('notRun' in boot) return type === 'relocatable' || type === 'external loader' ? [] : wrap(`not run: ${fit(boot.notRun, 400)}`, width, '  ');
  const row = (name: string, text: string) => wrap(text, width, `  ${name.padEnd(10)}  `, ' '.repeat(14));
  const way = boot.reachesMain
    ? `${grouped(boot.instructions)} instructions to ${fit(main?.name ?? 'main', 40)}`
    : `${grouped(boot.instructions)} instructions, then ${stopText(boot.stop)} at ${at(boot.stop)}`;
  const writes = boot.vtorWrites.slice(0, mostWrites).map((write) => `${formatAddress(write.value)} written at ${at(write)}`);
  const interrupts = [
    boot.interruptsMasked ? 'masked' : 'not masked',
    boot.sysTick ? 'SysTick runs' : '',
    boot.enabledInterrupts.length > 0
      ? `enabled: ${boot.enabledInterrupts.slice(0, 20).join(', ')}${boot.enabledInterrupts.length > 20 ? ', …' : ''}`
      : 'none enabled',
  ].filter(Boolean);
  const shown = boot.peripherals.slice(0, mostPeripherals);
  return [
    ...row('way', `${way} (simulated ${boot.core.replace('cortex-m', 'Cortex-M').replace('0plus', '0+')})`),
    ...row(
      'VTOR',
      boot.vtor === undefined
        ? 'not written: it is what the code before this program left'
        : `${formatAddress(boot.vtor)} at the end${boot.vtorWrites.length === 0 ? ', from reset' : ''}`,
    ),
    ...writes.flatMap((line) => row('', line)),
    ...row('stack', `${formatAddress(boot.initialStackPointer)} at reset, ${formatAddress(boot.stackPointerAtStop)} at the end`),
    ...row('interrupts', interrupts.join('; ')),
    ...boot.remap.slice(0, 4).flatMap((remap) => row('at 0', `${fit(remap.memory ?? 'another memory', 40)}, chosen at ${at(remap)}`)),
    ...(boot.further
      ? row(
          'then',
          `${grouped(boot.further.instructions)} instructions of ${fit(main?.name ?? 'main', 40)}, ${boot.further.stop.kind === 'budget' ? 'still at work in' : `then ${stopText(boot.further.stop)} in`} ${at(boot.further.stop)}`,
        )
      : []),
    ...(shown.length > 0 ? [`  ${paint.underline(boot.further ? 'Peripherals touched until there (* before main)' : 'Peripherals touched')}`] : []),
    ...shown.map(({ name, base, reads, writes: written, first, beforeMain }) => {
      const counts = `${written} write${written === 1 ? ' ' : 's'}, ${reads} read${reads === 1 ? '' : 's'}`;
      const left = `  ${boot.further && beforeMain ? '*' : ' '} ${fit(name ?? formatAddress(base), 16).padEnd(16)}  ${counts.padEnd(22)}  `;
      return left + paint.dim(at(first, width - cellsOf(left)));
    }),
    ...(boot.peripherals.length > shown.length ? [`    ${paint.dim(`and ${boot.peripherals.length - shown.length} more`)}`] : []),
  ];
}

function stopText(stop: BootSummary['stop']): string {
  return stop.kind === 'budget' ? 'still at work' : fit(stop.detail || stop.kind, 200);
}

/** `SystemInit  Core/Src/system.c:42`, or the bare address. */
function at(place: Place, cells = 64): string {
  const symbolCells = Math.min(place.symbol?.length ?? 0, Math.max(12, cells - 20));
  const line = placeEnd({ ...place, symbol: place.symbol && fit(place.symbol, symbolCells) }, Math.max(12, cells - symbolCells - 2)).trim();
  return line === '' ? formatAddress(place.address) : fit(line, cells);
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
