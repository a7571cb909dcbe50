/* SPDX-License-Identifier: MIT */
/*
 * The registers of the STM32L476 that this project touches, and no others.
 * Addresses and bit positions: RM0351 (STM32L4x5/L4x6 reference manual), PM0214 (Cortex-M4 programming manual).
 */
#ifndef STM32L476_REGISTERS_H
#define STM32L476_REGISTERS_H

#include <stdint.h>

#define FLASH_BASE   0x08000000UL /* internal flash */
#define QUADSPI_BASE 0x90000000UL /* window of the external flash while the QUADSPI is in memory-mapped mode */

typedef volatile uint32_t reg32;

/* Reset and clock control, RM0351 section 6.4. */
typedef struct {
  reg32 CR, ICSCR, CFGR, PLLCFGR, PLLSAI1CFGR, PLLSAI2CFGR, CIER, CIFR, CICR, reserved0;
  reg32 AHB1RSTR, AHB2RSTR, AHB3RSTR, reserved1, APB1RSTR1, APB1RSTR2, APB2RSTR, reserved2;
  reg32 AHB1ENR, AHB2ENR, AHB3ENR, reserved3, APB1ENR1, APB1ENR2, APB2ENR;
} RCC_Registers;

#define RCC ((RCC_Registers *)0x40021000UL)

#define RCC_CR_MSION          (1UL << 0)
#define RCC_CR_HSEON          (1UL << 16)
#define RCC_CR_HSEBYP         (1UL << 18)
#define RCC_CR_CSSON          (1UL << 19)
#define RCC_CR_PLLON          (1UL << 24)
#define RCC_AHB2ENR_GPIOBEN   (1UL << 1)
#define RCC_AHB2ENR_GPIOEEN   (1UL << 4)
#define RCC_AHB3ENR_QSPIEN    (1UL << 8)
#define RCC_APB2ENR_SYSCFGEN  (1UL << 0)

/* General-purpose I/O, RM0351 section 8.5. */
typedef struct {
  reg32 MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFRL, AFRH, BRR, ASCR;
} GPIO_Registers;

#define GPIOB ((GPIO_Registers *)0x48000400UL)
#define GPIOE ((GPIO_Registers *)0x48001000UL)

/* Quad-SPI interface, RM0351 section 19.5. */
typedef struct {
  reg32 CR, DCR, SR, FCR, DLR, CCR, AR, ABR, DR, PSMKR, PSMAR, PIR, LPTR;
} QUADSPI_Registers;

#define QUADSPI ((QUADSPI_Registers *)0xA0001000UL)

#define QUADSPI_CR_EN                 (1UL << 0)
#define QUADSPI_CR_PRESCALER_Pos      24
#define QUADSPI_DCR_CSHT_Pos          8
#define QUADSPI_DCR_FSIZE_Pos         16
#define QUADSPI_SR_BUSY               (1UL << 5)
#define QUADSPI_CCR_IMODE_SINGLE      (1UL << 8)
#define QUADSPI_CCR_ADMODE_SINGLE     (1UL << 10)
#define QUADSPI_CCR_ADSIZE_24_BIT     (2UL << 12)
#define QUADSPI_CCR_DMODE_SINGLE      (1UL << 24)
#define QUADSPI_CCR_FMODE_MEMORY_MAPPED (3UL << 26)
#define QUADSPI_CCR_FMODE_Msk         (3UL << 26)

/* System configuration controller, RM0351 section 9.2: what address 0x00000000 shows. */
#define SYSCFG_MEMRMP (*(reg32 *)0x40010000UL)

#define SYSCFG_MEMRMP_MEM_MODE_Msk     7UL
#define SYSCFG_MEMRMP_MEM_MODE_QUADSPI 6UL

/* System control block, PM0214 section 4.4. */
typedef struct {
  reg32 CPUID, ICSR, VTOR, AIRCR, SCR, CCR, SHPR1, SHPR2, SHPR3, SHCSR, CFSR, HFSR;
} SCB_Registers;

#define SCB       ((SCB_Registers *)0xE000ED00UL)
#define SCB_CPACR (*(reg32 *)0xE000ED88UL)

#define SCB_ICSR_PENDSTCLR        (1UL << 25)
#define SCB_CPACR_FPU_FULL_ACCESS (0xFUL << 20)

/* SysTick, PM0214 section 4.5. */
typedef struct {
  reg32 CTRL, LOAD, VAL, CALIB;
} SYSTICK_Registers;

#define SysTick ((SYSTICK_Registers *)0xE000E010UL)

#define SYSTICK_CTRL_ENABLE    (1UL << 0)
#define SYSTICK_CTRL_TICKINT   (1UL << 1)
#define SYSTICK_CTRL_CLKSOURCE (1UL << 2)

/* Nested vectored interrupt controller, PM0214 section 4.3: 82 interrupts in three words. */
#define NVIC_WORDS 3
#define NVIC_ICER  ((reg32 *)0xE000E180UL)
#define NVIC_ICPR  ((reg32 *)0xE000E280UL)

#endif
