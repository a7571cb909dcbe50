import type { Device } from '@qspi-doctor/devices';
import type { ImageInput } from '@qspi-doctor/workspace';
import { flashWindowAt, type Window } from '../external-window.js';

/**
 * The window of external flash that has to be mapped before the image can run: its vector table or its reset handler lies there, and it has no
 * vector table in the device's own memory from which the core could start and map the flash itself.
 */
export function windowNeededAtStart(image: ImageInput, device: Device | undefined): Window | undefined {
  const table = image.vectorTable;
  if (table === undefined) return undefined;
  const window = flashWindowAt(table.address, image.image, device);
  if (window === undefined) return undefined;
  return startsInside(image, device) ? undefined : window;
}

/** The image has bytes at an address where the core starts by itself: what looks like a stack pointer and a Thumb address into the image. */
export function startsInside({ image }: ImageInput, device: Device | undefined): boolean {
  const starts = new Set([0x08000000, 0x0c000000, 0x08100000, ...(device?.memories ?? []).filter(({ kind }) => kind === 'flash').map(({ origin }) => origin)]);
  return [...starts].some((address) => {
    const stack = image.word(address, 'load');
    const reset = image.word(address + 4, 'load');
    return stack !== undefined && reset !== undefined && stack >= 0x10000000 && stack < 0x80000000 && (reset & 1) === 1 && image.bytesAt((reset & ~1) >>> 0, 2) !== undefined;
  });
}
