import type { Device } from '@qspi-doctor/devices';

/** Registers of an external memory controller, and the bit that resets it. */
export interface Controller {
  readonly name: string;
  /** Base addresses of its registers: the non-secure one and, on TrustZone parts, the secure one. */
  readonly bases: readonly number[];
  readonly kind: 'quadspi' | 'octospi';
  readonly reset: { readonly registers: readonly number[]; readonly mask: number } | undefined;
}

/** Reset registers and bits by family (CMSIS device headers of ST: RCC_BASE, RCC_AHBxRSTR_…RST_Pos). The bit is looked up by the controller's name. */
const resets: readonly (readonly [family: RegExp, register: number, bits: Readonly<Record<string, number>>])[] = [
  [/^STM32(?:L4|L5|G4)/, 0x40021030, { QUADSPI: 8, OCTOSPI1: 8, OCTOSPI2: 9 }],
  [/^STM32WB/, 0x58000030, { QUADSPI: 8 }],
  [/^STM32F[47]/, 0x40023818, { QUADSPI: 1 }],
  [/^STM32H7[RS]/, 0x5802447c, { XSPI1: 5, XSPI2: 12 }],
  [/^STM32H7/, 0x5802447c, { QUADSPI: 14, OCTOSPI1: 14, OCTOSPI2: 19 }],
  [/^STM32U5/, 0x46020c68, { OCTOSPI1: 4, OCTOSPI2: 8, HSPI1: 12 }],
  [/^STM32H5/, 0x44020c6c, { OCTOSPI1: 20 }],
];
const secureOffset = 0x10000000;

/** The controller behind the window that holds an address. */
export function controllerAt(address: number, device: Device): Controller | undefined {
  const window = device.externalWindows.find(({ origin, span, registers }) => registers !== undefined && address >= origin && address - origin < span);
  if (window?.registers === undefined || !/^(?:QUADSPI|OCTOSPI|XSPI|HSPI)/.test(window.peripheral)) return undefined;
  const both = (base: number) => (device.hasTrustZone ? [base, base + secureOffset] : [base]);
  const [, register, bits] = resets.find(([family]) => family.test(device.family) || family.test(device.name)) ?? [];
  const bit = bits?.[window.peripheral];
  return {
    name: window.peripheral,
    bases: both(window.registers),
    kind: window.peripheral.startsWith('QUADSPI') ? 'quadspi' : 'octospi',
    reset: register === undefined || bit === undefined ? undefined : { registers: both(register), mask: (1 << bit) >>> 0 },
  };
}

/** Register offsets (reference manuals, "QUADSPI registers", "OCTOSPI registers"; XSPI and HSPI have OCTOSPI's). */
export const quadspi = { control: 0x00, device: 0x04, communication: 0x14 } as const;
export const octospi = { control: 0x00, device1: 0x08, device2: 0x0c, communication: 0x100, timing: 0x108 } as const;

/** A write to a register of the controller as an offset; undefined where it goes elsewhere. */
export function offsetIn({ bases }: Controller, address: number): number | undefined {
  const base = bases.find((candidate) => address >= candidate && address - candidate < 0x400);
  return base === undefined ? undefined : address - base;
}

export function resetsIt({ reset }: Controller, write: { readonly address: number; readonly value: number }): boolean {
  return reset !== undefined && reset.registers.includes(write.address) && (write.value & reset.mask) !== 0;
}

/** FMODE: 3 is memory-mapped. In CCR[27:26] of a QUADSPI, in CR[29:28] of an OCTOSPI. */
const modeOf = { quadspi: (ccr: number) => (ccr >>> 26) & 3, octospi: (cr: number) => (cr >>> 28) & 3 } as const;

export interface Mapping {
  readonly mapped: boolean;
  /** It was mapped at some time. */
  readonly everMapped: boolean;
  /** The write that ended it, and how. */
  readonly ended: { readonly pc: number; readonly how: 'reset' | 'off' | 'mode' } | undefined;
}

/** Follows the writes of a run: is the memory mapped at its end, and if not, what ended it. */
export function mappingAfter(controller: Controller, writes: readonly { readonly address: number; readonly value: number; readonly pc: number }[]): Mapping {
  let mode = 0;
  let enabled = false;
  let everMapped = false;
  let ended: Mapping['ended'];
  for (const write of writes) {
    const before = enabled && mode === 3;
    let how: 'reset' | 'off' | 'mode' = 'mode';
    const offset = offsetIn(controller, write.address);
    if (resetsIt(controller, write)) {
      [mode, enabled, how] = [0, false, 'reset'];
    } else if (offset === 0) {
      enabled = (write.value & 1) !== 0;
      if (!enabled) how = 'off';
      if (controller.kind === 'octospi') mode = modeOf.octospi(write.value);
    } else if (offset === quadspi.communication && controller.kind === 'quadspi') mode = modeOf.quadspi(write.value);
    const now = enabled && mode === 3;
    if (before && !now) ended = { pc: write.pc, how };
    if (now) everMapped = true;
  }
  return { mapped: enabled && mode === 3, everMapped, ended };
}
