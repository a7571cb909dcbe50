/* SPDX-License-Identifier: MIT */
/*
 * Boot loader of an example: makes the external flash readable and starts the application.
 * What a board needs besides (pins, the commands that prepare its flash chip) is left out; examples/l476g-disco-qspi has it.
 */
#include "registers.h"

#define VECTOR_TABLE ((const volatile uint32_t *)QSPI_BASE)

typedef void (*entry_point)(void);

static void map_external_flash(void)
{
  RCC_AHB3ENR |= RCC_AHB3ENR_QUADSPIEN;
  (void)RCC_AHB3ENR;

  QUADSPI_DCR = 23UL << 16;
  QUADSPI_CR = QUADSPI_CR_EN;
  QUADSPI_CCR = 0x0D002503UL; /* memory-mapped: READ, all on one line */
}

/* Not on the stack: the stack pointer changes before the jump. */
static entry_point application;

static void start_application(void)
{
  application = (entry_point)VECTOR_TABLE[1];
  __asm volatile("msr msp, %0" : : "r"(VECTOR_TABLE[0]) : "memory");
  application();
}

int main(void)
{
  map_external_flash();
  start_application();
  for (;;) {
  }
}
