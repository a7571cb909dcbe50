import type { Device } from '@qspi-doctor/devices';

/** Where a family has the switch of the system clock, the divider of the bus clock, and its main PLL. Offsets of the registers are addresses; fields are masks. */
interface ClockTree {
  readonly control: number;
  /** PLLON (PLL1ON) in the control register. */
  readonly pllOn: number;
  /** Registers of the PLL with the fields that make its system clock output: source, M, N and R or P. */
  readonly pllConfiguration: readonly { readonly register: number; readonly mask: number }[];
  /** SW in CFGR, and its value for the PLL. */
  readonly configuration: number;
  readonly source: number;
  readonly pll: number;
  /** HPRE, and the register it is in. */
  readonly divider: { readonly register: number; readonly mask: number };
  /** Where the controller can be fed by the PLL itself: the field and its value. */
  readonly fedByPll?: { readonly register: number; readonly mask: number; readonly value: number };
}

/** CMSIS device headers and reference manuals, "RCC register map". The controllers of these families run from the bus clock, or do so unless the program chose another. */
const trees: readonly (readonly [family: RegExp, tree: ClockTree])[] = [
  [
    /^STM32(?:L4|G4)/,
    {
      control: 0x40021000,
      pllOn: 1 << 24,
      pllConfiguration: [{ register: 0x4002100c, mask: 0x06007ff3 }],
      configuration: 0x40021008,
      source: 3,
      pll: 3,
      divider: { register: 0x40021008, mask: 0xf0 },
    },
  ],
  [
    /^STM32F[47]/,
    {
      control: 0x40023800,
      pllOn: 1 << 24,
      pllConfiguration: [{ register: 0x40023804, mask: 0x00437fff }],
      configuration: 0x40023808,
      source: 3,
      pll: 2,
      divider: { register: 0x40023808, mask: 0xf0 },
    },
  ],
  [
    /^STM32H7(?![RS])/,
    {
      control: 0x58024400,
      pllOn: 1 << 24,
      pllConfiguration: [
        { register: 0x58024428, mask: 0x3f3 },
        { register: 0x58024430, mask: 0xffff },
      ],
      configuration: 0x58024410,
      source: 7,
      pll: 3,
      divider: { register: 0x58024418, mask: 0xf },
      fedByPll: { register: 0x5802444c, mask: 0x30, value: 0x10 },
    },
  ],
];

interface Write {
  readonly address: number;
  readonly value: number;
  readonly pc: number;
}

/**
 * What the writes do to the clock that code is fetched with, where it can end the fetching: the PLL that feeds the controller stops, or the
 * bus is faster in the end than the bootloader had set the memory up for. SystemInit of ST's older templates goes back to the internal
 * oscillator first; a slower clock is harmless, and so is the return to the bootloader's own. Registers that nobody wrote are as after reset: 0.
 */
export function clockChange(
  device: Device,
  writes: readonly Write[],
  before: ReadonlyMap<number, number>,
): { readonly pc: number; readonly what: string } | undefined {
  const tree = trees.find(([family]) => family.test(device.family) && !/^STM32H7[RS]/.test(device.name))?.[1];
  if (tree === undefined) return undefined;
  const { control, pllOn, configuration, source, pll, divider, fedByPll, pllConfiguration } = tree;
  const now = new Map(before);
  const field = (values: ReadonlyMap<number, number>, register: number, mask: number) => (values.get(register) ?? 0) & mask;
  let switched: number | undefined;
  for (const { address, value, pc } of writes) {
    const stops = address === control && field(now, control, pllOn) !== 0 && (value & pllOn) === 0;
    if (stops && fedByPll && field(now, fedByPll.register, fedByPll.mask) === fedByPll.value) return { pc, what: 'stops the PLL' };
    if (address === configuration || address === divider.register) switched = pc;
    now.set(address, value);
  }
  if (switched === undefined || field(now, configuration, source) !== pll) return undefined;
  if (field(before, configuration, source) !== pll) return { pc: switched, what: 'switches the system clock to the PLL, which the bootloader did not use' };
  if (pllConfiguration.some(({ register, mask }) => field(now, register, mask) !== field(before, register, mask)))
    return { pc: switched, what: 'sets the PLL to another frequency than the bootloader did' };
  if (field(now, divider.register, divider.mask) < field(before, divider.register, divider.mask))
    return { pc: switched, what: 'divides the bus clock by less than the bootloader did (HPRE)' };
  return undefined;
}
