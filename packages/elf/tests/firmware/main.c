/* A small firmware with what start-up code of the field has: vectors, weak aliases, initialised data, code in RAM, code that is dropped. */
#include "driver.h"

extern unsigned char _estack;
int main(void);

void Reset_Handler(void) {
  main();
  for (;;) {
  }
}

void Default_Handler(void) {
  for (;;) {
  }
}

void NMI_Handler(void) __attribute__((weak, alias("Default_Handler")));
void HardFault_Handler(void) __attribute__((weak, alias("Default_Handler")));

volatile unsigned ticks;
void SysTick_Handler(void) { ticks++; }

__attribute__((section(".isr_vector"), used)) const void *const g_pfnVectors[20] = {
  &_estack, (const void *)Reset_Handler, (const void *)NMI_Handler, (const void *)HardFault_Handler, [15] = (const void *)SysTick_Handler, [18] = (const void *)Default_Handler,
};

int initialised[4] = {1, 2, 3, 4};
static int state;

__attribute__((section(".ram_code"), noinline)) int in_ram(int value) { return scale(value) + initialised[value & 3]; }

void never_called(void) {
  for (int i = 0; i < 10; i++)
    state += i;
}

static int choose(int value) {
  switch (value) {
    case 0: return state;
    case 1: return driver_read(3);
    case 2: return 17;
    case 3: state = 4; return driver_read(state);
    case 9: return -value;
    default: return scale(value);
  }
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 12; i++) {
    sum += choose(i);
    if (sum > 1000) sum = in_ram(sum);
  }
  while (ticks < 100) {
  }
  return sum;
}
