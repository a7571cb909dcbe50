import { shortName, type Part } from './part.js';

const indent = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
const block = (lines: readonly string[] | undefined): string => (lines === undefined || lines.length === 0 ? '' : `${indent(lines)}\n`);

export interface BootOptions {
  /** Address of the application's vector table, as a C expression; default: the window, or 0 where the part shows the flash there. */
  readonly application?: string;
  readonly first?: readonly string[];
  readonly beforeJump?: readonly string[];
  /** The function that jumps; default: the pointer is no local variable. */
  readonly jump?: string;
  /** The other core of the chip runs from the external flash, and starts by itself: no jump. */
  readonly forOtherCore?: true;
  /** Functions in front of main. */
  readonly functions?: string;
}

/** How the controller gets into memory-mapped mode: one line, READ with 24 or 32 bits of address. */
export function mapping({ controller: { name, kind, enable }, external }: Part): readonly string[] {
  const bits = Math.log2(2 ** Math.ceil(Math.log2(external.length)));
  const clock = [`${enable.register} |= ${enable.register}_${name}EN;`, `(void)${enable.register};`, ''];
  if (kind === 'quadspi')
    return [
      ...clock,
      `${name}_DCR = ${bits - 1}UL << 16;`,
      `${name}_CR = ${name}_CR_EN;`,
      `${name}_CCR = 0x0D002503UL; /* memory-mapped: READ, all on one line */`,
    ];
  return [
    ...clock,
    `${name}_DCR1 = ${bits - 1}UL << 16;`,
    `${name}_CCR = 0x01003101UL; /* instruction, 32 bits of address and data on one line */`,
    `${name}_IR = 0x13UL;          /* READ with four bytes of address */`,
    `${name}_CR = 0x30000000UL | ${name}_CR_EN; /* memory-mapped */`,
  ];
}

const jumpFromStatic = `/* Not on the stack: the stack pointer changes before the jump. */
static entry_point application;

static void start_application(void)
{
  application = (entry_point)VECTOR_TABLE[1];
  __asm volatile("msr msp, %0" : : "r"(VECTOR_TABLE[0]) : "memory");
  application();
}
`;

export const jumpFromLocal = `static void start_application(void)
{
  entry_point application = (entry_point)VECTOR_TABLE[1];
  __asm volatile("msr msp, %0" : : "r"(VECTOR_TABLE[0]) : "memory");
  application();
}
`;

/** main.c of a boot loader. */
export function bootMain(part: Part, options: BootOptions = {}): string {
  const { external, remap } = part;
  const base = options.application ?? (remap === undefined ? `${external.name}_BASE` : '0x00000000UL');
  const show =
    remap === undefined
      ? []
      : ['', '/* Show it at 0x00000000 as well, where the comparators of the core reach. */', `SYSCFG_MEMRMP = (SYSCFG_MEMRMP & ~7UL) | ${remap}UL;`];
  return `/* SPDX-License-Identifier: MIT */
/*
 * ${options.forOtherCore ? 'Program of the first core of an example: makes the external flash readable for the second one.' : 'Boot loader of an example: makes the external flash readable and starts the application.'}
 * What a board needs besides (pins, the commands that prepare its flash chip) is left out; examples/l476g-disco-qspi has it.
 */
#include "registers.h"

${options.forOtherCore ? '' : `#define VECTOR_TABLE ((const volatile uint32_t *)${base})\n\ntypedef void (*entry_point)(void);\n\n`}${options.functions === undefined ? '' : `${options.functions}\n`}static void map_external_flash(void)
{
${indent([...mapping(part), ...show])}
}

${options.forOtherCore ? '' : `${options.jump ?? jumpFromStatic}\n`}int main(void)
{
${block(options.first)}  map_external_flash();
${block(options.beforeJump)}${options.forOtherCore ? '' : '  start_application();\n'}  for (;;) {
  }
}
`;
}

export interface ApplicationOptions {
  readonly comment: string;
  readonly functions?: string;
  /** First statements of main. */
  readonly first?: readonly string[];
  /** It lives by the ticks of SysTick. Without them it has nothing to do, which a simulated core sees at once. */
  readonly ticks?: boolean;
}

/** main.c of a program. */
export function applicationMain({ comment, functions, first, ticks = false }: ApplicationOptions): string {
  const head = `/* SPDX-License-Identifier: MIT */
/* ${comment} */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;
`;
  const more = functions === undefined ? '' : `${functions}\n`;
  if (!ticks) return `${head}\n${more}int main(void)\n{\n${block(first)}  toggles += period;\n  for (;;) {\n  }\n}\n`;
  return `${head}static volatile uint32_t ticks;

void SysTick_Handler(void)
{
  ticks++;
}

${more}int main(void)
{
${block(first)}  SYST_RVR = 3999UL;
  SYST_CVR = 0;
  SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;

  for (uint32_t last = 0;;) {
    if (ticks - last >= period) {
      last = ticks;
      toggles++;
    }
  }
}
`;
}

export type Vtor = 'kept' | 'symbol' | readonly string[];

/** system_stm32….c. `kept`: VTOR is left alone; `symbol`: this image's own table; else the statements themselves. */
export function systemFile(part: Part, vtor: Vtor, comment = ''): string {
  const own = vtor === 'symbol';
  const body = own ? ['SCB_VTOR = (uint32_t)g_pfnVectors;'] : vtor === 'kept' ? ['/* VTOR stays as it is. */'] : vtor;
  return `/* SPDX-License-Identifier: MIT */
/* System start-up of the ${shortName(part)}.${comment === '' ? '' : ` ${comment}`} */
#include "registers.h"

${own ? '/* Wherever the linker put it. */\nextern const uint32_t g_pfnVectors[];\n\n' : ''}/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
${indent(body)}
}
`;
}
