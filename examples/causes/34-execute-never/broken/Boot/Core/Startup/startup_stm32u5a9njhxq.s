/* SPDX-License-Identifier: MIT */
/* Start-up code and vector table of the STM32U5A9 for GCC. */
  .syntax unified
  .thumb

  .macro handler name
  .word \name
  .weak \name
  .thumb_set \name, Default_Handler
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
  handler NMI_Handler
  handler HardFault_Handler
  handler MemManage_Handler
  handler BusFault_Handler
  handler UsageFault_Handler
  .word 0
  .word 0
  .word 0
  .word 0
  handler SVC_Handler
  handler DebugMon_Handler
  .word 0
  handler PendSV_Handler
  handler SysTick_Handler

  /* No interrupt of the device is used. */
  .rept 139
  .word Default_Handler
  .endr
  .size g_pfnVectors, . - g_pfnVectors
