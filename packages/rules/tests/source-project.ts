import { cubeProject, type Content } from './rule-tester.js';

const compiler = 'com.st.stm32cube.ide.mcu.gnu.managedbuild.tool.c.compiler';

export interface SourceFacts {
  readonly name?: string;
  readonly mcu?: string;
  readonly linkerScript?: string;
  /** `-D` of the build configuration. */
  readonly defines?: readonly string[];
  /** Bodies of files by their path in the project. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A CubeIDE project with sources: a start-up file that calls SystemInit, and what `files` adds. */
export function sourceProject(folder: string, { name = 'App', mcu = 'STM32L476VGTx', linkerScript = 'STM32L476VGTX_QSPI.ld', defines = [], files = {} }: SourceFacts = {}): Content {
  const project = cubeProject(folder, { name, mcu, linkerScript });
  const list = defines.map((define) => `<listOptionValue builtIn="false" value="${define.replaceAll('"', '&quot;')}"/>`).join('');
  const tool = `<tool id="c" superClass="${compiler}"><option id="d" superClass="${compiler}.option.definedsymbols" valueType="definedSymbols">${list}</option></tool>\n<tool `;
  return {
    ...project,
    [`${folder}/.cproject`]: String(project[`${folder}/.cproject`]).replace('<tool ', tool),
    [`${folder}/Startup/startup.s`]: '  .section .text.Reset_Handler\nReset_Handler:\n  ldr sp, =_estack\n  bl SystemInit\n  bl main\n',
    [`${folder}/Src/main.c`]: 'int main(void)\n{\n  while (1)\n  {\n  }\n}\n',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
  };
}

/** The generations of system files, in the shape that ST's have. */
export const systemFiles = {
  always: `#include "stm32l4xx.h"
#define VECT_TAB_OFFSET  0x00
void SystemInit(void)
{
#ifdef VECT_TAB_SRAM
  SCB->VTOR = SRAM_BASE | VECT_TAB_OFFSET;
#else
  SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;
#endif
}
`,
  /** \`user\`: the line that switches it on, or has it in a comment. */
  onRequest: (user = '/* #define USER_VECT_TAB_ADDRESS */', base = 'FLASH_BASE', offset = '0x00000000U') => `#include "stm32l4xx.h"
${user}
#if defined(USER_VECT_TAB_ADDRESS)
#if !defined(VECT_TAB_BASE_ADDRESS)
#define VECT_TAB_BASE_ADDRESS   ${base}
#endif
#if !defined(VECT_TAB_OFFSET)
#define VECT_TAB_OFFSET         ${offset}
#endif
#endif /* USER_VECT_TAB_ADDRESS */
void SystemInit(void)
{
#if (__FPU_PRESENT == 1) && (__FPU_USED == 1)
  SCB->CPACR |= ((3UL << (10*2))|(3UL << (11*2)));
#endif
#if defined(USER_VECT_TAB_ADDRESS)
  SCB->VTOR = VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET;
#endif
}
`,
  linker: `#include "stm32l4xx.h"
extern void *g_pfnVectors;
#define INTVECT_START ((uint32_t)& g_pfnVectors)
void SystemInit(void)
{
  SCB->VTOR = INTVECT_START;
}
`,
} as const;
