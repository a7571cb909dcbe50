import type { Device } from '@qspi-doctor/devices';
import { isPresent, type ImageInput, type LaunchInput, type LaunchItemInput, type LinkerScriptInput } from '@qspi-doctor/workspace';
import { isFlash, windowAt, windowsOf, type Window } from '../external-window.js';
import { typicalLink } from '../linker-script/trial-link.js';
import { loadedImages, type LoadedImage } from './loaded-images.js';

/** A stretch that a download writes. Addresses are load addresses, lengths bytes. */
export interface FlashBytes {
  readonly address: number;
  readonly bytes: number;
  readonly window: Window;
}

/** The parallel bus (FMC) may as well hold RAM, which a debugger fills without a loader. */
function flashWindows(device: Device | undefined): readonly Window[] {
  return windowsOf(device).filter(({ name, mayHold }) => mayHold.some(isFlash) && (name !== 'FMC' || mayHold.every(isFlash)));
}

/** What of an image is programmed into external flash. */
export function flashBytesOf({ image }: ImageInput, device: Device | undefined): readonly FlashBytes[] {
  const flash = flashWindows(device);
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

export interface DownloadToBe {
  readonly entry: LaunchItemInput;
  readonly device: Device | undefined;
  readonly script: LinkerScriptInput;
  readonly address: number;
  readonly window: Window;
  /** The section for data (pictures, fonts) of which the script does not say whether anything is in it; undefined: it is the vector table or the code. */
  readonly dataSection: string | undefined;
}

/** An image that is not built yet and that the launch will download, with something for external flash by the linker script: vector table and code first. */
export async function downloadsToBe(launch: LaunchInput, device: Device | undefined): Promise<readonly DownloadToBe[]> {
  const downloads: DownloadToBe[] = [];
  for (const entry of launch.items) {
    if (!entry.item.download || entry.exists || entry.program === undefined || isPresent(await entry.program.open('image'))) continue;
    const script = await entry.program.open('linkerScript');
    const own = await entry.program.open('device');
    if (!isPresent(script)) continue;
    const target = isPresent(own) ? own.value.device : device;
    const { placed } = typicalLink(script.value);
    const code = [placed.get('vectors')?.loadAddress, placed.get('.text')?.loadAddress].map((address) => ({ address, dataSection: undefined }));
    const data = script.value.layout.sections.filter(({ discarded, type, inputs }) => !discarded && inputs.length > 0 && !/NOLOAD/i.test(type ?? '')).map(({ loadAddress, name }) => ({ address: loadAddress, dataSection: name }));
    for (const { address, dataSection } of [...code, ...data]) {
      const window = address === undefined ? undefined : flashWindows(target).find(({ origin, span }) => address >= origin && address - origin < span);
      if (address === undefined || window === undefined) continue;
      downloads.push({ entry, device: target, script: script.value, address, window, dataSection });
      break;
    }
  }
  return downloads;
}

/** Has the image anything outside the device: bytes, or addresses at which it runs or keeps data. */
export function touchesExternalMemory({ image }: ImageInput, device: Device | undefined): boolean {
  return image.segments.some(({ type, memorySize, fileSize, virtualAddress, physicalAddress }) => type === 'load' && ((memorySize > 0 && windowAt(virtualAddress, device)) || (fileSize > 0 && windowAt(physicalAddress, device))));
}
