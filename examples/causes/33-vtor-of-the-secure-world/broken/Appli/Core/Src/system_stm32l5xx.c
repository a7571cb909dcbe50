/* SPDX-License-Identifier: MIT */
/* System start-up of the STM32L562. */
#include "registers.h"

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
  /* FLASH_BASE_S, which a secure program gets as FLASH_BASE. */
  SCB_VTOR = 0x0C000000UL;
}
