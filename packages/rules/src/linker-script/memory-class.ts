import { isExternalWindow, type Device } from '@qspi-doctor/devices';
import type { Region } from '@qspi-doctor/linker-script';

/**
 * What kind of memory stands at an address: the internal flash, RAM, or a window behind which there may be anything. Undefined where neither
 * the device nor the Armv7-M address map (ARM DDI 0403 B3.1) says it.
 */
export type MemoryClass = 'flash' | 'ram' | 'external';

export function memoryClassAt(address: number, device: Device | undefined, region?: Region): MemoryClass | undefined {
  const place = device?.memoryAt(address);
  if (place !== undefined) return isExternalWindow(place) ? 'external' : place.kind === 'flash' || place.kind === 'system' || place.kind === 'eeprom' ? 'flash' : 'ram';
  if (address >= 0x20000000 && address < 0x40000000) return 'ram';
  if (address >= 0x60000000 && address < 0xe0000000) return 'external';
  if (address >= 0x08000000 && address < 0x10000000) return 'flash';
  if (address >= 0x10000000 && address < 0x20000000) return region !== undefined && isWritable(region) ? 'ram' : undefined;
  // Address 0 is ITCM on some parts, a view of the flash on others.
  return undefined;
}

/** Attributes with `w` and without `!` in front of it. ST writes (xrw) for flash as well: true says little, false says something. */
export function isWritable({ attributes }: Region): boolean {
  return /^[^!]*w/i.test(attributes);
}

export function regionAt(regions: readonly Region[], address: number): Region | undefined {
  return regions.find(({ origin, length }) => origin !== undefined && length !== undefined && address >= origin && address - origin < length);
}
