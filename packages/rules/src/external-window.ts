import type { Device, ExternalContent } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Image } from '@qspi-doctor/elf';

/** A stretch of the address space behind which an external memory controller stands. Lengths in bytes. */
export interface Window {
  readonly name: string;
  readonly origin: number;
  readonly span: number;
  readonly mayHold: readonly ExternalContent[];
}

const generalName = 'external memory';

/** Where STM32 parts show external serial memory, for a device that nobody names (CMSIS headers: QSPI_BASE, OCTOSPIx_BASE, XSPIx_BASE). */
const generalWindows: readonly Window[] = [0x70000000, 0x80000000, 0x90000000].map((origin) => ({ name: generalName, origin, span: 0x10000000, mayHold: ['nor-flash', 'psram'] }));

export function windowsOf(device: Device | undefined): readonly Window[] {
  return device === undefined ? generalWindows : device.externalWindows.map(({ peripheral, origin, span, mayHold }) => ({ name: peripheral, origin, span, mayHold }));
}

export function windowAt(address: number, device: Device | undefined): Window | undefined {
  return windowsOf(device).find(({ origin, span }) => address >= origin && address - origin < span);
}

/** Where an address of the image is programmed; undefined where the image has nothing there. */
export function loadAddressOf(address: number, image: Image): number | undefined {
  const segment = image.segments.find(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize);
  return segment && segment.physicalAddress + (address - segment.virtualAddress);
}

/**
 * The window in which an address of the image lies in external flash. A window may hold RAM as well on some parts: there, code that is
 * programmed in the window itself is in flash (RAM would not keep it), and code that is copied there is in RAM.
 */
export function flashWindowAt(address: number, image: Image, device: Device | undefined): Window | undefined {
  const window = windowAt(address, device);
  if (window === undefined || !window.mayHold.some(isFlash)) return undefined;
  if (window.mayHold.every(isFlash)) return window;
  const loaded = loadAddressOf(address, image);
  return loaded !== undefined && windowAt(loaded, device)?.origin === window.origin ? window : undefined;
}

export function isFlash(content: ExternalContent): boolean {
  return content.endsWith('flash');
}

/** `external flash on QUADSPI`; `external memory on XSPI2`, where RAM may be connected as well. */
export function describeWindow({ name, origin, mayHold }: Window): string {
  const kind = mayHold.every(isFlash) ? 'external flash' : 'external memory';
  return name === generalName ? `${generalName} at ${formatAddress(origin)}` : `${kind} on ${name}`;
}
