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
  places.push(...missingPlaces(device));
  // What SYSCFG_MEMRMP shows at 0; how much of it no public source says.
  if (device.remapToZero !== undefined) places.push({ name: 'the view of remapped memory at 0', origin: 0, end: 0x08000000 });
  return places;
}

/** Views and memories that the part data do not list. */
function missingPlaces({ name, line, family, cores }: Device): readonly Place[] {
  const places: Place[] = [];
  // RM0430, memory map: SRAM2 of the STM32F413/F423 is seen at 0x10000000 as well.
  if (/F4[12]3/.test(line)) places.push({ name: 'SRAM2 (at 0x10000000)', origin: 0x10000000, end: 0x10010000 });
  // Scripts of STM32duino for these parts: data memory of the signal processor.
  if (/^STM32U3[BC]5/i.test(name)) places.push({ name: 'HSP_DATA_BRAM', origin: 0x200a0000, end: 0x200a4000 });
  // STM32WB0 and STM32WL3 reference manuals: the boot ROM.
  if (/WB0|WL3/.test(family) || /WB0|WL3/.test(line)) places.push({ name: 'ROM', origin: 0x10000000, end: 0x10002000 });
  // Armv8-M parts show RAM on the code bus and everything a second time in the secure world (CMSIS: SRAM1_BASE_S, FLASH_BASE_S); not all of it is in the data.
  if (cores.some(({ name }) => /m23|m33|m55|m85/.test(name))) places.push({ name: 'second view', origin: 0x0a000000, end: 0x10000000 }, { name: 'secure view', origin: 0x30000000, end: 0x40000000 });
  return places;
}

/** Address ranges of which a part's data say nothing: there, a script may know better. One-time programmable memory, peripherals with RAM, made-up addresses of build tools. */
export function isOutsideOfTheData(origin: number): boolean {
  return (origin >= 0x1ff00000 && origin < 0x20000000) || (origin >= 0x08f00000 && origin < 0x0c000000) || (origin >= 0x40000000 && origin < 0x60000000) || origin >= 0xe0000000;
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
