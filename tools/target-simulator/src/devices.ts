import type { CoreName, MachineMemory } from '@qspi-doctor/cortex-m';

/** The external flash of a device: where it appears, and the controller that decides whether it does. */
export interface SimulatedWindow {
  readonly origin: number;
  readonly length: number;
  readonly controller: 'quadspi' | 'octospi';
  readonly registers: number;
}

/** What a debugger sees of a chip. Addresses and values are unsigned. */
export interface SimulatedDevice {
  readonly name: string;
  readonly core: CoreName;
  /** DPIDR of the serial wire debug port. */
  readonly debugPort: number;
  /** IDR of the access ports that exist, by number; all of them lead to the same bus. */
  readonly accessPorts: Readonly<Record<number, number>>;
  readonly romTable: number;
  readonly memories: readonly MachineMemory[];
  readonly window: SimulatedWindow;
  /** Register that shows the window at address 0, and the value of its masked bits that does. */
  readonly remap?: { readonly register: number; readonly mask: number; readonly value: number };
  /** Registers that are not 0 after a reset. */
  readonly resetValues: readonly (readonly [address: number, value: number])[];
  /** 16-bit words of the system memory: the flash size in KB. */
  readonly systemWords: readonly (readonly [address: number, value: number])[];
}

const memory = (name: string, kind: MachineMemory['kind'], origin: number, kilobytes: number): MachineMemory => ({
  name,
  kind,
  origin,
  length: kilobytes * 1024,
  writable: kind === 'ram',
});
const flash = (kilobytes: number): MachineMemory => memory('FLASH', 'flash', 0x08000000, kilobytes);

const m4 = { core: 'cortex-m4', debugPort: 0x2ba01477, accessPorts: { 0: 0x24770011 }, romTable: 0xe00ff000 } as const;
const m7 = { core: 'cortex-m7', debugPort: 0x5ba02477, accessPorts: { 0: 0x74770001 }, romTable: 0xe00fe000 } as const;
const m33 = { core: 'cortex-m33', debugPort: 0x0be12477, accessPorts: { 0: 0x14770015 }, romTable: 0xe00fe000 } as const;

/**
 * Identification as OpenOCD reads it (tcl/target/stm32*.cfg: debug port; src/flash/nor/stm32l4x.c, stm32f2x.c, stm32h7x.c: device identity and
 * flash size registers); memories and register addresses from the CMSIS device headers.
 */
export const simulatedDevices: readonly SimulatedDevice[] = [
  {
    ...m4,
    name: 'STM32L476VG',
    memories: [flash(1024), memory('SRAM1', 'ram', 0x20000000, 96), memory('SRAM2', 'ram', 0x10000000, 32), memory('system memory', 'system', 0x1fff0000, 36)],
    window: { origin: 0x90000000, length: 16 << 20, controller: 'quadspi', registers: 0xa0001000 },
    remap: { register: 0x40010000, mask: 7, value: 6 },
    resetValues: [
      [0xe0042000, 0x10076415],
      [0x40022020, 0xffeff8aa],
      [0x40021000, 0x00000063],
    ],
    systemWords: [[0x1fff75e0, 1024]],
  },
  {
    ...m7,
    name: 'STM32F746NG',
    memories: [flash(1024), memory('SRAM', 'ram', 0x20000000, 320), memory('ITCM', 'ram', 0x00000000, 16), memory('system memory', 'system', 0x1ff00000, 64)],
    window: { origin: 0x90000000, length: 16 << 20, controller: 'quadspi', registers: 0xa0001000 },
    resetValues: [
      [0xe0042000, 0x10016449],
      [0x40023c14, 0xc0ffaafd],
      [0x40023800, 0x00000083],
    ],
    systemWords: [[0x1ff0f442, 1024]],
  },
  {
    ...m7,
    name: 'STM32H750XB',
    debugPort: 0x6ba02477,
    accessPorts: { 0: 0x84770001, 1: 0x84770001, 2: 0x54770002 },
    memories: [
      flash(128),
      memory('DTCM', 'ram', 0x20000000, 128),
      memory('ITCM', 'ram', 0x00000000, 64),
      memory('AXI SRAM', 'ram', 0x24000000, 512),
      memory('system memory', 'system', 0x1ff00000, 128),
    ],
    window: { origin: 0x90000000, length: 128 << 20, controller: 'quadspi', registers: 0x52005000 },
    resetValues: [
      [0x5c001000, 0x20036450],
      [0x5200201c, 0x1bc6aaf0],
      [0x58024400, 0x00000083],
    ],
    systemWords: [[0x1ff1e880, 128]],
  },
  {
    ...m33,
    name: 'STM32L562QE',
    memories: [flash(512), memory('SRAM1', 'ram', 0x20000000, 192), memory('SRAM2', 'ram', 0x20030000, 64), memory('system memory', 'system', 0x0bf90000, 128)],
    window: { origin: 0x90000000, length: 64 << 20, controller: 'octospi', registers: 0x44021000 },
    resetValues: [
      [0xe0044000, 0x20006472],
      [0x40022040, 0x1feff8aa],
      [0x40021000, 0x00000063],
    ],
    systemWords: [[0x0bfa05e0, 512]],
  },
  {
    ...m33,
    name: 'STM32U575ZI',
    memories: [
      flash(2048),
      memory('SRAM1', 'ram', 0x20000000, 192),
      memory('SRAM2', 'ram', 0x20030000, 64),
      memory('SRAM3', 'ram', 0x20040000, 512),
      memory('system memory', 'system', 0x0bf90000, 128),
    ],
    window: { origin: 0x90000000, length: 256 << 20, controller: 'octospi', registers: 0x420d1400 },
    resetValues: [
      [0xe0044000, 0x20016482],
      [0x40022040, 0x1feff8aa],
      [0x46020c00, 0x00000035],
    ],
    systemWords: [[0x0bfa07a0, 2048]],
  },
];

/** The device whose name begins as the given one, whatever the case; undefined where there is none. */
export function findSimulatedDevice(name: string): SimulatedDevice | undefined {
  const wanted = name.toUpperCase();
  return simulatedDevices.find((device) => wanted.startsWith(device.name) || device.name.startsWith(wanted));
}
