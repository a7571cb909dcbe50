/* SPDX-License-Identifier: MIT */
/* Application: runs in place from the external flash. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;
static volatile uint32_t ticks;

void SysTick_Handler(void)
{
  ticks++;
}

int main(void)
{
  SYST_RVR = 3999UL;
  SYST_CVR = 0;
  SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;

  for (uint32_t last = 0;;) {
    if (ticks - last >= period) {
      last = ticks;
      toggles++;
    }
  }
}
