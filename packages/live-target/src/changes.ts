import { formatAddress } from '@qspi-doctor/diagnostics';
import type { PlaceFacts, TargetFacts } from './facts.js';

/** What is different at a second look, one thing a line. */
export function changesBetween(before: TargetFacts, after: TargetFacts): readonly string[] {
  const changes: string[] = [];
  const compare = <T>(name: string, a: T, b: T, show: (value: T) => string) => {
    if (show(a) !== show(b)) changes.push(`${name}: ${show(a)} → ${show(b)}`);
  };
  const address = (value: number | undefined) => (value === undefined ? 'unknown' : formatAddress(value));
  compare('core', before.state, after.state, ({ halted, lockedUp }) => (lockedUp ? 'locked up' : halted ? 'halted' : 'running'));
  compare('pc', before.pc, after.pc, placeText);
  compare('VTOR', before.vtor, after.vtor, address);
  for (const window of after.windows) {
    const earlier = before.windows.find(({ name }) => name === window.name);
    compare(window.name, earlier, window, (one) => (one?.controller === undefined ? 'unknown' : one.controller.mapped ? 'memory-mapped' : 'not mapped'));
  }
  for (const image of after.images) {
    const earlier = before.images.find(({ file }) => file === image.file);
    compare(image.name, earlier, image, (one) => (one === undefined ? 'unknown' : `${one.differing} of ${one.compared} bytes differ`));
  }
  compare('faults', before.faults, after.faults, (faults) => (faults === undefined || faults.words.length === 0 ? 'none' : `CFSR ${formatAddress(faults.cfsr)}, HFSR ${formatAddress(faults.hfsr)}`));
  compare('breakpoint comparators in use', before.breakpointUnit, after.breakpointUnit, (unit) => String(unit?.used ?? 'unknown'));
  return changes;
}

/** `0x90000068 (main + 4)`. */
export function placeText(place: PlaceFacts | undefined): string {
  if (place === undefined) return 'unknown';
  const { address, symbol, offset } = place;
  return symbol === undefined ? formatAddress(address) : `${formatAddress(address)} (${symbol}${offset === 0 ? '' : ` + ${offset}`})`;
}
