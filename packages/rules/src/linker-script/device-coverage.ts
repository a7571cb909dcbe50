import { isExternalWindow, type Device } from '@qspi-doctor/devices';

/** How much of a stretch of addresses the device has memory (or a window for memory) at. */
export interface Coverage {
  /** First address, from the start of the stretch on, at which there is nothing. `Infinity` where a length is not known, so that it may be longer. */
  readonly end: number;
  /** What stands at the start. */
  readonly first: string | undefined;
}

/** Memories that lie next to each other count as one: a region may hold SRAM1 and SRAM2. */
export function coverageFrom(start: number, device: Device): Coverage {
  const places = placesOf(device);
  let at = start;
  let first: string | undefined;
  for (let steps = 0; steps < 100; steps++) {
    const reach = Math.max(at, ...places.filter(({ origin, end }) => at >= origin && at < end).map(({ end }) => end));
    if (reach === at) break;
    first ??= places.find(({ origin, end }) => at >= origin && at < end)?.name;
    at = reach;
    if (at === Infinity) break;
  }
  return { end: at, first };
}

interface Place {
  readonly name: string;
  readonly origin: number;
  readonly end: number;
}

function placesOf(device: Device): readonly Place[] {
  const places: Place[] = device.memories.map(({ name, origin, length }) => ({ name, origin, end: length === undefined ? Infinity : origin + length }));
  for (const { peripheral, origin, length, span } of device.externalWindows) places.push({ name: peripheral, origin, end: origin + Math.max(length ?? 0, span) });
  if (device.bootAlias?.length !== undefined) places.push({ name: device.bootAlias.name, origin: 0, end: device.bootAlias.length });
  // What SYSCFG_MEMRMP shows at 0; how much of it no public source says.
  if (device.remapToZero !== undefined) places.push({ name: 'the view of remapped memory at 0', origin: 0, end: 0x08000000 });
  return places;
}

/**
 * Address ranges of which a part's data say nothing: there, a script may know better. One-time programmable memory and RAM on the code bus
 * (in the secure world 0x04000000 higher), peripherals with RAM, made-up addresses of build tools.
 */
export function isOutsideOfTheData(origin: number, { hasTrustZone }: Device): boolean {
  return (hasTrustZone && origin >= 0x0cf00000 && origin < 0x10000000) || (origin >= 0x1ff00000 && origin < 0x20000000) || (origin >= 0x08f00000 && origin < 0x0c000000) || (origin >= 0x40000000 && origin < 0x60000000) || origin >= 0xe0000000;
}

/** Where boards put memory of their own behind a bus of the device, which it may have or not. */
export function isExternalSpace(origin: number): boolean {
  return origin >= 0x60000000 && origin < 0xe0000000;
}

export function memoryListOf(device: Device): string {
  return device.memories
    .filter(({ aliasOf, kind }) => aliasOf === undefined && kind !== 'system' && kind !== 'eeprom')
    .map(({ name, origin, length }) => `${name} 0x${origin.toString(16).padStart(8, '0')}${length === undefined ? '' : ` (${length >> 10} KB)`}`)
    .concat(device.externalWindows.filter((window) => isExternalWindow(window)).map(({ peripheral, origin }) => `${peripheral} 0x${origin.toString(16)}`))
    .join(', ');
}
