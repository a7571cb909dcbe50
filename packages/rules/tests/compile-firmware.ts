import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '@qspi-doctor/testkit';

const startUp = `
#include <stdint.h>
#define REG(address) (*(volatile uint32_t *)(address))
extern uint32_t _estack, _sdata, _edata, _sidata, _sbss, _ebss;
__attribute__((noipa)) int main(void);
void SysTick_Handler(void);
__attribute__((weak)) void SystemInit(void) {}
__attribute__((weak, naked)) void Default_Handler(void) { for (;;) {} }
__attribute__((weak)) void SysTick_Handler(void) {}
void Reset_Handler(void) {
  SystemInit();
  for (uint32_t *from = &_sidata, *to = &_sdata; to < &_edata;) *to++ = *from++;
  for (uint32_t *to = &_sbss; to < &_ebss;) *to++ = 0;
  main();
  for (;;) {}
}
__attribute__((section(".isr_vector"), used)) void (*const g_pfnVectors[98])(void) = {
  (void (*)(void))&_estack, Reset_Handler, Default_Handler, Default_Handler, Default_Handler, Default_Handler, Default_Handler, 0, 0, 0, 0, Default_Handler, Default_Handler, 0, Default_Handler, SysTick_Handler,
  [16 ... 97] = Default_Handler };
`;

function linkerScript(origin: number): string {
  return `ENTRY(Reset_Handler)
_estack = 0x20018000;
MEMORY { ROM (rx) : ORIGIN = ${origin}, LENGTH = 512K  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }
SECTIONS {
  .isr_vector : { KEEP(*(.isr_vector)) } >ROM
  .text : { *(.text*) *(.rodata*) . = ALIGN(4); } >ROM
  _sidata = LOADADDR(.data);
  .data : { _sdata = .; *(.data*) *(.ram_code*) . = ALIGN(4); _edata = .; } >RAM AT>ROM
  .bss : { _sbss = .; *(.bss*) *(COMMON) . = ALIGN(4); _ebss = .; } >RAM
}
`;
}

/** Compiles a program (for a Cortex-M4 where nothing else is said) with its table at `origin`; \`REG(address)\` is a register. */
export function compileFirmware(source: string, origin: number, optimisation = '-O1', cpu: readonly string[] = ['-mcpu=cortex-m4']): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-rules-'));
  try {
    writeFileSync(join(folder, 'main.c'), `${startUp}${source}`);
    writeFileSync(join(folder, 'link.ld'), linkerScript(origin));
    runTool(
      'arm-none-eabi-gcc',
      [...cpu, '-mthumb', '-g', optimisation, '-ffreestanding', '-nostdlib', '-Wl,--no-warn-rwx-segments', '-T', 'link.ld', 'main.c', '-o', 'fw.elf'],
      { cwd: folder },
    );
    return new Uint8Array(readFileSync(join(folder, 'fw.elf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** QUADSPI of the STM32L4 mapped at 0x90000000, and a jump in the manner of ST's ExtMem_Boot. */
export const bootCode = {
  map: 'static void map(void) { REG(0x40021050) |= 1u << 8; REG(0xa0001000) = 0x01000000; REG(0xa0001004) = 23u << 16; REG(0xa0001000) |= 1; REG(0xa0001014) = 0x0d002503; }\n',
  jump: 'static void (*application)(void);\n__attribute__((noinline)) static void jump(uint32_t table) { application = (void (*)(void))REG(table + 4); __asm volatile ("msr msp, %0" :: "r"(REG(table))); application(); }\n',
} as const;
