/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32F412. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

/* Lies in the external flash; the display controller reads it there. */
__attribute__((section(".assets"))) const uint32_t picture[64] = {0x00FF00FFUL, 0xFF00FF00UL};

int main(void)
{
  toggles = picture[0] & 1UL;
  toggles += period;
  for (;;) {
  }
}
