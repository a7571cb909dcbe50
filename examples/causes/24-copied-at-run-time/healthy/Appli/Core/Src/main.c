/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32L4R9. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

/* Runs in the external flash, where main copies it first. */
__attribute__((section(".in_external"), noinline)) static uint32_t checksum(uint32_t value)
{
  return value ^ (value >> 16);
}

int main(void)
{
  toggles = checksum(period);
  toggles += period;
  for (;;) {
  }
}
