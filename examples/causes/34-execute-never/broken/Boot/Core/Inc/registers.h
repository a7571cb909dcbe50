/* SPDX-License-Identifier: MIT */
/* The registers of the STM32U5A9 that this project touches. Addresses and bits: CMSIS device header stm32u5a9xx.h. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define FLASH_BASE 0x08000000UL
#define HSPI_BASE 0xA0000000UL /* window of the external flash while the HSPI1 is in memory-mapped mode */

#define RCC_AHB2ENR2  REGISTER(0x46020C90UL)
#define RCC_AHB2RSTR2 REGISTER(0x46020C68UL)
#define HSPI1_CR      REGISTER(0x420D3400UL)
#define HSPI1_DCR1    REGISTER(0x420D3408UL)
#define HSPI1_SR      REGISTER(0x420D3420UL)
#define HSPI1_CCR     REGISTER(0x420D3500UL)
#define HSPI1_TCR     REGISTER(0x420D3508UL)
#define HSPI1_IR      REGISTER(0x420D3510UL)
#define SYST_CSR      REGISTER(0xE000E010UL)
#define SYST_RVR      REGISTER(0xE000E014UL)
#define SYST_CVR      REGISTER(0xE000E018UL)
#define SCB_ICSR      REGISTER(0xE000ED04UL)
#define SCB_VTOR      REGISTER(0xE000ED08UL)
#define MPU_CTRL      REGISTER(0xE000ED94UL)
#define MPU_RNR       REGISTER(0xE000ED98UL)
#define MPU_RBAR      REGISTER(0xE000ED9CUL)
#define MPU_RLAR      REGISTER(0xE000EDA0UL)
#define MPU_MAIR0     REGISTER(0xE000EDC0UL)

#define RCC_AHB2ENR2_HSPI1EN  (1UL << 12)
#define RCC_AHB2RSTR2_HSPI1RST (1UL << 12)
#define HSPI1_CR_EN (1UL << 0)
#define HSPI1_SR_BUSY (1UL << 5)
#define SYST_CSR_ENABLE    (1UL << 0)
#define SYST_CSR_TICKINT   (1UL << 1)
#define SYST_CSR_CLKSOURCE (1UL << 2)
#define SCB_ICSR_PENDSTCLR (1UL << 25)

#endif
