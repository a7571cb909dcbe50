/* SPDX-License-Identifier: MIT */
/*
 * Boot loader of an example: makes the external flash readable and starts the application.
 * What a board needs besides (pins, the commands that prepare its flash chip) is left out; examples/l476g-disco-qspi has it.
 */
#include "registers.h"

#define VECTOR_TABLE ((const volatile uint32_t *)OSPI_BASE)

typedef void (*entry_point)(void);

/* HSI (64 MHz) / 32 * 100 / 2 by PLL1; the external flash is clocked by the bus. */
static void SystemClock_Config(void)
{
  RCC_CR |= 1UL << 0; /* HSI on */
  RCC_PLLCKSELR = 32UL << 4;
  RCC_PLL1DIVR = (1UL << 24) | (1UL << 16) | (1UL << 9) | 99UL;
  RCC_D1CFGR = 8UL; /* HPRE: bus clock is half of it */
  RCC_CR |= 1UL << 24; /* PLL1 on */
  RCC_CFGR = 3UL; /* system clock from PLL1 */
}

static void map_external_flash(void)
{
  RCC_AHB3ENR |= RCC_AHB3ENR_OCTOSPI1EN;
  (void)RCC_AHB3ENR;

  OCTOSPI1_DCR1 = 25UL << 16;
  OCTOSPI1_CCR = 0x01003101UL; /* instruction, 32 bits of address and data on one line */
  OCTOSPI1_IR = 0x13UL;          /* READ with four bytes of address */
  OCTOSPI1_CR = 0x30000000UL | OCTOSPI1_CR_EN; /* memory-mapped */
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
  SystemClock_Config();
  map_external_flash();
  start_application();
  for (;;) {
  }
}
