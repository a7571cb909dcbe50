import { hex, shortName, type Part } from './part.js';

/** Offsets: reference manuals, "QUADSPI registers" and "OCTOSPI registers". */
const offsets = {
  quadspi: [
    ['CR', 0x00],
    ['DCR', 0x04],
    ['SR', 0x08],
    ['CCR', 0x14],
  ],
  octospi: [
    ['CR', 0x00],
    ['DCR1', 0x08],
    ['SR', 0x20],
    ['CCR', 0x100],
    ['TCR', 0x108],
    ['IR', 0x110],
  ],
} as const;

export type Register = readonly [name: string, address: number];

/** Core/Inc/registers.h: what a project of an example touches, and no more. */
export function registersHeader(part: Part, more: readonly Register[] = []): string {
  const { controller, flash, external, remap } = part;
  const registers: readonly Register[] = [
    [controller.enable.register, controller.enable.address],
    [controller.reset.register, controller.reset.address],
    ...offsets[controller.kind].map(([name, offset]): Register => [`${controller.name}_${name}`, controller.registers + offset]),
    ...(remap === undefined ? [] : [['SYSCFG_MEMRMP', 0x40010000] as const]),
    ['SYST_CSR', 0xe000e010],
    ['SYST_RVR', 0xe000e014],
    ['SYST_CVR', 0xe000e018],
    ['SCB_ICSR', 0xe000ed04],
    ['SCB_VTOR', 0xe000ed08],
    ...more,
  ];
  const width = Math.max(...registers.map(([name]) => name.length));
  return `/* SPDX-License-Identifier: MIT */
/* The registers of the ${shortName(part)} that this project touches. Addresses and bits: CMSIS device header ${part.define.toLowerCase()}.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE ${hex(flash.origin)}UL
#define ${external.name}_BASE ${hex(external.origin)}UL /* window of the external flash while the ${controller.name} is in memory-mapped mode */

${registers.map(([name, address]) => `#define ${name.padEnd(width)} REGISTER(${hex(address)}UL)`).join('\n')}

#define ${controller.enable.register}_${controller.name}EN  (1UL << ${controller.enable.bit})
#define ${controller.reset.register}_${controller.name}RST (1UL << ${controller.enable.bit})
#define ${controller.name}_CR_EN (1UL << 0)
#define ${controller.name}_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
`;
}
