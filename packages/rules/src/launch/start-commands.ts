import type { LaunchConfiguration } from '@qspi-doctor/launch-config';

const setsPc = /^(?:set\s+(?:var(?:iable)?\s+)?\$pc\s*=|p(?:rint)?\s+\$pc\s*=|jump\b|j\s+\*|monitor\s+(?:reg\s+pc\s+\S|setpc\b|resume\s+0x|exec\s+SetPC))/i;
const runsScript = /^(?:source\b|shell\b|!|monitor\s+(?:script|source)\b)/i;
// Not `reset init`: OpenOCD's board scripts set up the external memory there.
const resets = /^mon(?:itor)?\s+(?:reset(?!\s+init)|jtag_reset|jtag_init|soft_reset_halt)\b/i;

/** The configuration says itself where the core starts, or runs a script that may. */
export function setsUpTheStart({ commands, setPc }: LaunchConfiguration): boolean {
  return setPc !== undefined || commands.some(({ text }) => setsPc.test(text) || runsScript.test(text));
}

export function isReset(command: string): boolean {
  return resets.test(command);
}

export function isSetPc(command: string): boolean {
  return setsPc.test(command);
}
