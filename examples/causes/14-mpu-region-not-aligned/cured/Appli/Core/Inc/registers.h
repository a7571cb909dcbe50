/* SPDX-License-Identifier: MIT */
/* The registers of the STM32H750 that this project touches. Addresses and bits: CMSIS device header stm32h750xx.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE 0x08000000UL
#define QSPI_BASE 0x90000000UL /* window of the external flash while the QUADSPI is in memory-mapped mode */

#define RCC_AHB3ENR  REGISTER(0x580244D4UL)
#define RCC_AHB3RSTR REGISTER(0x5802447CUL)
#define QUADSPI_CR   REGISTER(0x52005000UL)
#define QUADSPI_DCR  REGISTER(0x52005004UL)
#define QUADSPI_SR   REGISTER(0x52005008UL)
#define QUADSPI_CCR  REGISTER(0x52005014UL)
#define SYST_CSR     REGISTER(0xE000E010UL)
#define SYST_RVR     REGISTER(0xE000E014UL)
#define SYST_CVR     REGISTER(0xE000E018UL)
#define SCB_ICSR     REGISTER(0xE000ED04UL)
#define SCB_VTOR     REGISTER(0xE000ED08UL)
#define MPU_CTRL     REGISTER(0xE000ED94UL)
#define MPU_RNR      REGISTER(0xE000ED98UL)
#define MPU_RBAR     REGISTER(0xE000ED9CUL)
#define MPU_RASR     REGISTER(0xE000EDA0UL)

#define RCC_AHB3ENR_QUADSPIEN  (1UL << 14)
#define RCC_AHB3RSTR_QUADSPIRST (1UL << 14)
#define QUADSPI_CR_EN (1UL << 0)
#define QUADSPI_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
