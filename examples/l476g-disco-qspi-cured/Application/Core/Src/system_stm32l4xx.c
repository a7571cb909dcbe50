/* SPDX-License-Identifier: MIT */
/* System start-up: the vector table is where the linker put it. */
#include "system.h"

#include "stm32l476_registers.h"

extern const uint32_t g_pfnVectors[];

uint32_t SystemCoreClock = 4000000UL; /* MSI, as after reset */

void SystemInit(void)
{
  SCB_CPACR |= SCB_CPACR_FPU_FULL_ACCESS;
  SCB->VTOR = (uint32_t)&g_pfnVectors;
}
