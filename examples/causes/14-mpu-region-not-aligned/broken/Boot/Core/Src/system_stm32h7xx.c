/* SPDX-License-Identifier: MIT */
/* System start-up of the STM32H750. */
#include "registers.h"

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
  /* VTOR stays as it is. */
}
