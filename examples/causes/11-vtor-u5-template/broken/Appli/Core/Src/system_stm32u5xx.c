/* SPDX-License-Identifier: MIT */
/* System start-up of the STM32U575. In the manner of this family: VTOR is always written. */
#include "registers.h"

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
  SCB_VTOR = FLASH_BASE | 0x00000000UL; /* VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET */
}
