/* SPDX-License-Identifier: MIT */
/* Application: programmed into the external flash, and run where the part shows it at 0. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

int main(void)
{
  toggles += period;
  for (;;) {
  }
}
