import type { LinePattern } from './pattern.js';

const tool = 'openocd';

/** What OpenOCD logs, 0.10 to the head of development. Sources are files of openocd-org/openocd. */
export const openOcdPatterns: readonly LinePattern[] = [
  { id: 'tool', tool, hint: 'Open On-Chip Debugger', pattern: /Open On-Chip Debugger (?<value>\d+\.\d+\.\d+\S{0,40})/, source: 'src/openocd.c' },
  { id: 'probe-firmware', hint: 'STLINK V', pattern: /STLINK (?<value>V\d+J\d+\S{0,12}) \(API/, source: 'src/jtag/drivers/stlink_usb.c' },
  { id: 'probe-firmware', hint: 'STLINKV', pattern: /STLINKV\d\S* (?<value>v\d+J\d+\S{0,12}), PID/i, source: 'stlink-server within the log of the ST-LINK GDB server; github.com/Marus/cortex-debug issue 1008' },
  { id: 'voltage', hint: 'Target voltage', pattern: /Target voltage: (?<value>\d+\.\d+)/, source: 'src/jtag/drivers/stlink_usb.c; SEGGER J-Link GDB server' },
  { id: 'core', hint: 'processor detected', pattern: /(?<value>Cortex-M\d+\+?)(?: r\dp\d)? processor detected/, source: 'src/target/cortex_m.c, cortex_m_examine()' },
  {
    id: 'comparators',
    hint: ' breakpoints, ',
    pattern: /(?:target|hardware) has (?<number>\d+) breakpoints, (?<value>\d+) watchpoints/,
    source: 'src/target/cortex_m.c, cortex_m_examine()',
  },
  { id: 'breakpoint-unit', hint: 'FPB fpcr', pattern: /FPB fpcr (?<hex>0x[0-9a-f]+)/i, source: 'src/target/cortex_m.c, cortex_m_examine(), debug level 3' },
  { id: 'device-id', hint: 'device id', pattern: /device id(?:code)? = (?<hex>0x[0-9a-f]{3,8})/i, source: 'src/flash/nor/stm32l4x.c, stm32f2x.c, stm32h7x.c' },
  { id: 'device-name', hint: '(STM32', pattern: /device idcode = 0x[0-9a-f]+ \((?<value>STM32[^\s)]+)/i, source: 'src/flash/nor/stm32l4x.c' },
  { id: 'device-name', hint: 'Device: STM32', pattern: /Device: (?<value>STM32\S+)/, source: 'src/flash/nor/stm32h7x.c' },
  { id: 'listening', hint: 'for gdb connections', pattern: /Listening on port (?<number>\d+) for gdb connections/, source: 'src/server/server.c' },
  { id: 'pc', hint: ' pc: 0x', pattern: /(?<value>xPSR): 0x[0-9a-f]+ pc: (?<address>0x[0-9a-f]{1,8})/i, source: 'src/target/armv7m.c, armv7m_arch_state()' },
  {
    id: 'hardware-out-of-range',
    hint: 'cannot handle HW breakpoint',
    pattern: /Cortex-M Flash Patch Breakpoint rev\.? ?1 cannot handle HW breakpoint above address (?<address>0x[0-9a-f]+)/i,
    source: 'src/target/cortex_m.c, cortex_m_set_breakpoint()',
  },
  { id: 'server-refused-breakpoint', tool, hint: "can't add breakpoint", pattern: /can't add breakpoint: unknown reason/, source: 'src/target/breakpoints.c' },
  { id: 'server-out-of-breakpoints', tool, hint: 'resource not available', pattern: /can't add breakpoint: resource not available/, source: 'src/target/breakpoints.c' },
  { id: 'breakpoint-override', tool, hint: 'breakpoint_override', pattern: /breakpoint_override (?<value>hard|soft)\b/, source: 'src/server/gdb_server.c' },
  { id: 'breakpoint-override', tool, hint: 'force ', pattern: /force (?<value>hard|soft) breakpoints/, source: 'src/server/gdb_server.c' },
  { id: 'verified', hint: 'Verified OK', pattern: /\*\* Verified OK \*\*/, source: 'src/flash/startup.tcl, program' },
  { id: 'verify-failed', hint: 'Verify Failed', pattern: /\*\* Verify Failed \*\*/, source: 'src/flash/startup.tcl, program' },
  { id: 'file-failed', hint: 'Programming Failed', pattern: /\*\* Programming Failed \*\*/, source: 'src/flash/startup.tcl, program' },
  { id: 'port-taken', hint: "couldn't bind", pattern: /couldn't bind (?:\S+ )?to socket(?: on port (?<number>\d+))?/, source: 'src/server/server.c' },
  { id: 'no-target', hint: 'unable to connect to the target', pattern: /init mode failed \((?<value>unable to connect to the target)\)/, source: 'src/jtag/drivers/stlink_usb.c' },
  { id: 'no-target', hint: 'UNEXPECTED', pattern: /(?<value>UNEXPECTED idcode: 0x[0-9a-f]+)/i, source: 'src/jtag/hla/hla_interface.c; src/jtag/core.c' },
  { id: 'no-probe', hint: 'open failed', pattern: /^(?:Error: )?open failed\s*$|unable to open (?:CMSIS-DAP|ftdi) device|No J-Link device found/i, source: 'src/jtag/hla/hla_interface.c; src/jtag/drivers' },
  { id: 'connection-lost', hint: 'communication failure', pattern: /jtag status contains invalid mode value - communication failure/, source: 'src/jtag/drivers/stlink_usb.c' },
  { id: 'connection-lost', hint: 'Polling target', pattern: /Polling target \S+ failed, trying to reexamine/, source: 'src/target/target.c, handle_target()' },
];
