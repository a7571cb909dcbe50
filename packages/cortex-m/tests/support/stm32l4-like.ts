import type { MachineMemory } from '../../src/index.js';

/** The memories of an STM32L4 with 1 MB of flash and an external flash at 0x90000000. */
export const l4Memories: readonly MachineMemory[] = [
  { name: 'FLASH', kind: 'flash', origin: 0x08000000, length: 0x100000, writable: false },
  { name: 'RAM', kind: 'ram', origin: 0x20000000, length: 0x18000, writable: true },
  { name: 'RAM2', kind: 'ram', origin: 0x10000000, length: 0x8000, writable: true },
  { name: 'QUADSPI', kind: 'external', origin: 0x90000000, length: 0x1000000, writable: false },
  { name: 'SYSTEM', kind: 'system', origin: 0x1fff0000, length: 0x10000, writable: false },
];

export function linkerScript(flash: number, ram = 0x20000000): string {
  return `
    ENTRY(Reset_Handler)
    MEMORY { FLASH (rx) : ORIGIN = ${flash}, LENGTH = 512K
             RAM (rwx) : ORIGIN = ${ram}, LENGTH = 64K }
    _estack = ORIGIN(RAM) + LENGTH(RAM);
    SECTIONS {
      .isr_vector : { KEEP(*(.isr_vector)) . = ALIGN(4); } >FLASH
      .text : { *(.text*) *(.rodata*) . = ALIGN(4); } >FLASH
      .init_array : { __init_array_start = .; KEEP(*(.init_array*)) __init_array_end = .; . = ALIGN(4); } >FLASH
      _sidata = LOADADDR(.data);
      .data : { _sdata = .; *(.data*) . = ALIGN(4); _edata = .; } >RAM AT>FLASH
      .bss : { _sbss = .; *(.bss*) *(COMMON) . = ALIGN(4); _ebss = .; } >RAM
      /DISCARD/ : { *(.ARM.exidx*) *(.ARM.attributes.none) }
    }`;
}

/** A start-up in the manner of CubeIDE's, in assembler. */
export const startup = `
  .syntax unified
  .thumb
  .section .isr_vector,"a",%progbits
  .global g_pfnVectors
g_pfnVectors:
  .word _estack, Reset_Handler, Default_Handler, HardFault_Handler, Default_Handler, Default_Handler, Default_Handler
  .word 0, 0, 0, 0, SVC_Handler, Default_Handler, 0, PendSV_Handler, SysTick_Handler
  .rept 82
  .word Default_Handler
  .endr
  .text
  .thumb_func
  .global Reset_Handler
  .type Reset_Handler, %function
Reset_Handler:
  ldr sp, =_estack
  bl SystemInit
  ldr r0, =_sdata
  ldr r1, =_edata
  ldr r2, =_sidata
  movs r3, #0
  b LoopCopyDataInit
CopyDataInit:
  ldr r4, [r2, r3]
  str r4, [r0, r3]
  adds r3, r3, #4
LoopCopyDataInit:
  adds r4, r0, r3
  cmp r4, r1
  bcc CopyDataInit
  ldr r2, =_sbss
  ldr r4, =_ebss
  movs r3, #0
  b LoopFillZerobss
FillZerobss:
  str r3, [r2]
  adds r2, r2, #4
LoopFillZerobss:
  cmp r2, r4
  bcc FillZerobss
  bl RunConstructors
  bl main
LoopForever:
  b LoopForever
  .thumb_func
  .weak Default_Handler
  .type Default_Handler, %function
Default_Handler:
  b Default_Handler
  .weak HardFault_Handler
  .thumb_set HardFault_Handler, Default_Handler
  .weak SVC_Handler
  .thumb_set SVC_Handler, Default_Handler
  .weak PendSV_Handler
  .thumb_set PendSV_Handler, Default_Handler
  .weak SysTick_Handler
  .thumb_set SysTick_Handler, Default_Handler
`;

export const systemC = `
typedef unsigned int u32;
#define REG(a) (*(volatile u32 *)(a))
extern void (*__init_array_start[])(void), (*__init_array_end[])(void);
void RunConstructors(void) { for (void (**f)(void) = __init_array_start; f < __init_array_end; f++) (*f)(); }
extern u32 g_pfnVectors[];
`;
