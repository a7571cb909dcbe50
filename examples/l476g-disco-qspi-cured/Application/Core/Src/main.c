/* SPDX-License-Identifier: MIT */
/* Application: runs from the external flash, shown at 0x00000000, and toggles the two LEDs of the 32L476GDISCOVERY. */
#include "stm32l476_registers.h"
#include "tick.h"

#define LD4_PIN 2UL /* PB2, red */
#define LD5_PIN 8UL /* PE8, green */

static uint32_t blink_period = 250; /* milliseconds */
static uint32_t toggles;

static void leds_start(void)
{
  RCC->AHB2ENR |= RCC_AHB2ENR_GPIOBEN | RCC_AHB2ENR_GPIOEEN;
  (void)RCC->AHB2ENR;

  GPIOB->MODER = (GPIOB->MODER & ~(3UL << (2 * LD4_PIN))) | (1UL << (2 * LD4_PIN));
  GPIOE->MODER = (GPIOE->MODER & ~(3UL << (2 * LD5_PIN))) | (1UL << (2 * LD5_PIN));
}

static void leds_toggle(void)
{
  GPIOB->ODR ^= 1UL << LD4_PIN;
  GPIOE->ODR ^= 1UL << LD5_PIN;
  toggles++;
}

int main(void)
{
  /* The boot loader hands over with interrupts off. */
  __asm volatile("cpsie i" : : : "memory");

  leds_start();
  tick_start();

  for (;;) {
    leds_toggle();
    tick_delay(blink_period);
  }
}
