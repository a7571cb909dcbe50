/* SPDX-License-Identifier: MIT */
/*
 * System start-up, in the manner of the templates of the STM32L4 device package since 1.7.1: the vector table stays where it is
 * unless the project defines USER_VECT_TAB_ADDRESS.
 */
#include "system.h"

#include "stm32l476_registers.h"

/* #define USER_VECT_TAB_ADDRESS */

#if defined(USER_VECT_TAB_ADDRESS)
#define VECT_TAB_BASE_ADDRESS FLASH_BASE
#define VECT_TAB_OFFSET       0x00000000UL
#endif

uint32_t SystemCoreClock = 4000000UL; /* MSI, as after reset */

void SystemInit(void)
{
#if defined(USER_VECT_TAB_ADDRESS)
  SCB->VTOR = VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET;
#endif

  SCB_CPACR |= SCB_CPACR_FPU_FULL_ACCESS;
}
