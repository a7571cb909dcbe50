import type { LinePattern } from './pattern.js';

const jlink = 'SEGGER J-Link GDB server; github.com/eclipse-embed-cdt/eclipse-plugins issue 111';

/** What SEGGER's J-Link GDB server and pyOCD say. */
export const otherServerPatterns: readonly LinePattern[] = [
  { id: 'tool', tool: 'j-link-gdb-server', hint: 'SEGGER J-Link GDB Server', pattern: /SEGGER J-Link GDB Server V(?<value>\d+\.\d+\w*)/, source: jlink },
  { id: 'probe-firmware', hint: 'Firmware: J-', pattern: /Firmware: (?<value>J-(?:Link|Trace)\b.{0,80})/, source: jlink },
  { id: 'device-name', hint: 'Target device:', pattern: /^\s*Target device:\s+(?<value>STM32\w+)/, source: jlink },
  { id: 'listening', tool: 'j-link-gdb-server', hint: 'Listening on TCP/IP port', pattern: /Listening on TCP\/IP port (?<number>\d+)/, source: jlink },
  { id: 'port-taken', hint: 'listener port', pattern: /Failed to open listener port (?<number>\d+)/, source: 'SEGGER J-Link GDB server' },
  { id: 'server-refused-breakpoint', tool: 'j-link-gdb-server', hint: 'set breakpoint', pattern: /(?:Failed to|Could not) set breakpoint (?:@|at)(?: address)? (?<address>0x[0-9a-f]+)/i, source: 'SEGGER J-Link GDB server' },
  { id: 'breakpoint-hit', tool: 'j-link-gdb-server', hint: 'Breakpoint reached', pattern: /Breakpoint reached @ address (?<address>0x[0-9a-f]+)/i, source: 'SEGGER J-Link GDB server, public logs' },
  { id: 'hardware-out-of-range', tool: 'pyocd', hint: 'Breakpoint out of range', pattern: /Breakpoint out of range (?<address>0x[0-9a-f]+)/i, source: 'pyocd/coresight/fpb.py' },
  { id: 'tool', tool: 'st-util', hint: 'st-util', pattern: /^\s*st-util (?<value>\d+\.\d+\.\d+\S{0,30})/, source: 'github.com/stlink-org/stlink issue 1013' },
  { id: 'device-id', hint: 'Chip ID is', pattern: /Chip ID is (?<hex>0x[0-9a-f]{3,8}|[0-9a-f]{8})\b/i, source: 'github.com/stlink-org/stlink issue 1013' },
  { id: 'tool', tool: 'black-magic-probe', hint: 'Black Magic', pattern: /Black Magic (?:Probe|Debug App)\S* ?(?:\([^)]{1,40}\) )?v?(?<value>\d+\.\d+\S{0,40})/, source: 'blackmagic, monitor version' },
];
