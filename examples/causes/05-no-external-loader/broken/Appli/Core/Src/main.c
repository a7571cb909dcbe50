/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32F412. */
#include "registers.h"

static uint32_t period = 250; /* ticks; a variable with an initial value, so that the copy loop has work */
static uint32_t toggles;
static volatile uint32_t ticks;

void SysTick_Handler(void)
{
  ticks++;
}

/* Lies in the external flash; the display controller reads it there. */
__attribute__((section(".assets"))) const uint32_t picture[64] = {0x00FF00FFUL, 0xFF00FF00UL};

int main(void)
{
  toggles = picture[0] & 1UL;
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
