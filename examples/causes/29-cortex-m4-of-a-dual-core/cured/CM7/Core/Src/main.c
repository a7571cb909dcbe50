/* SPDX-License-Identifier: MIT */
/*
 * Program of the first core of an example: makes the external flash readable for the second one.
 * What a board needs besides (pins, the commands that prepare its flash chip) is left out; examples/l476g-disco-qspi has it.
 */
#include "registers.h"

static void map_external_flash(void)
{
  RCC_AHB3ENR |= RCC_AHB3ENR_QUADSPIEN;
  (void)RCC_AHB3ENR;

  QUADSPI_DCR = 23UL << 16;
  QUADSPI_CR = QUADSPI_CR_EN;
  QUADSPI_CCR = 0x0D002503UL; /* memory-mapped: READ, all on one line */
}

int main(void)
{
  map_external_flash();
  for (;;) {
  }
}
