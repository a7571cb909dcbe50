import { shortName, type Part } from './part.js';

/** Handlers that a program may define itself. */
const handlers = ['NMI', 'HardFault', 'MemManage', 'BusFault', 'UsageFault', '', '', '', '', 'SVC', 'DebugMon', '', 'PendSV', 'SysTick'];

/** Core/Startup/startup_….s: vector table, Reset_Handler, Default_Handler, under the names that ST's files use. */
export function startupFile(part: Part): string {
  return `/* SPDX-License-Identifier: MIT */
/* Start-up code and vector table of the ${shortName(part)} for GCC. */
  .syntax unified
  .thumb

  .macro handler name
  .word \\name
  .weak \\name
  .thumb_set \\name, Default_Handler
  .endm

  .section .text.Reset_Handler, "ax", %progbits
  .global Reset_Handler
  .type Reset_Handler, %function
  .thumb_func
Reset_Handler:
  ldr r0, =_estack
  mov sp, r0
  bl SystemInit

  /* Copy .data from where it is loaded to where it runs. */
  ldr r0, =_sdata
  ldr r1, =_edata
  ldr r2, =_sidata
  b copy_check
copy_word:
  ldr r3, [r2], #4
  str r3, [r0], #4
copy_check:
  cmp r0, r1
  bcc copy_word

  /* Zero .bss. */
  ldr r0, =_sbss
  ldr r1, =_ebss
  movs r2, #0
  b zero_check
zero_word:
  str r2, [r0], #4
zero_check:
  cmp r0, r1
  bcc zero_word

  bl main
stop:
  b stop
  .size Reset_Handler, . - Reset_Handler

  .section .text.Default_Handler, "ax", %progbits
  .global Default_Handler
  .type Default_Handler, %function
  .thumb_func
Default_Handler:
  b Default_Handler
  .size Default_Handler, . - Default_Handler

  .section .isr_vector, "a", %progbits
  .global g_pfnVectors
  .type g_pfnVectors, %object
g_pfnVectors:
  .word _estack
  .word Reset_Handler
${handlers.map((name) => (name === '' ? '  .word 0' : `  handler ${name}_Handler`)).join('\n')}

  /* No interrupt of the device is used. */
  .rept ${part.interrupts}
  .word Default_Handler
  .endr
  .size g_pfnVectors, . - g_pfnVectors
`;
}
