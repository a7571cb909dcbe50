/* SPDX-License-Identifier: MIT */
/* System start-up of the STM32L496. As in the templates of the device package before VTOR was left alone. */
#include "registers.h"

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
  SCB_VTOR = FLASH_BASE | 0x00000000UL;
}
