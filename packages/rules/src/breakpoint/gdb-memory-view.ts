import type { GdbCommand } from '@qspi-doctor/launch-config';

/**
 * What the commands of a session make GDB believe of one address. GDB takes a hardware breakpoint by itself where a region that is not `rw` holds the
 * address, and where a list of regions exists and none holds it (mode unknown); it writes a software breakpoint where the region is `rw`, and where
 * there is no region at all (GDB, gdb/memattr.c lookup_mem_region(), gdb/breakpoint.c insert_bp_location(); proved in docs/proof.md).
 */
export interface GdbMemoryView {
  /** `set breakpoint auto-hw off`: GDB makes no breakpoint a hardware one by itself. */
  readonly autoHwOff: GdbCommand | undefined;
  /** The kind of breakpoint that the commands themselves bring about, with the command that does it; undefined: the map of the server decides. */
  readonly decided: { readonly software: boolean; readonly by: 'region' | 'emptied list'; readonly command: GdbCommand } | undefined;
  /** `set mem inaccessible-by-default off`: what no region holds is read and written like RAM. */
  readonly unlistedIsRam: GdbCommand | undefined;
  /** A script is run that may do any of that, or a command that is not understood. */
  readonly unknown: boolean;
}

const setAutoHw = /^set (?:b|br|break|breakpoint) auto-hw(?: (\S+))?$/;
const setUnlisted = /^set mem inac[a-z-]*(?: (\S+))?$/;
const memRegion = /^mem (0x[0-9a-f]+|\d+) (0x[0-9a-f]+|\d+)((?: \S+)*)$/i;
const deleteRegions = /^(?:d|del|delete) mem(?: (.*))?$/;
const runsMore = /^(?:(?:source|shell|python|py|define|if|while|mem)\b|!)/;

interface Region {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly writable: boolean;
  readonly command: GdbCommand;
}

export function gdbMemoryView(commands: readonly GdbCommand[], address: number): GdbMemoryView {
  let autoHwOff: GdbCommand | undefined;
  let unlistedIsRam: GdbCommand | undefined;
  /** The command that threw the server's regions away: from there on the list is the user's alone. */
  let emptied: GdbCommand | undefined;
  let unknown = false;
  let regions: Region[] = [];
  for (const command of commands) {
    const text = command.text.replace(/\s+/g, ' ').trim();
    const autoHw = setAutoHw.exec(text);
    const unlisted = setUnlisted.exec(text);
    const region = memRegion.exec(text);
    const deleted = deleteRegions.exec(text);
    if (autoHw) autoHwOff = isOff(autoHw[1]) ? command : undefined;
    else if (unlisted) unlistedIsRam = isOff(unlisted[1]) ? command : undefined;
    else if (region) {
      const start = Number(region[1]);
      // GDB takes an end of 0 for the top of the address space, and refuses what overlaps a region that is there already.
      const end = Number(region[2]) || 2 ** 32;
      if (end > start && !regions.some((other) => start < other.end && other.start < end)) regions.push({ start, end, writable: !/ (?:ro|wo)(?: |$)/.test(region[3] ?? ''), command });
    } else if (text === 'mem auto' || (deleted && deleted[1] === undefined)) {
      regions = [];
      emptied = deleted ? command : undefined;
    } else if (deleted ? regions.length > 0 : runsMore.test(text)) unknown = true;
  }
  const holding = regions.find(({ start, end }) => address >= start && address < end);
  const ownList = emptied && { software: regions.length === 0 || unlistedIsRam !== undefined, by: 'emptied list' as const, command: emptied };
  return { autoHwOff, decided: holding ? { software: holding.writable, by: 'region', command: holding.command } : ownList, unlistedIsRam, unknown };
}

/** GDB's words for "off", which may be shortened (gdb/cli/cli-setshow.c parse_cli_boolean_value()). */
function isOff(word = 'on'): boolean {
  return word === '0' || (word.length > 1 && 'off'.startsWith(word)) || 'no'.startsWith(word) || 'disable'.startsWith(word);
}
