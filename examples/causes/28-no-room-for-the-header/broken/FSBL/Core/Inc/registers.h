/* SPDX-License-Identifier: MIT */
/* The registers of the STM32N657 that this project touches. Addresses and bits: CMSIS device header stm32n657xx.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE 0x34180400UL
#define XSPI_BASE 0x70100400UL /* window of the external flash while the XSPI2 is in memory-mapped mode */

#define RCC_AHB5ENR  REGISTER(0x46028260UL)
#define RCC_AHB5RSTR REGISTER(0x46028220UL)
#define XSPI2_CR     REGISTER(0x4802A000UL)
#define XSPI2_DCR1   REGISTER(0x4802A008UL)
#define XSPI2_SR     REGISTER(0x4802A020UL)
#define XSPI2_CCR    REGISTER(0x4802A100UL)
#define XSPI2_TCR    REGISTER(0x4802A108UL)
#define XSPI2_IR     REGISTER(0x4802A110UL)
#define SYST_CSR     REGISTER(0xE000E010UL)
#define SYST_RVR     REGISTER(0xE000E014UL)
#define SYST_CVR     REGISTER(0xE000E018UL)
#define SCB_ICSR     REGISTER(0xE000ED04UL)
#define SCB_VTOR     REGISTER(0xE000ED08UL)

#define RCC_AHB5ENR_XSPI2EN  (1UL << 12)
#define RCC_AHB5RSTR_XSPI2RST (1UL << 12)
#define XSPI2_CR_EN (1UL << 0)
#define XSPI2_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
