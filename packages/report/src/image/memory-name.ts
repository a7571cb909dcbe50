import { isExternalWindow, type Device } from '@qspi-doctor/devices';

/** What lies where on STM32 parts in general (Armv7-M memory map; CMSIS device headers), for files whose device nobody names. */
const general: readonly (readonly [low: number, high: number, name: string])[] = [
  [0x00000000, 0x08000000, 'memory at 0'],
  [0x08000000, 0x0c000000, 'internal flash'],
  [0x0c000000, 0x10000000, 'internal flash (secure)'],
  [0x10000000, 0x1ff00000, 'CCM RAM or SRAM2'],
  [0x1ff00000, 0x20000000, 'system memory'],
  [0x20000000, 0x24000000, 'RAM'],
  [0x24000000, 0x30000000, 'AXI SRAM'],
  [0x30000000, 0x38000000, 'RAM of domain 2 (or secure)'],
  [0x38000000, 0x40000000, 'RAM of domain 3'],
  [0x40000000, 0x60000000, 'peripherals'],
  [0x60000000, 0x70000000, 'parallel bus (FMC)'],
  [0x70000000, 0xa0000000, 'external memory'],
  [0xc0000000, 0xe0000000, 'SDRAM'],
];

const window = 0x10000000;

/** The range of the memory map that an address lies in, where no device says more. */
export function generalRange(address: number): { readonly name: string; readonly origin: number; readonly span: number } | undefined {
  const range = general.find(([low, high]) => address >= low && address < high);
  if (range === undefined) return undefined;
  const [low, high, name] = range;
  // Of a wide range, the 256 MB that one chip select or one controller has.
  const origin = Math.max(low, Math.floor(address / window) * window);
  return { name, origin, span: Math.min(high, origin + window) - origin };
}

/** The memory at an address in words: the device's own name, else what is generally there. */
export function memoryName(address: number, device: Device | undefined): string {
  const place = device?.memoryAt(address);
  if (place) return isExternalWindow(place) ? place.peripheral : place.name;
  const alias = device?.bootAlias;
  if (alias && address >= alias.origin && address - alias.origin < (alias.length ?? 0)) return device.remapToZero ? 'memory shown at 0' : alias.name;
  return general.find(([low, high]) => address >= low && address < high)?.[2] ?? 'no memory';
}
