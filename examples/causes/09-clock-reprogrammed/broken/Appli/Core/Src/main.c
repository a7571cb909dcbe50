/* SPDX-License-Identifier: MIT */
/* Application: runs in place from the external flash. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

/* HSI (64 MHz) / 32 * 200 / 2 by PLL1; the external flash is clocked by the bus. */
static void SystemClock_Config(void)
{
  RCC_CR |= 1UL << 0; /* HSI on */
  RCC_PLLCKSELR = 32UL << 4;
  RCC_PLL1DIVR = (1UL << 24) | (1UL << 16) | (1UL << 9) | 199UL;
  RCC_D1CFGR = 8UL; /* HPRE: bus clock is half of it */
  RCC_CR |= 1UL << 24; /* PLL1 on */
  RCC_CFGR = 3UL; /* system clock from PLL1 */
}

int main(void)
{
  SystemClock_Config();

  toggles += period;
  for (;;) {
  }
}
