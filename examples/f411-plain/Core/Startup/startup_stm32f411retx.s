/* SPDX-License-Identifier: MIT */
/*
 * Start-up code and vector table of the STM32F411 for GCC.
 * The names (g_pfnVectors, Reset_Handler, Default_Handler, _sidata, _sbss, ...) are the ones that the linker script and debuggers expect.
 */
  .syntax unified
  .cpu cortex-m4
  .fpu softvfp
  .thumb

/* A row of the vector table: a handler that the program may define itself, else Default_Handler. */
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

  bl __libc_init_array
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

  /* 86 interrupts of the STM32F411 */
  handler WWDG_IRQHandler
  handler PVD_IRQHandler
  handler TAMP_STAMP_IRQHandler
  handler RTC_WKUP_IRQHandler
  handler FLASH_IRQHandler
  handler RCC_IRQHandler
  handler EXTI0_IRQHandler
  handler EXTI1_IRQHandler
  handler EXTI2_IRQHandler
  handler EXTI3_IRQHandler
  handler EXTI4_IRQHandler
  handler DMA1_Stream0_IRQHandler
  handler DMA1_Stream1_IRQHandler
  handler DMA1_Stream2_IRQHandler
  handler DMA1_Stream3_IRQHandler
  handler DMA1_Stream4_IRQHandler
  handler DMA1_Stream5_IRQHandler
  handler DMA1_Stream6_IRQHandler
  handler ADC_IRQHandler
  .word 0
  .word 0
  .word 0
  .word 0
  handler EXTI9_5_IRQHandler
  handler TIM1_BRK_TIM9_IRQHandler
  handler TIM1_UP_TIM10_IRQHandler
  handler TIM1_TRG_COM_TIM11_IRQHandler
  handler TIM1_CC_IRQHandler
  handler TIM2_IRQHandler
  handler TIM3_IRQHandler
  handler TIM4_IRQHandler
  handler I2C1_EV_IRQHandler
  handler I2C1_ER_IRQHandler
  handler I2C2_EV_IRQHandler
  handler I2C2_ER_IRQHandler
  handler SPI1_IRQHandler
  handler SPI2_IRQHandler
  handler USART1_IRQHandler
  handler USART2_IRQHandler
  .word 0
  handler EXTI15_10_IRQHandler
  handler RTC_Alarm_IRQHandler
  handler OTG_FS_WKUP_IRQHandler
  .word 0
  .word 0
  .word 0
  .word 0
  handler DMA1_Stream7_IRQHandler
  .word 0
  handler SDIO_IRQHandler
  handler TIM5_IRQHandler
  handler SPI3_IRQHandler
  .word 0
  .word 0
  .word 0
  .word 0
  handler DMA2_Stream0_IRQHandler
  handler DMA2_Stream1_IRQHandler
  handler DMA2_Stream2_IRQHandler
  handler DMA2_Stream3_IRQHandler
  handler DMA2_Stream4_IRQHandler
  .word 0
  .word 0
  .word 0
  .word 0
  .word 0
  .word 0
  handler OTG_FS_IRQHandler
  handler DMA2_Stream5_IRQHandler
  handler DMA2_Stream6_IRQHandler
  handler DMA2_Stream7_IRQHandler
  handler USART6_IRQHandler
  handler I2C3_EV_IRQHandler
  handler I2C3_ER_IRQHandler
  .word 0
  .word 0
  .word 0
  .word 0
  .word 0
  .word 0
  .word 0
  handler FPU_IRQHandler
  .word 0
  .word 0
  handler SPI4_IRQHandler
  handler SPI5_IRQHandler
  .size g_pfnVectors, . - g_pfnVectors
