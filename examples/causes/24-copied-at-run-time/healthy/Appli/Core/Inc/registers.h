/* SPDX-License-Identifier: MIT */
/* The registers of the STM32L4R9 that this project touches. Addresses and bits: CMSIS device header stm32l4r9xx.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE 0x08000000UL
#define OSPI_BASE 0x90000000UL /* window of the external flash while the OCTOSPI1 is in memory-mapped mode */

#define RCC_AHB3ENR   REGISTER(0x40021050UL)
#define RCC_AHB3RSTR  REGISTER(0x40021030UL)
#define OCTOSPI1_CR   REGISTER(0xA0001000UL)
#define OCTOSPI1_DCR1 REGISTER(0xA0001008UL)
#define OCTOSPI1_SR   REGISTER(0xA0001020UL)
#define OCTOSPI1_CCR  REGISTER(0xA0001100UL)
#define OCTOSPI1_TCR  REGISTER(0xA0001108UL)
#define OCTOSPI1_IR   REGISTER(0xA0001110UL)
#define SYSCFG_MEMRMP REGISTER(0x40010000UL)
#define SYST_CSR      REGISTER(0xE000E010UL)
#define SYST_RVR      REGISTER(0xE000E014UL)
#define SYST_CVR      REGISTER(0xE000E018UL)
#define SCB_ICSR      REGISTER(0xE000ED04UL)
#define SCB_VTOR      REGISTER(0xE000ED08UL)
#define OCTOSPI1_DR   REGISTER(0xA0001050UL)

#define RCC_AHB3ENR_OCTOSPI1EN  (1UL << 8)
#define RCC_AHB3RSTR_OCTOSPI1RST (1UL << 8)
#define OCTOSPI1_CR_EN (1UL << 0)
#define OCTOSPI1_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
