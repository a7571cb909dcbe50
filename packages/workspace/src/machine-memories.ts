import type { MachineMemory, RemapToZero } from '@qspi-doctor/cortex-m';
import type { Device } from '@qspi-doctor/devices';

/** Bus ranges where boards put memory of their own (FMC banks, SDRAM): Armv7-M address map, external RAM. */
const boardMemories: readonly MachineMemory[] = [
  { name: 'FMC', kind: 'external', origin: 0x60000000, length: 0x10000000, writable: true },
  { name: 'SDRAM', kind: 'external', origin: 0xc0000000, length: 0x20000000, writable: true },
];

/** For an image whose device nobody names: every place where STM32 parts have memory. */
const genericMemories: readonly MachineMemory[] = [
  { name: 'FLASH', kind: 'flash', origin: 0x08000000, length: 0x00400000, writable: false },
  { name: 'FLASH_SECURE', kind: 'flash', origin: 0x0c000000, length: 0x00400000, writable: false },
  { name: 'CCM', kind: 'ram', origin: 0x10000000, length: 0x00020000, writable: true },
  { name: 'SRAM', kind: 'ram', origin: 0x20000000, length: 0x00400000, writable: true },
  { name: 'AXI_SRAM', kind: 'ram', origin: 0x24000000, length: 0x00800000, writable: true },
  { name: 'SRAM_SECURE', kind: 'ram', origin: 0x30000000, length: 0x00400000, writable: true },
  { name: 'AXI_SRAM_SECURE', kind: 'ram', origin: 0x34000000, length: 0x00800000, writable: true },
  { name: 'SRAM4', kind: 'ram', origin: 0x38000000, length: 0x00010000, writable: true },
  { name: 'EXTERNAL_70', kind: 'external', origin: 0x70000000, length: 0x10000000, writable: true },
  { name: 'EXTERNAL_80', kind: 'external', origin: 0x80000000, length: 0x10000000, writable: true },
  { name: 'EXTERNAL_90', kind: 'external', origin: 0x90000000, length: 0x10000000, writable: true },
];

/** Unique id, flash size and boot ROM of the parts: reads must not fault. */
const systemMemory: MachineMemory = { name: 'SYSTEM', kind: 'system', origin: 0x1ff00000, length: 0x00100000, writable: false };

/** The memories of a device as the machine takes them. Lengths that are not certain are taken generously: a run must not fault on our ignorance. */
export function machineMemories(device: Device | undefined): readonly MachineMemory[] {
  if (device === undefined) return [...genericMemories, systemMemory, ...boardMemories];
  const own: MachineMemory[] = device.memories
    .filter((memory) => memory.kind !== 'system')
    .map((memory) => ({
      name: memory.name,
      kind: memory.kind === 'flash' ? ('flash' as const) : ('ram' as const),
      origin: memory.origin,
      length: memory.length ?? (memory.kind === 'flash' ? 0x00200000 : 0x00010000),
      writable: memory.kind !== 'flash',
    }));
  for (const { peripheral, origin, span } of device.externalWindows) {
    // The parallel bus has several windows; the first keeps the plain name, by which the remap registers know it.
    own.push({ name: own.some(({ name }) => name === peripheral) ? `${peripheral} ${origin.toString(16)}` : peripheral, kind: 'external', origin, length: span, writable: true });
  }
  for (const extra of [systemMemory, ...boardMemories, ...(own.some((memory) => memory.kind === 'flash') ? [] : genericMemories)]) {
    if (!own.some((memory) => memory.origin < extra.origin + extra.length && extra.origin < memory.origin + memory.length)) own.push(extra);
  }
  return own;
}

export function machineRemap(device: Device | undefined): RemapToZero | undefined {
  const remap = device?.remapToZero;
  return remap && { register: remap.register, mask: remap.mask, options: remap.options.map(({ value, peripheral }) => ({ value, memory: peripheral })) };
}
