/* SPDX-License-Identifier: MIT */
#ifndef SYSTEM_H
#define SYSTEM_H

#include <stdint.h>

/* Frequency of the core in hertz. */
extern uint32_t SystemCoreClock;

/* Called by Reset_Handler before .data and .bss exist: uses no variables. */
void SystemInit(void);

#endif
