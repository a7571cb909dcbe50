/* SPDX-License-Identifier: MIT */
/*
 * Boot loader: makes the external flash readable at 0x90000000, shows it at 0x00000000 as well, and starts the application there.
 * Below 0x20000000 the breakpoint comparators of the Cortex-M4 (FPB revision 1) match; at 0x90000000 they cannot.
 */
#include "external_flash.h"
#include "stm32l476_registers.h"
#include "tick.h"

#define APPLICATION_ADDRESS 0x00000000UL

static void show_external_flash_at_zero(void)
{
  RCC->APB2ENR |= RCC_APB2ENR_SYSCFGEN;
  (void)RCC->APB2ENR;
  SYSCFG_MEMRMP = (SYSCFG_MEMRMP & ~SYSCFG_MEMRMP_MEM_MODE_Msk) | SYSCFG_MEMRMP_MEM_MODE_QUADSPI;
  (void)SYSCFG_MEMRMP;
  __asm volatile("dsb\n\tisb" : : : "memory");
}

static void silence_interrupts(void)
{
  __asm volatile("cpsid i" : : : "memory");
  tick_stop();
  SCB->ICSR = SCB_ICSR_PENDSTCLR;
  for (uint32_t word = 0; word < NVIC_WORDS; word++) {
    NVIC_ICER[word] = 0xFFFFFFFFUL;
    NVIC_ICPR[word] = 0xFFFFFFFFUL;
  }
}

/*
 * Loads the stack pointer and the reset handler from a vector table and goes there. In assembler, because nothing may use the stack
 * in between and because the table may be at address 0, where C knows only the null pointer.
 */
__attribute__((naked, noreturn)) static void start_from_table(__attribute__((unused)) uint32_t table)
{
  __asm volatile("ldr r1, [r0]\n\t"
                 "ldr r2, [r0, #4]\n\t"
                 "msr msp, r1\n\t"
                 "isb\n\t"
                 "bx r2");
}

int main(void)
{
  /* After reset VTOR is 0, and address 0 is about to show something else. */
  SCB->VTOR = FLASH_BASE;

  tick_start();
  external_flash_map();
  show_external_flash_at_zero();

  /* Interrupts stay off: the application turns them on once its own vector table is in place. */
  silence_interrupts();
  start_from_table(APPLICATION_ADDRESS);
}
