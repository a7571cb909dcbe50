import type { Device } from '@qspi-doctor/devices';
import type { ImageInput, LaunchInput } from '@qspi-doctor/workspace';
import { isFlash, windowAt, windowsOf, type Window } from '../external-window.js';
import { loadedImages, type LoadedImage } from './loaded-images.js';

/** A stretch that a download writes. Addresses are load addresses, lengths bytes. */
export interface FlashBytes {
  readonly address: number;
  readonly bytes: number;
  readonly window: Window;
}

/** What of an image is programmed into external flash. The parallel bus (FMC) may as well hold RAM, which a debugger fills without a loader. */
export function flashBytesOf({ image }: ImageInput, device: Device | undefined): readonly FlashBytes[] {
  const flash = windowsOf(device).filter(({ name, mayHold }) => mayHold.some(isFlash) && (name !== 'FMC' || mayHold.every(isFlash)));
  return image.segments.flatMap(({ type, fileSize, physicalAddress }) => {
    const window = type === 'load' && fileSize > 0 ? flash.find(({ origin, span }) => physicalAddress >= origin && physicalAddress - origin < span) : undefined;
    return window ? [{ address: physicalAddress, bytes: fileSize, window }] : [];
  });
}

/** The device of the program that an item of a load list belongs to; without one, that of the launch's own program. */
export async function deviceOf(loaded: LoadedImage, device: Device | undefined): Promise<Device | undefined> {
  const own = await loaded.entry.program?.open('device');
  return own && 'value' in own ? own.value.device : device;
}

export interface Download {
  readonly loaded: LoadedImage;
  readonly device: Device | undefined;
  readonly parts: readonly FlashBytes[];
}

/** What a configuration downloads into external flash, image by image. */
export async function flashDownloads(launch: LaunchInput, device: Device | undefined): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  for (const loaded of await loadedImages(launch)) {
    if (!loaded.entry.item.download) continue;
    const target = await deviceOf(loaded, device);
    const parts = flashBytesOf(loaded.image, target);
    if (parts.length > 0) downloads.push({ loaded, device: target, parts });
  }
  return downloads;
}

/** Has the image anything outside the device: bytes, or addresses at which it runs or keeps data. */
export function touchesExternalMemory({ image }: ImageInput, device: Device | undefined): boolean {
  return image.segments.some(({ type, memorySize, fileSize, virtualAddress, physicalAddress }) => type === 'load' && ((memorySize > 0 && windowAt(virtualAddress, device)) || (fileSize > 0 && windowAt(physicalAddress, device))));
}
