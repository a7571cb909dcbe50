import type { LogTool } from '@qspi-doctor/debug-log';

export const toolNames: Readonly<Record<LogTool, string>> = {
  'st-link-gdb-server': 'ST-LINK GDB server',
  stm32cubeprogrammer: 'STM32CubeProgrammer',
  openocd: 'OpenOCD',
  gdb: 'GDB',
  'j-link-gdb-server': 'J-Link GDB server',
  pyocd: 'pyOCD',
  'st-util': 'st-util',
  'black-magic-probe': 'Black Magic Probe',
};
