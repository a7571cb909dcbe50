/* SPDX-License-Identifier: MIT */
#include "tick.h"

void SysTick_Handler(void)
{
  tick_increment();
}

void HardFault_Handler(void)
{
  for (;;) {
  }
}
