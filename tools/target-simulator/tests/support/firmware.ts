import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from '@qspi-doctor/testkit';

/** A bootloader in internal flash and an application in external flash, for one device. */
export interface Firmware {
  readonly bootloader: string;
  readonly application: string;
}

export interface FirmwareOptions {
  readonly cpu: 'cortex-m4' | 'cortex-m7' | 'cortex-m33';
  readonly controller: 'quadspi' | 'octospi';
  /** Base of the controller's registers. */
  readonly registers: number;
}

/** The controller in memory-mapped mode: QUADSPI by FMODE of CCR, OCTOSPI by FMODE of CR. */
const bootloaderSource = `
#define WORD(address) (*(volatile unsigned *)(address))
extern unsigned stack_top;
void Reset_Handler(void)
{
#ifdef OCTOSPI
  WORD(REGISTERS + 0x100) = 0x01002101;
  WORD(REGISTERS + 0x110) = 0x03;
  WORD(REGISTERS) = 0x30000001;
#else
  WORD(REGISTERS) = 1;
  WORD(REGISTERS + 0x14) = 0x0d002503;
#endif
  unsigned entry = WORD(0x90000004);
  __asm volatile("msr msp, %0\\n\\tbx %1" : : "r"(WORD(0x90000000)), "r"(entry));
  for (;;) { }
}
void Fault_Handler(void) { for (;;) { } }
__attribute__((section(".vectors"), used)) void *const vectors[16] = { &stack_top, Reset_Handler, Fault_Handler, Fault_Handler };
`;

const applicationSource = `
extern unsigned stack_top;
unsigned counter;
__attribute__((noinline)) void work(void) { counter += 3; }
int main(void)
{
  work();
  for (;;) {
    work();
    counter ^= 1;
  }
}
extern void *const vectors[16];
void Reset_Handler(void)
{
  *(volatile unsigned *)0xE000ED08 = (unsigned)vectors;
  counter = 0;
  main();
  for (;;) { }
}
void Fault_Handler(void) { for (;;) { } }
__attribute__((section(".vectors"), used)) void *const vectors[16] = { &stack_top, Reset_Handler, Fault_Handler, Fault_Handler };
`;

const script = (origin: number): string => `
ENTRY(Reset_Handler)
MEMORY { CODE (rx) : ORIGIN = ${origin}, LENGTH = 64K  RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 32K }
stack_top = ORIGIN(RAM) + LENGTH(RAM);
SECTIONS { .text : { KEEP(*(.vectors)) *(.text*) *(.rodata*) } > CODE  .bss (NOLOAD) : { *(.bss*) *(COMMON) } > RAM  /DISCARD/ : { *(.ARM.exidx*) } }
`;

/** Builds both into a folder of their own, and removes it when `use` returns. */
export async function withFirmware<T>({ cpu, controller, registers }: FirmwareOptions, use: (firmware: Firmware) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-firmware-'));
  const build = (name: string, source: string, origin: number): string => {
    const at = (ending: string): string => path.join(folder, `${name}.${ending}`);
    writeFileSync(at('c'), source);
    writeFileSync(at('ld'), script(origin));
    const defines = [`-DREGISTERS=${registers}u`, ...(controller === 'octospi' ? ['-DOCTOSPI'] : [])];
    runTool(
      'arm-none-eabi-gcc',
      [`-mcpu=${cpu}`, '-mthumb', '-ffreestanding', '-nostdlib', '-g', '-O0', ...defines, '-T', at('ld'), '-o', at('elf'), at('c')],
      { cwd: folder },
    );
    return at('elf');
  };
  try {
    mkdirSync(folder, { recursive: true });
    return await use({ bootloader: build('bootloader', bootloaderSource, 0x08000000), application: build('application', applicationSource, 0x90000000) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
