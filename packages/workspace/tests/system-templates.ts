/** What a CMSIS device header of ST has of what matters here, written for these tests. */
export const deviceHeader = `#ifndef DEVICE_H
#define DEVICE_H
#include <stdint.h>
#define __IO volatile
#define FLASH_BANK1_BASE (0x08000000UL)
#define FLASH_BANK2_BASE (0x08100000UL)
#define FLASH_BASE       FLASH_BANK1_BASE
#define D1_AXISRAM_BASE  (0x24000000UL)
#define D2_AHBSRAM_BASE  (0x30000000UL)
#define QSPI_BASE        (0x90000000UL)
typedef struct { __IO uint32_t CPUID, ICSR, VTOR, AIRCR; } SCB_Type;
#define SCS_BASE (0xE000E000UL)
#define SCB_BASE (SCS_BASE + 0x0D00UL)
#define SCB      ((SCB_Type *) SCB_BASE)
#define WRITE_REG(REG, VAL) ((REG) = (VAL))
#define NVIC_VectTab_FLASH ((uint32_t)0x08000000)
void SystemInit(void);
#endif
`;

const onRequest = (stores: string, macros = '', user = '/* #define USER_VECT_TAB_ADDRESS */') => `#include "device.h"
${user}
#if defined(USER_VECT_TAB_ADDRESS)
${macros}#endif /* USER_VECT_TAB_ADDRESS */
void SystemInit(void)
{
#if defined(USER_VECT_TAB_ADDRESS)
${stores}#endif
}
`;

const baseAndOffset = `/* #define VECT_TAB_SRAM */
#if defined(VECT_TAB_SRAM)
#define VECT_TAB_BASE_ADDRESS D1_AXISRAM_BASE
#define VECT_TAB_OFFSET 0x00000000U
#else
#if !defined(VECT_TAB_BASE_ADDRESS)
#define VECT_TAB_BASE_ADDRESS FLASH_BANK1_BASE
#endif
#if !defined(VECT_TAB_OFFSET)
#define VECT_TAB_OFFSET 0x00000000U
#endif
#endif
`;

/** The dual-core form: another bank and another RAM for each core. */
const dualCore = `#if defined(DUAL_CORE) && defined(CORE_CM4)
#if defined(VECT_TAB_SRAM)
#define VECT_TAB_BASE_ADDRESS D2_AHBSRAM_BASE
#else
#define VECT_TAB_BASE_ADDRESS FLASH_BANK2_BASE
#endif
#else
#if defined(VECT_TAB_SRAM)
#define VECT_TAB_BASE_ADDRESS D1_AXISRAM_BASE
#else
#define VECT_TAB_BASE_ADDRESS FLASH_BANK1_BASE
#endif
#endif
#ifndef VECT_TAB_OFFSET
#define VECT_TAB_OFFSET 0x00000400U
#endif
`;

/** The old form of dual-core parts: the stores themselves are chosen. */
const oldDualCore = `#include "device.h"
#define VECT_TAB_OFFSET 0x00000000UL
void SystemInit(void)
{
#ifdef CORE_CM4
#ifdef VECT_TAB_SRAM
  SCB->VTOR = D2_AHBSRAM_BASE | VECT_TAB_OFFSET;
#else
  SCB->VTOR = FLASH_BANK2_BASE | VECT_TAB_OFFSET;
#endif
#else
#ifdef VECT_TAB_SRAM
  SCB->VTOR = D1_AXISRAM_BASE  | VECT_TAB_OFFSET;
#else
  SCB->VTOR = FLASH_BANK1_BASE | VECT_TAB_OFFSET;
#endif
#endif
}
`;

const system = (body: string, before = '') => `#include "device.h"\n${before}void SystemInit(void)\n{\n${body}}\n`;
const store = '  SCB->VTOR = VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET;\n';

export interface TemplateCase {
  readonly name: string;
  readonly system: string;
  readonly defines?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
}

