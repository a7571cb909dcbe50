/* SPDX-License-Identifier: MIT */
/* Application: runs in place from the external flash. */
#include "registers.h"

static uint32_t period = 250; /* ticks; a variable with an initial value, so that the copy loop has work */
static uint32_t toggles;
static volatile uint32_t ticks;

void SysTick_Handler(void)
{
  ticks++;
}

/* The pictures in the external flash: read only, never executed. */
static void MPU_Config(void)
{
  MPU_RNR = 0;
  MPU_RBAR = 0x90200000UL;
  MPU_RASR = 0x16000029UL; /* 2 MB, read only, execute-never, on */
  MPU_CTRL = 5UL;          /* on, with the default map as background */
  __asm volatile("dsb\n\tisb" : : : "memory");
}

int main(void)
{
  MPU_Config();

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
