/* SPDX-License-Identifier: MIT */
/*
 * The registers of the STM32F411 that this project touches, and no others.
 * Addresses and bit positions: RM0383 (STM32F411 reference manual), PM0214 (Cortex-M4 programming manual).
 */
#ifndef STM32F411_REGISTERS_H
#define STM32F411_REGISTERS_H

#include <stdint.h>

#define FLASH_BASE 0x08000000UL

typedef volatile uint32_t reg32;

/* RCC AHB1 peripheral clock enable register, RM0383 section 6.3.9. */
#define RCC_AHB1ENR          (*(reg32 *)0x40023830UL)
#define RCC_AHB1ENR_GPIOAEN  (1UL << 0)

/* General-purpose I/O, RM0383 section 8.4. */
typedef struct {
  reg32 MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFRL, AFRH;
} GPIO_Registers;

#define GPIOA ((GPIO_Registers *)0x40020000UL)

/* System control block, PM0214 section 4.4. */
typedef struct {
  reg32 CPUID, ICSR, VTOR, AIRCR, SCR, CCR, SHPR1, SHPR2, SHPR3, SHCSR, CFSR, HFSR;
} SCB_Registers;

#define SCB       ((SCB_Registers *)0xE000ED00UL)
#define SCB_CPACR (*(reg32 *)0xE000ED88UL)

#define SCB_CPACR_FPU_FULL_ACCESS (0xFUL << 20)

/* SysTick, PM0214 section 4.5. */
typedef struct {
  reg32 CTRL, LOAD, VAL, CALIB;
} SYSTICK_Registers;

#define SysTick ((SYSTICK_Registers *)0xE000E010UL)

#define SYSTICK_CTRL_ENABLE    (1UL << 0)
#define SYSTICK_CTRL_TICKINT   (1UL << 1)
#define SYSTICK_CTRL_CLKSOURCE (1UL << 2)

#endif
