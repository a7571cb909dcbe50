/* SPDX-License-Identifier: MIT */
/*
 * System start-up, in the manner of the templates of the STM32F4 device package since 2.6.6: the vector table stays where it is
 * unless the project defines USER_VECT_TAB_ADDRESS.
 */
#include "system.h"

#include "stm32f411_registers.h"

/* #define USER_VECT_TAB_ADDRESS */

#if defined(USER_VECT_TAB_ADDRESS)
#define VECT_TAB_BASE_ADDRESS FLASH_BASE
#define VECT_TAB_OFFSET       0x00000000UL
#endif

uint32_t SystemCoreClock = 16000000UL; /* HSI, as after reset */

void SystemInit(void)
{
#if defined(USER_VECT_TAB_ADDRESS)
  SCB->VTOR = VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET;
#endif

  SCB_CPACR |= SCB_CPACR_FPU_FULL_ACCESS;
}
