/* SPDX-License-Identifier: MIT */
/* Application: runs in place from the external flash. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

static void MX_OCTOSPI1_Init(void)
{
  OCTOSPI1_CR = 0;
  OCTOSPI1_DCR1 = 25UL << 16;
  OCTOSPI1_CR = OCTOSPI1_CR_EN;
}

int main(void)
{
  MX_OCTOSPI1_Init();

  toggles += period;
  for (;;) {
  }
}
