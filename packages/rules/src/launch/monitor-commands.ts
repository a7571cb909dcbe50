/** GDB servers with a command language of their own behind GDB's `monitor`. */
export type MonitorLanguage = 'stlink-gdb-server' | 'openocd' | 'jlink';

export const serverTitles: Readonly<Record<MonitorLanguage, string>> = { 'stlink-gdb-server': 'ST-LINK GDB server', openocd: 'OpenOCD', jlink: 'J-Link GDB server' };

/**
 * Commands that one server alone has. Ones that several share (`reset`, `halt`, `reset halt`), and words that nobody is known to refuse, are left out.
 * OpenOCD: its user's guide, "General Commands", "Flash Commands", "Architecture and Core Commands". J-Link: "J-Link GDB Server" in SEGGER's knowledge base, "Supported
 * remote (monitor) commands". ST-LINK: what CubeIDE itself sends (restart configurations of its launch files, SWV).
 */
const languages: readonly (readonly [MonitorLanguage, RegExp])[] = [
  [
    'openocd',
    /^(?:m[wd][dwhb]\b|read_memory\b|write_memory\b|reset\s+(?:init|run)\b|init\b|soft_reset_halt\b|wait_halt\b|targets?\b|[A-Za-z_]\w*\.cpu\d*\b|adapter\b|transport\b|cortex_m\b|arm\s|arm\s+semihosting\b|gdb_\w+|gdb\s+\w+|poll\b|r?bp\b|r?wp\b|load_image\b|dump_image\b|verify_image\b|program\b|flash\s+(?:write_image|write_bank|probe|banks|list|erase_sector|erase_address|protect|info|fillw|fillb|filld|mdw|mdb|read_bank|verify_bank|verify_image)\b|stm32\w+\s|stmqspi\b|stm\d\w*x\b|tpiu\b|itm\s+ports?\b|rtt\s|dap\s|jtag\s|scan_chain\b|shutdown\b|sleep\b.*\bbusy\b|log_output\b|debug_level\b|halt\s+\d)/,
  ],
  [
    'jlink',
    /^(?:speed\s+(?:auto|adaptive|\d)|endian\s|flash\s+(?:device|download|breakpoints)\b|SWO\s|semihosting\s|mem(?:U8|U16|U32|8|16|32)\s|clrbp\b|setbp\b|exec\s|device\s|interface\s|regs\b|reset\s+\d|waithalt\b|writeu(?:8|16|32)\s|allowsimulation\b|ulinkspeed\b|getargs\b|setargs\b|DLL\b|CP15\b|WorkRAM\b|selectdevice\b)/,
  ],
  ['stlink-gdb-server', /^(?:reset\s+(?:hardware|core)\b|swv\s)/],
];

/** The command behind `monitor`; undefined for commands of GDB itself. */
export function monitorCommandOf(command: string): string | undefined {
  return /^mon(?:i(?:t(?:o(?:r)?)?)?)?\s+(.*)$/.exec(command)?.[1]?.trim();
}

/** The server whose language alone has this command. */
export function languageOf(command: string): MonitorLanguage | undefined {
  return languages.find(([, pattern]) => pattern.test(command))?.[0];
}

const width: Readonly<Record<string, string>> = { w: 'unsigned int', h: 'unsigned short', b: 'unsigned char' };
const number = '(0x[0-9a-fA-F]+|\\d+)';

/** The same in GDB's own words, which any server understands: for writes of memory and of registers. */
export function inGdbWords(command: string): string | undefined {
  const write = new RegExp(`^mw([whb])\\s+${number}\\s+${number}$`).exec(command);
  if (write) return `set *(${width[write[1] ?? ''] ?? ''} *)${write[2]} = ${write[3]}`;
  const register = new RegExp(`^reg\\s+(r\\d{1,2}|sp|lr|pc|msp|psp)\\s+${number}$`).exec(command);
  return register ? `set $${register[1]} = ${register[2]}` : undefined;
}
