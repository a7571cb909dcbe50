/* SPDX-License-Identifier: MIT */
/* System start-up of the STM32U5A9. */
#include "registers.h"

/* Wherever the linker put it. */
extern const uint32_t g_pfnVectors[];

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

void SystemInit(void)
{
  SCB_VTOR = (uint32_t)g_pfnVectors;
}
