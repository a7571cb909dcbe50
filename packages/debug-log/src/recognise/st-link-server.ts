import type { LinePattern } from './pattern.js';

const h735 = 'community.st.com, STM32H735-DK attach fails, m-p/204973';
const f103 = 'electronics.stackexchange.com, question 495102';
const tool = 'st-link-gdb-server';

/** What the ST-LINK GDB server prints, as public logs of versions 5.3 to 7.14 show it. */
export const stLinkServerPatterns: readonly LinePattern[] = [
  { id: 'tool', tool, hint: 'ST-LINK GDB server', pattern: /ST-LINK GDB server\.? Version (?<value>\d+\.\d+\.\d+)/, source: h735 },
  ...['Persistent Mode', 'LogFile Name', 'Logging Level', 'Listen Port Number', 'Verbose Mode', 'SWD Debug', 'InitWhile', 'Status Refresh Delay'].map(optionPattern),
  // Level 31 lists all options when the server starts; those that were given have a plus sign.
  { id: 'option', tool, hint: 'initConfigParams', pattern: /initConfigParams\(\): +\+(?<value>[a-z][\w-]{1,40} +\S.{0,200})$/, source: 'public logs of ST-LINK GDB server 5.8 to 7.11' },
  { id: 'connect-mode', tool, hint: 'Target connection mode', pattern: /Target connection mode: (?<value>[A-Za-z ]+)/, source: h735 },
  { id: 'probe-firmware', hint: 'ST-LINK Firmware version', pattern: /ST-LINK Firmware version\s*: (?<value>\S+)/, source: h735 },
  { id: 'pc', hint: 'PC: 0x', pattern: /^\s*(?<value>PC): (?<address>0x[0-9a-f]{1,8})\s*$/i, source: h735 },
  { id: 'voltage', hint: 'target voltage', pattern: /ST-LINK detects target voltage = (?<value>[\d.,]+) ?V/, source: h735 },
  { id: 'listening', hint: 'Waiting for connection on port', pattern: /Waiting for connection on port (?<number>\d+)/, source: h735 },
  { id: 'loader-init', hint: 'external memory initializer', pattern: /Run external memory initializer/, source: f103 },
  { id: 'loader-init-failed', hint: 'initialize external memory', pattern: /Failed to initialize external memory/, source: f103 },
  {
    id: 'server-refused-breakpoint',
    hint: 'Failed to set breakpoint at',
    pattern: /Failed to set breakpoint at(?: address)?:? (?<address>0x[0-9a-f]+)/i,
    source: 'community.st.com, Debugging Flash Bootloader and External Flash Application, td-p/658629',
  },
  { id: 'server-out-of-breakpoints', hint: 'set more breakpoints', pattern: /Failed to set more breakpoints/, source: 'community.st.com, td-p/658629' },
  { id: 'breakpoint-type-unknown', hint: 'determine breakpoint type', pattern: /Failed determine breakpoint type/, source: "community.st.com, can't debug NUCLEO-F746ZG, m-p/271638" },
  { id: 'status-unreadable', hint: 'target status', pattern: /Failed to read target status/, source: 'community.st.com, m-p/271638' },
  { id: 'not-responding', hint: 'not responding', pattern: /Target (?:is )?not responding, retrying/, source: 'public logs of level 31; STM32Cube SwapBank examples, readme; community.st.com, STM32N6 threads' },
  { id: 'status-unreadable', hint: 'REGISTER Values', pattern: /FAILED to REGISTER Values from the target/, source: 'public logs of level 31' },
  { id: 'status-unreadable', hint: 'read all registers', pattern: /Failed to read all registers/, source: 'public logs of level 31' },
  { id: 'connection-lost', tool, hint: 'Device connection lost', pattern: /GDB session terminated: Device connection lost/, source: 'public logs of level 31' },
  { id: 'no-target', hint: 'o device found', pattern: /(?<value>No device found on target|Target no device found)/, source: 'public logs of level 31' },
  { id: 'no-target', hint: 'connection failed', pattern: /(?<value>Target connection failed)/, source: 'public logs of level 31' },
  { id: 'firmware-upgrade', hint: 'firmware upgrade', pattern: /ST-LINK firmware upgrade required/i, source: 'public logs of ST-LINK GDB server 7.10 and 7.11' },
  { id: 'device-not-verified', hint: 'verify ST device', pattern: /Could not verify ST device/i, source: 'ST-LINK GDB server, exit code 18; electronics.stackexchange.com, question 618555' },
  { id: 'target-unknown-error', hint: 'Target unknown error', pattern: /Target unknown error (?<number>\d+)/, source: 'community.st.com threads on dual-core and N6 parts' },
  { id: 'init-failed', hint: 'Reason: ', pattern: /^\s*Reason: (?<value>.*\b(?:power and cabling|not detected|held under reset|Unknown)\b.*)/i, source: f103 },
  { id: 'no-probe', hint: 'ST-LINK', pattern: /No ST-LINK (?:detected|device found)|Could not (?:find|open) ST-LINK/i, source: 'public logs of CubeIDE consoles' },
  { id: 'port-taken', hint: 'bind to port', pattern: /Failed to bind to port (?<number>\d+)/, source: 'dubistweltmeister05.github.io' },
  { id: 'port-taken', hint: 'TCP port', pattern: /TCP port (?<number>\d+) not available/, source: 'dubistweltmeister05.github.io; GitHub issues' },
  { id: 'option-unknown', tool, hint: 'PARSE ERROR', pattern: /PARSE ERROR: Argument: (?<value>\S{1,80})/, source: 'github.com/Marus/cortex-debug issue 333' },
  {
    id: 'break-outside',
    hint: 'Break at address',
    pattern: /Break at address "?(?<address>0x[0-9a-f]+)"?,? with no debug information/i,
    source: 'community.st.com, 0D53W00000raYd2SAE; m-p/118751',
  },
];

/** A line of the list behind "Starting server with the following options:". */
function optionPattern(name: string): LinePattern {
  return { id: 'option', tool, hint: name, pattern: new RegExp(`^\\s*(?<value>${name}\\s*:\\s*\\S.{0,200})$`), source: h735 };
}
