/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32F446. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

int main(void)
{
  toggles += period;
  for (;;) {
  }
}
