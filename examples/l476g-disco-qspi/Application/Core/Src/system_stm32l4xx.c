/* SPDX-License-Identifier: MIT */
/*
 * System start-up, in the manner of the templates of the STM32L4 device package before 1.7.1: clocks back to their reset state, and
 * the vector table at the start of the internal flash, wherever the program is linked.
 */
#include "system.h"

#include "stm32l476_registers.h"

#define VECT_TAB_OFFSET 0x00000000UL /* a multiple of 0x200 */

uint32_t SystemCoreClock = 4000000UL; /* MSI, as after reset */

void SystemInit(void)
{
  SCB_CPACR |= SCB_CPACR_FPU_FULL_ACCESS;

  RCC->CR |= RCC_CR_MSION;
  RCC->CFGR = 0;
  RCC->CR &= ~(RCC_CR_HSEON | RCC_CR_CSSON | RCC_CR_PLLON);
  RCC->PLLCFGR = 0x00001000UL;
  RCC->CR &= ~RCC_CR_HSEBYP;
  RCC->CIER = 0;

  SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;
}