/** Every generation of ST's system files and what people make of them. */
export const templates: readonly TemplateCase[] = [
  { name: 'always the flash', system: system('#ifdef VECT_TAB_SRAM\n  SCB->VTOR = D1_AXISRAM_BASE | VECT_TAB_OFFSET;\n#else\n  SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;\n#endif\n', '#define VECT_TAB_OFFSET  0x00\n') },
  { name: 'always the flash, SRAM chosen', system: system('#ifdef VECT_TAB_SRAM\n  SCB->VTOR = D1_AXISRAM_BASE | VECT_TAB_OFFSET;\n#else\n  SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;\n#endif\n', '#define VECT_TAB_OFFSET  0x00\n'), defines: ['VECT_TAB_SRAM'] },
  { name: 'the offset alone', system: system('  SCB->VTOR = VECT_TAB_OFFSET;\n', '#define VECT_TAB_OFFSET  0x08020000UL /* not an offset at all */\n') },
  { name: 'on request, not asked for', system: onRequest(store, baseAndOffset) },
  { name: 'on request, asked for in the file', system: onRequest(store, baseAndOffset, '#define USER_VECT_TAB_ADDRESS') },
  { name: 'on request, asked for by an option', system: onRequest(store, baseAndOffset), defines: ['USER_VECT_TAB_ADDRESS'] },
  { name: 'on request, base by an option', system: onRequest(store, baseAndOffset), defines: ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_BASE_ADDRESS=QSPI_BASE'] },
  { name: 'on request, base and offset by options', system: onRequest(store, baseAndOffset), defines: ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_BASE_ADDRESS=(QSPI_BASE + 0x100000UL)', 'VECT_TAB_OFFSET=0x400'] },
  { name: 'on request, SRAM', system: onRequest(store, baseAndOffset), defines: ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_SRAM'] },
  { name: 'base and offset overlap', system: onRequest(store, baseAndOffset), defines: ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_BASE_ADDRESS=0x08020000', 'VECT_TAB_OFFSET=0x00020000'] },
  { name: 'two cores, the first', system: onRequest(store, dualCore, '#define USER_VECT_TAB_ADDRESS'), defines: ['DUAL_CORE', 'CORE_CM7'] },
  { name: 'two cores, the second', system: onRequest(store, dualCore, '#define USER_VECT_TAB_ADDRESS'), defines: ['DUAL_CORE', 'CORE_CM4'] },
  { name: 'two cores, the second, SRAM', system: onRequest(store, dualCore, '#define USER_VECT_TAB_ADDRESS'), defines: ['DUAL_CORE', 'CORE_CM4', 'VECT_TAB_SRAM', 'VECT_TAB_OFFSET=0'] },
  { name: 'two cores, old form, the first', system: oldDualCore },
  { name: 'two cores, old form, the second', system: oldDualCore, defines: ['CORE_CM4'] },
  { name: 'two cores, old form, the second, SRAM', system: oldDualCore, defines: ['CORE_CM4', 'VECT_TAB_SRAM'] },
  { name: 'the address of an application by an option', system: system('  SCB->VTOR = APPLICATION_ADDRESS | VECT_TAB_OFFSET;\n', '#define VECT_TAB_OFFSET 0x00\n'), defines: ['APPLICATION_ADDRESS=0x90000000'] },
  { name: 'as the linker has it', system: system('  SCB->VTOR = INTVECT_START;\n', '#if defined(__ICCARM__)\nextern uint32_t __vector_table;\n#define INTVECT_START ((uint32_t)& __vector_table)\n#elif defined(__GNUC__)\nextern void * g_pfnVectors;\n#define INTVECT_START ((uint32_t)& g_pfnVectors)\n#endif\n') },
  { name: 'an array', system: system('  SCB->VTOR = (uint32_t)g_pfnVectors;\n', 'extern const uint32_t g_pfnVectors[];\n') },
  { name: 'an array that is declared inside', system: system('  extern uint32_t g_pfnVectors[];\n  SCB->VTOR = (uint32_t) &g_pfnVectors[0];\n') },
  { name: 'an array that a header declares', system: `#include "vectors.h"\n${system('  SCB->VTOR = (uint32_t)g_pfnVectors;\n')}`, more: { 'Inc/vectors.h': '#include <stdint.h>\nextern const uint32_t g_pfnVectors[128];\n' } },
  { name: 'by its address', system: system('  *(volatile uint32_t *)0xE000ED08 = QSPI_BASE;\n') },
  { name: 'by the address of its block', system: system('  ((SCB_Type *)0xE000ED00)->VTOR = QSPI_BASE;\n') },
  { name: 'by a macro of the header', system: system('  WRITE_REG(SCB->VTOR, QSPI_BASE);\n') },
  { name: 'through a variable', system: system('  uint32_t base = QSPI_BASE;\n  base |= 0;\n  base = base + 0;\n  const uint32_t offset = 0x400;\n  SCB->VTOR = QSPI_BASE + offset;\n') },
  { name: 'twice, the last one counts', system: system('  SCB->VTOR = FLASH_BASE;\n  SCB->VTOR = QSPI_BASE;\n') },
  { name: 'behind a condition that the text decides', system: system('  if (0x40 > 0x20) {\n    SCB->VTOR = QSPI_BASE;\n  } else {\n    SCB->VTOR = FLASH_BASE;\n  }\n') },
  { name: 'in a loop that runs once', system: system('  do {\n    SCB->VTOR = QSPI_BASE;\n  } while (0);\n') },
  { name: 'in a function that SystemInit calls', system: system('  moveVectors();\n', 'void moveVectors(void);\n'), more: { 'Src/move.c': '#include "device.h"\nvoid moveVectors(void)\n{\n  SCB->VTOR = QSPI_BASE;\n}\n' } },
  { name: 'in a function of ST\'s old library', system: system('  NVIC_SetVectorTable(NVIC_VectTab_FLASH, 0x4000);\n', 'static void NVIC_SetVectorTable(uint32_t NVIC_VectTab, uint32_t Offset)\n{\n  SCB->VTOR = NVIC_VectTab | (Offset & (uint32_t)0x1FFFFF80);\n}\n') },
  { name: 'an enumeration of nothing: values with suffixes, casts and shifts', system: system('  SCB->VTOR = (uint32_t)((1UL << 27) | (0x10u << 16)) & ~0x7FU;\n') },
  { name: 'a branch that is never compiled holds a store', system: system('#if 0\n  SCB->VTOR = QSPI_BASE;\n#endif\n#ifdef __ICCARM__\n  SCB->VTOR = FLASH_BASE;\n#endif\n') },
];
