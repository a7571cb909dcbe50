/* SPDX-License-Identifier: MIT */
/* A millisecond counter on SysTick, and a delay that waits for it. */
#ifndef TICK_H
#define TICK_H

#include <stdint.h>

void tick_start(void);
void tick_stop(void);
uint32_t tick_now(void);

/* Returns after the given number of milliseconds. Never returns if SysTick_Handler does not run. */
void tick_delay(uint32_t milliseconds);

/* Called by SysTick_Handler, once a millisecond. */
void tick_increment(void);

#endif
