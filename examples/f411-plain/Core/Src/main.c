/* SPDX-License-Identifier: MIT */
/* Blinks LD2 of the NUCLEO-F411RE. Runs from the internal flash. */
#include "stm32f411_registers.h"
#include "tick.h"

#define LD2_PIN 5UL /* PA5 */

static uint32_t blink_period = 500; /* milliseconds */

static void led_start(void)
{
  RCC_AHB1ENR |= RCC_AHB1ENR_GPIOAEN;
  (void)RCC_AHB1ENR;

  GPIOA->MODER = (GPIOA->MODER & ~(3UL << (2 * LD2_PIN))) | (1UL << (2 * LD2_PIN));
}

static void led_toggle(void)
{
  GPIOA->ODR ^= 1UL << LD2_PIN;
}

int main(void)
{
  led_start();
  tick_start();

  for (;;) {
    led_toggle();
    tick_delay(blink_period);
  }
}
