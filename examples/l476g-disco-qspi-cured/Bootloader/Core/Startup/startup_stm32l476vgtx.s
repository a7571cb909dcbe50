/* SPDX-License-Identifier: MIT */
/*
 * Start-up code and vector table of the STM32L476 for GCC.
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

  /* 82 interrupts of the STM32L476 */
  handler WWDG_IRQHandler
  handler PVD_PVM_IRQHandler
  handler TAMP_STAMP_IRQHandler
  handler RTC_WKUP_IRQHandler
  handler FLASH_IRQHandler
  handler RCC_IRQHandler
  handler EXTI0_IRQHandler
  handler EXTI1_IRQHandler
  handler EXTI2_IRQHandler
  handler EXTI3_IRQHandler
  handler EXTI4_IRQHandler
  handler DMA1_Channel1_IRQHandler
  handler DMA1_Channel2_IRQHandler
  handler DMA1_Channel3_IRQHandler
  handler DMA1_Channel4_IRQHandler
  handler DMA1_Channel5_IRQHandler
  handler DMA1_Channel6_IRQHandler
  handler DMA1_Channel7_IRQHandler
  handler ADC1_2_IRQHandler
  handler CAN1_TX_IRQHandler
  handler CAN1_RX0_IRQHandler
  handler CAN1_RX1_IRQHandler
  handler CAN1_SCE_IRQHandler
  handler EXTI9_5_IRQHandler
  handler TIM1_BRK_TIM15_IRQHandler
  handler TIM1_UP_TIM16_IRQHandler
  handler TIM1_TRG_COM_TIM17_IRQHandler
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
  handler USART3_IRQHandler
  handler EXTI15_10_IRQHandler
  handler RTC_Alarm_IRQHandler
  handler DFSDM1_FLT3_IRQHandler
  handler TIM8_BRK_IRQHandler
  handler TIM8_UP_IRQHandler
  handler TIM8_TRG_COM_IRQHandler
  handler TIM8_CC_IRQHandler
  handler ADC3_IRQHandler
  handler FMC_IRQHandler
  handler SDMMC1_IRQHandler
  handler TIM5_IRQHandler
  handler SPI3_IRQHandler
  handler UART4_IRQHandler
  handler UART5_IRQHandler
  handler TIM6_DAC_IRQHandler
  handler TIM7_IRQHandler
  handler DMA2_Channel1_IRQHandler
  handler DMA2_Channel2_IRQHandler
  handler DMA2_Channel3_IRQHandler
  handler DMA2_Channel4_IRQHandler
  handler DMA2_Channel5_IRQHandler
  handler DFSDM1_FLT0_IRQHandler
  handler DFSDM1_FLT1_IRQHandler
  handler DFSDM1_FLT2_IRQHandler
  handler COMP_IRQHandler
  handler LPTIM1_IRQHandler
  handler LPTIM2_IRQHandler
  handler OTG_FS_IRQHandler
  handler DMA2_Channel6_IRQHandler
  handler DMA2_Channel7_IRQHandler
  handler LPUART1_IRQHandler
  handler QUADSPI_IRQHandler
  handler I2C3_EV_IRQHandler
  handler I2C3_ER_IRQHandler
  handler SAI1_IRQHandler
  handler SAI2_IRQHandler
  handler SWPMI1_IRQHandler
  handler TSC_IRQHandler
  handler LCD_IRQHandler
  .word 0
  handler RNG_IRQHandler
  handler FPU_IRQHandler
  .size g_pfnVectors, . - g_pfnVectors
