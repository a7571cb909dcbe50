/* SPDX-License-Identifier: MIT */
/*
 * Boot loader: makes the external flash readable at 0x90000000 and starts the application there, in the way of the widespread
 * ExtMem_Boot examples. It leaves VTOR alone.
 */
#include "external_flash.h"
#include "stm32l476_registers.h"
#include "tick.h"

#define APPLICATION_ADDRESS QUADSPI_BASE

typedef void (*reset_handler)(void);

/* Not on the stack: the stack pointer changes before the jump. */
static reset_handler jump_to_application;

static inline void set_main_stack_pointer(uint32_t top)
{
  __asm volatile("msr msp, %0" : : "r"(top) : "memory");
}

int main(void)
{
  tick_start();
  external_flash_map();

  /* The application starts its own tick. */
  tick_stop();

  jump_to_application = (reset_handler)(*(volatile uint32_t *)(APPLICATION_ADDRESS + 4UL));
  set_main_stack_pointer(*(volatile uint32_t *)APPLICATION_ADDRESS);
  jump_to_application();

  for (;;) {
  }
}
