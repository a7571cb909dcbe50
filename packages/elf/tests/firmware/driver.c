#include "driver.h"

static volatile unsigned registers[8];

int driver_read(int index) {
  unsigned value = registers[index & 7];
  while (value & 0x80000000u)
    value = registers[index & 7];
  return scale((int)value);
}

void driver_write(int index, int value) {
  if (index >= 0 && index < 8) registers[index] = (unsigned)value;
}
