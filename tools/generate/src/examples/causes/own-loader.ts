import { hex, type Part } from '../part.js';

/**
 * An external loader as STM32CubeProgrammer knows one: an image for RAM with Init, Write, SectorErase and the table StorageInfo. What the functions
 * do is left out. Layout of the table: STMicroelectronics/stm32-external-loader, Dev_Inf.h.
 */
export function loaderSource({ controller }: Part, start: number): string {
  return `/* SPDX-License-Identifier: MIT */
/* External loader of an own board: its table, and functions that do nothing yet. */
#include <stdint.h>

struct storage_info {
  char device_name[100];
  uint16_t device_type; /* 3: NOR flash */
  uint32_t device_start_address;
  uint32_t device_size;
  uint32_t page_size;
  uint8_t erase_value;
  struct {
    uint32_t count, size;
  } sectors[10];
};

__attribute__((section(".info"), used)) const struct storage_info StorageInfo = {
    "Own board, ${controller.name}", 3, ${hex(start)}UL, 0x04000000UL, 0x100UL, 0xFF, {{0x400UL, 0x10000UL}, {0, 0}}};

int Init(void);
int Write(uint32_t address, uint32_t size, const uint8_t *buffer);
int SectorErase(uint32_t first, uint32_t last);

int Init(void)
{
  return 1;
}

int Write(uint32_t address, uint32_t size, const uint8_t *buffer)
{
  (void)address, (void)size, (void)buffer;
  return 1;
}

int SectorErase(uint32_t first, uint32_t last)
{
  (void)first, (void)last;
  return 1;
}
`;
}
