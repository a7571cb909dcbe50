/* SPDX-License-Identifier: MIT */
#include "external_flash.h"

#include "stm32l476_registers.h"

/*
 * N25Q128A on the first boards, MX25R6435F on later ones. Both know READ (03h): one line, 24-bit address, no dummy cycles, in any
 * state they can be left in after a reset command. Slow, but the same for both.
 */
#define FLASH_READ         0x03UL
#define FLASH_RESET_ENABLE 0x66UL
#define FLASH_RESET_MEMORY 0x99UL

#define FLASH_ADDRESS_BITS 24 /* 16 Mbyte */

#define PIN_FIRST 10 /* PE10 CLK, PE11 NCS, PE12 to PE15 IO0 to IO3 */
#define PIN_LAST  15
#define AF10      10UL

static void connect_pins(void)
{
  RCC->AHB2ENR |= RCC_AHB2ENR_GPIOEEN;
  (void)RCC->AHB2ENR; /* the clock needs two cycles before the port answers */

  for (uint32_t pin = PIN_FIRST; pin <= PIN_LAST; pin++) {
    GPIOE->AFRH = (GPIOE->AFRH & ~(0xFUL << (4 * (pin - 8)))) | (AF10 << (4 * (pin - 8)));
    GPIOE->OSPEEDR |= 3UL << (2 * pin);
    GPIOE->PUPDR &= ~(3UL << (2 * pin));
    GPIOE->MODER = (GPIOE->MODER & ~(3UL << (2 * pin))) | (2UL << (2 * pin));
  }
}

static void wait_until_idle(void)
{
  while (QUADSPI->SR & QUADSPI_SR_BUSY) {
  }
}

static void send_command(uint32_t command)
{
  wait_until_idle();
  QUADSPI->CCR = QUADSPI_CCR_IMODE_SINGLE | command;
  wait_until_idle();
}

static void wait_for_flash_reset(void)
{
  /* 40 microseconds at least: 100 turns of this loop take longer at 4 MHz. */
  for (volatile uint32_t turns = 0; turns < 100; turns++) {
  }
}

void external_flash_map(void)
{
  connect_pins();

  RCC->AHB3ENR |= RCC_AHB3ENR_QSPIEN;
  (void)RCC->AHB3ENR;

  QUADSPI->CR = 0;
  QUADSPI->DCR = ((FLASH_ADDRESS_BITS - 1UL) << QUADSPI_DCR_FSIZE_Pos) | (1UL << QUADSPI_DCR_CSHT_Pos);
  QUADSPI->CR = (1UL << QUADSPI_CR_PRESCALER_Pos) | QUADSPI_CR_EN;

  send_command(FLASH_RESET_ENABLE);
  send_command(FLASH_RESET_MEMORY);
  wait_for_flash_reset();

  QUADSPI->CCR = QUADSPI_CCR_FMODE_MEMORY_MAPPED | QUADSPI_CCR_DMODE_SINGLE | QUADSPI_CCR_ADSIZE_24_BIT | QUADSPI_CCR_ADMODE_SINGLE |
                 QUADSPI_CCR_IMODE_SINGLE | FLASH_READ;
}
