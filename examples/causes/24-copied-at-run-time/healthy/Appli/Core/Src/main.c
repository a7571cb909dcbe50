/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32L4R9. */
#include "registers.h"

static uint32_t period = 250; /* ticks; a variable with an initial value, so that the copy loop has work */
static uint32_t toggles;
static volatile uint32_t ticks;

void SysTick_Handler(void)
{
  ticks++;
}

/* Runs in the external flash, where main copies it first. */
__attribute__((section(".in_external"), noinline)) static uint32_t checksum(uint32_t value)
{
  return value ^ (value >> 16);
}

int main(void)
{
  toggles = checksum(period);
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
