import type { Device } from '@qspi-doctor/devices';

/** Blocks that matter for starting from external memory, by family (CMSIS device headers: RCC_BASE, FLASH_R_BASE, PWR_BASE, SYSCFG_BASE, OCTOSPIM_BASE). */
const families: readonly (readonly [family: RegExp, blocks: Readonly<Record<number, string>>])[] = [
  [
    /^STM32(?:L4|L5|G4|WB|G0|F0|F3)/,
    {
      0x40021000: 'RCC',
      0x40022000: 'FLASH',
      0x40007000: 'PWR',
      0x40010000: 'SYSCFG',
      0x48000000: 'GPIOA',
      0x48000400: 'GPIOB',
      0x48000800: 'GPIOC',
      0x48000c00: 'GPIOD',
      0x48001000: 'GPIOE',
      0x48001400: 'GPIOF',
      0x48001800: 'GPIOG',
      0x48001c00: 'GPIOH',
    },
  ],
  [
    /^STM32F[247]/,
    {
      0x40023800: 'RCC',
      0x40023c00: 'FLASH',
      0x40007000: 'PWR',
      0x40013800: 'SYSCFG',
      0x40020000: 'GPIOA',
      0x40020400: 'GPIOB',
      0x40020800: 'GPIOC',
      0x40020c00: 'GPIOD',
      0x40021000: 'GPIOE',
      0x40021400: 'GPIOF',
      0x40021800: 'GPIOG',
      0x40021c00: 'GPIOH',
    },
  ],
  [
    /^STM32H7/,
    {
      0x58024400: 'RCC',
      0x52002000: 'FLASH',
      0x58024800: 'PWR',
      0x58000400: 'SYSCFG',
      0x5200b400: 'OCTOSPIM',
      0x58020000: 'GPIOA',
      0x58020400: 'GPIOB',
      0x58020800: 'GPIOC',
      0x58020c00: 'GPIOD',
      0x58021000: 'GPIOE',
      0x58021400: 'GPIOF',
      0x58021800: 'GPIOG',
      0x58021c00: 'GPIOH',
    },
  ],
  [/^STM32U5/, { 0x46020c00: 'RCC', 0x40022000: 'FLASH', 0x46020800: 'PWR', 0x46000400: 'SYSCFG', 0x420c4000: 'OCTOSPIM', 0x40030400: 'ICACHE' }],
  [/^STM32H5/, { 0x44020c00: 'RCC', 0x40022000: 'FLASH', 0x44020800: 'PWR', 0x44000400: 'SBS', 0x40030400: 'ICACHE' }],
];

/** Without a device: names that no family gives to another block at the same place. */
const everywhere: Readonly<Record<number, string>> = {
  0x40023800: 'RCC',
  0x58024400: 'RCC',
  0x46020c00: 'RCC',
  0x44020c00: 'RCC',
  0xa0001000: 'QUADSPI/OCTOSPI1',
  0x52005000: 'QUADSPI/OCTOSPI1',
  0xe0042000: 'DBGMCU',
  0x5c001000: 'DBGMCU',
};

/** The peripheral that has a block of registers, where it is known. */
export function peripheralName(base: number, device: Device | undefined): string | undefined {
  if (device === undefined) return everywhere[base];
  const controller = device.externalWindows.find(({ registers }) => registers === base);
  if (controller) return controller.peripheral;
  return families.find(([family]) => family.test(device.family))?.[1][base] ?? (base === 0xe0042000 ? 'DBGMCU' : undefined);
}
