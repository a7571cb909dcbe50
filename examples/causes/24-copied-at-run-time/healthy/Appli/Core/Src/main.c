/* SPDX-License-Identifier: MIT */
/* Runs from the internal flash of the STM32L4R9. */
#include "registers.h"

static uint32_t period = 250; /* has an initial value, so that the copy loop has work */
static volatile uint32_t toggles;

/* Bounds of the routine: where it is kept, and where it runs. */
extern const uint32_t _sicopy[], _scopy[], _ecopy[];

/* Runs in the external flash. */
__attribute__((section(".in_external"), noinline)) static uint32_t checksum(uint32_t value)
{
  return value ^ (value >> 16);
}

/* Writes the routine into the external flash, and maps it. The commands that erase and program a chip are left out. */
static void program_external_flash(void)
{
  RCC_AHB3ENR |= RCC_AHB3ENR_OCTOSPI1EN;
  (void)RCC_AHB3ENR;

  OCTOSPI1_CR = OCTOSPI1_CR_EN;
  for (const uint32_t *to = _scopy, *from = _sicopy; to < _ecopy; to++) {
    OCTOSPI1_DR = *from++;
  }

  OCTOSPI1_DCR1 = 25UL << 16;
  OCTOSPI1_CCR = 0x01003101UL; /* instruction, 32 bits of address and data on one line */
  OCTOSPI1_IR = 0x13UL;          /* READ with four bytes of address */
  OCTOSPI1_CR = 0x30000000UL | OCTOSPI1_CR_EN; /* memory-mapped */
}

int main(void)
{
  program_external_flash();
  toggles = checksum(period);
  toggles += period;
  for (;;) {
  }
}
