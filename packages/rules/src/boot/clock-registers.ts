import type { Device } from '@qspi-doctor/devices';

/** Where a family has the switch of the system clock, the divider of the bus clock, and its main PLL. Offsets of the registers are addresses; fields are masks. */
interface ClockTree {
  readonly control: number;
  /** PLLON (PLL1ON) in the control register. */
  readonly pllOn: number;
  readonly pllConfiguration: readonly number[];
  /** SW in CFGR. */
  readonly configuration: number;
  readonly source: number;
  /** HPRE, and the register it is in. */
  readonly divider: { readonly register: number; readonly mask: number };
}

/** CMSIS device headers and reference manuals, "RCC register map". The controllers of these families run from the bus clock, or do so unless the program chose another. */
const trees: readonly (readonly [family: RegExp, tree: ClockTree])[] = [
  [/^STM32(?:L4|G4)/, { control: 0x40021000, pllOn: 1 << 24, pllConfiguration: [0x4002100c], configuration: 0x40021008, source: 3, divider: { register: 0x40021008, mask: 0xf0 } }],
  [/^STM32F[47]/, { control: 0x40023800, pllOn: 1 << 24, pllConfiguration: [0x40023804], configuration: 0x40023808, source: 3, divider: { register: 0x40023808, mask: 0xf0 } }],
  [/^STM32H7(?![RS])/, { control: 0x58024400, pllOn: 1 << 24, pllConfiguration: [0x58024428, 0x58024430], configuration: 0x58024410, source: 7, divider: { register: 0x58024418, mask: 0xf } }],
];

/** The first write that changes the clock of the bus, seen from the values that the registers had before. Registers that nobody wrote are as after reset: 0. */
export function clockChange(device: Device, writes: readonly { readonly address: number; readonly value: number; readonly pc: number }[], before: ReadonlyMap<number, number>): { readonly pc: number; readonly what: string } | undefined {
  const tree = trees.find(([family]) => family.test(device.family) && !/^STM32H7[RS]/.test(device.name))?.[1];
  if (tree === undefined) return undefined;
  const now = new Map(before);
  for (const { address, value, pc } of writes) {
    const changed = value ^ (now.get(address) ?? 0);
    const pllRuns = ((now.get(tree.control) ?? 0) & tree.pllOn) !== 0;
    now.set(address, value);
    if (address === tree.configuration && (changed & tree.source) !== 0) return { pc, what: 'switches the system clock to another source' };
    if (address === tree.divider.register && (changed & tree.divider.mask) !== 0) return { pc, what: 'changes the divider of the bus clock (HPRE)' };
    if (address === tree.control && pllRuns && (value & tree.pllOn) === 0) return { pc, what: 'stops the PLL' };
    if (tree.pllConfiguration.includes(address) && pllRuns && changed !== 0) return { pc, what: 'sets the running PLL up anew' };
  }
  return undefined;
}
