/* SPDX-License-Identifier: MIT */
/*
 * Boot loader of an example: makes the external flash readable and starts the application.
 * What a board needs besides (pins, the commands that prepare its flash chip) is left out; examples/l476g-disco-qspi has it.
 */
#include "registers.h"

#define VECTOR_TABLE ((const volatile uint32_t *)HSPI_BASE)

typedef void (*entry_point)(void);

static void map_external_flash(void)
{
  RCC_AHB2ENR2 |= RCC_AHB2ENR2_HSPI1EN;
  (void)RCC_AHB2ENR2;

  HSPI1_DCR1 = 25UL << 16;
  HSPI1_CCR = 0x01003101UL; /* instruction, 32 bits of address and data on one line */
  HSPI1_IR = 0x13UL;          /* READ with four bytes of address */
  HSPI1_CR = 0x30000000UL | HSPI1_CR_EN; /* memory-mapped */
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
