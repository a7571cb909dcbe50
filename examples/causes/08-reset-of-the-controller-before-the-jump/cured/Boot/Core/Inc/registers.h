/* SPDX-License-Identifier: MIT */
/* The registers of the STM32U585 that this project touches. Addresses and bits: CMSIS device header stm32u585xx.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE 0x08000000UL
#define OSPI2_BASE 0x70000000UL /* window of the external flash while the OCTOSPI2 is in memory-mapped mode */

#define RCC_AHB2ENR2  REGISTER(0x46020C90UL)
#define RCC_AHB2RSTR2 REGISTER(0x46020C68UL)
#define OCTOSPI2_CR   REGISTER(0x420D2400UL)
#define OCTOSPI2_DCR1 REGISTER(0x420D2408UL)
#define OCTOSPI2_SR   REGISTER(0x420D2420UL)
#define OCTOSPI2_CCR  REGISTER(0x420D2500UL)
#define OCTOSPI2_TCR  REGISTER(0x420D2508UL)
#define OCTOSPI2_IR   REGISTER(0x420D2510UL)
#define SYST_CSR      REGISTER(0xE000E010UL)
#define SYST_RVR      REGISTER(0xE000E014UL)
#define SYST_CVR      REGISTER(0xE000E018UL)
#define SCB_ICSR      REGISTER(0xE000ED04UL)
#define SCB_VTOR      REGISTER(0xE000ED08UL)

#define RCC_AHB2ENR2_OCTOSPI2EN  (1UL << 8)
#define RCC_AHB2RSTR2_OCTOSPI2RST (1UL << 8)
#define OCTOSPI2_CR_EN (1UL << 0)
#define OCTOSPI2_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
