/* SPDX-License-Identifier: MIT */
#include "tick.h"

#include "stm32f411_registers.h"
#include "system.h"

static volatile uint32_t milliseconds_since_start;

void tick_start(void)
{
  SysTick->LOAD = SystemCoreClock / 1000U - 1U;
  SysTick->VAL = 0;
  SysTick->CTRL = SYSTICK_CTRL_CLKSOURCE | SYSTICK_CTRL_TICKINT | SYSTICK_CTRL_ENABLE;
}

void tick_stop(void)
{
  SysTick->CTRL = 0;
}

void tick_increment(void)
{
  milliseconds_since_start++;
}

uint32_t tick_now(void)
{
  return milliseconds_since_start;
}

void tick_delay(uint32_t milliseconds)
{
  uint32_t start = tick_now();
  while (tick_now() - start < milliseconds) {
  }
}
