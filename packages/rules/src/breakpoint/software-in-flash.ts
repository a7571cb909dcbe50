import { formatAddress, type RelatedLocation } from '@qspi-doctor/diagnostics';
import type { LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { breakpointKindInLogs, brokenBreakpointsInLogs } from '../log/breakpoint-evidence.js';
import { gdbMemoryView } from './gdb-memory-view.js';
import { unitTitle } from './reach.js';
import { serverBelief } from './server-belief.js';
import { flashStops, imagesWithSymbols, type FlashStop } from './session-stops.js';
import { softwareRemedies } from './software-remedies.js';

interface Place {
  readonly symbol: string;
  readonly address: number;
  readonly window: string;
}

const at = ({ symbol, address, window }: Place) => `${symbol} (${formatAddress(address)}, ${window})`;
const lost = 'Flash does not keep such a write: the breakpoint is refused or lost, and the program runs on.';

export const softwareInFlash = defineRule({
  id: 'breakpoint/software-in-flash',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'core', 'image', 'program'],
  uses: ['device', 'logs'],
  docs: {
    what: 'The core can halt in external flash, but the debug configuration gives GDB reason to take that flash for RAM. GDB then writes a software breakpoint (a BKPT instruction) into it instead of asking for a hardware breakpoint.',
    why: 'GDB chooses the kind of a breakpoint by its list of memory regions, which normally comes from the GDB server. In a region that is flash or read-only it takes a hardware breakpoint by itself; in one that is RAM, or where there is no list at all, it writes a software breakpoint. Memory-mapped flash cannot be written like that. OpenOCD calls everything RAM that no flash bank covers. What the ST-LINK GDB server sends is not published, but logs of it are: without an external loader everything is RAM but the internal flash, with one its memory is flash. Other versions may differ, so for that server the finding stays a warning until a log proves it.',
    symptom: '"Cannot insert breakpoint 1. Cannot access memory at address 0x90…", "Failed to set breakpoint at address: 0x90…" in the log of the server, or no word at all and a program that never halts. `next` and `finish` fail in the same way, for they set breakpoints as well.',
    wrong: '```text\nsource [find interface/stlink.cfg]\nsource [find target/stm32h7x.cfg]\n```',
    right: '```text\nsource [find interface/stlink.cfg]\nsource [find target/stm32h7x.cfg]\ngdb_breakpoint_override hard\n```',
    sources: [
      'GDB manual, "Memory Map Format", "Memory Region Attributes", "Setting Breakpoints" (set breakpoint auto-hw)',
      'GDB source, gdb/memattr.c lookup_mem_region(), gdb/breakpoint.c insert_bp_location()',
      'OpenOCD src/server/gdb_server.c, gdb_memory_map() and gdb_breakpoint_override; tcl/target/stm32h7x.cfg (QUADSPI, OCTOSPI1, OCTOSPI2)',
      'ST community td-p/658629 (STM32H730: "Failed to set breakpoint" without the external loader, works with it)',
      'logs of ST-LINK GDB servers in public repositories: 30 without an external loader, of 16 versions from 5.1 to 7.11; with one, 6.0 in veliming/ARTPI and 7.8 in split-hue/STM32H7_DigitalHR_ML',
      'stlink-org/stlink#1219 (STM32H735G-DK: the external flash is "ram" in the memory map)',
    ],
  },
  messages: {
    autoHw: (place: Place & { command: string }) => `"${place.command}" keeps GDB from taking hardware breakpoints by itself: at ${at(place)} it refuses a breakpoint, or writes a software breakpoint. ${lost}`,
    region: (place: Place & { command: string }) => `"${place.command}" tells GDB that the ${place.window} can be written like RAM, so GDB writes a software breakpoint at ${at(place)}. ${lost}`,
    emptied: (place: Place & { command: string }) => `After "${place.command}" no memory region tells GDB that the ${place.window} is read-only. It takes it for RAM, and writes a software breakpoint at ${at(place)}. ${lost}`,
    override: (place: Place & { command: string }) => `"${place.command}" makes OpenOCD use software breakpoints only, at ${at(place)} as well. ${lost}`,
    noMap: (place: Place & { command: string }) => `"${place.command}" leaves GDB without a memory map. It then takes all memory for RAM, and writes a software breakpoint at ${at(place)}. ${lost}`,
    noBank: (place: Place & { script: string }) =>
      `${place.script} declares no flash bank for the ${place.window}. OpenOCD tells GDB that what no bank covers is RAM, so GDB writes a software breakpoint at ${at(place)}, where this core could have a hardware one. ${lost}`,
    noLoader: (place: Place & { stop: string }) =>
      `This session sets a breakpoint at ${at(place)} ("${place.stop}"), and no external loader for that memory is enabled. Without one the ST-LINK GDB server tells GDB that the flash is RAM (so in every public log that was found, versions 5.1 to 7.11), and GDB then writes a software breakpoint. ${lost} What this very server tells GDB, the files do not show.`,
    unlisted: (place: Place & { command: string }) =>
      `No external loader for the ${place.window} is enabled in this configuration, and "${place.command}" makes GDB take memory that the server does not list for RAM. Unless the ST-LINK GDB server lists it as flash all the same, GDB writes a software breakpoint at ${at(place)}. ${lost}`,
  },
  async check({ launches, core, device, program, logs }, report) {
    for (const launch of launches) {
      const { configuration, items } = launch;
      // A J-Link answers a request for a software breakpoint in flash with a flash breakpoint of its own.
      if (configuration.kind === 'group' || configuration.kind === 'external-tool' || configuration.probe === 'jlink') continue;
      const images = await imagesWithSymbols(launch, core, program.siblings);
      const [stop] = flashStops(launch, images, core, device?.device);
      if (stop === undefined) continue;
      // A log of a session is better evidence than what its configuration lets expect.
      const seen = logs && breakpointKindInLogs(logs, stop.window, device?.device);
      if (seen === 'hardware') continue;
      const place = { symbol: stop.symbol, address: stop.address, window: describeWindow(stop.window) };
      const subject = { core, device: device?.device, window: stop.window, symbol: stop.symbol, address: stop.address, launch };
      const related = [
        { ...stop.image.locate(stop.address), message: `${stop.symbol} is here, within reach of ${unitTitle(core)}: a hardware breakpoint would halt` },
        ...stopEvidence(launch, stop),
        ...(Array.isArray(seen) ? seen : []),
      ];
      const sure = Array.isArray(seen) ? { severity: 'error' as const, explains: brokenBreakpointsInLogs } : {};
      const view = gdbMemoryView(configuration.commands, stop.address);
      if (view.autoHwOff) {
        report({ message: 'autoHw', data: { ...place, command: view.autoHwOff.text }, location: launch.locate(view.autoHwOff.range), related, ...sure, remedies: softwareRemedies(subject, view.autoHwOff.text) });
        continue;
      }
      if (view.decided) {
        const { software, by, command } = view.decided;
        if (software) report({ message: by === 'region' ? 'region' : 'emptied', data: { ...place, command: command.text }, location: launch.locate(command.range), related, ...sure, remedies: softwareRemedies(subject, command.text) });
        continue;
      }
      // A server that somebody else starts, and a script that is run by GDB, may be told anything.
      if (view.unknown || configuration.startServer === false) continue;
      const downloads = items.some(({ item }) => item.download);
      const belief = await serverBelief(launch, stop.window, stop.address);
      if (belief === undefined) continue;
      if (belief.kind === 'command') {
        report({ message: belief.message, data: { ...place, command: belief.command }, location: belief.location, related, ...sure, remedies: softwareRemedies(subject, belief.command) });
      } else if (belief.kind === 'noBank') {
        // Who attaches and sets no breakpoint there is not warned of what he may never do.
        if (downloads || stop.asked) report({ message: 'noBank', data: { ...place, script: belief.script }, location: belief.location, related, ...sure, remedies: softwareRemedies(subject, undefined) });
      } else if (view.unlistedIsRam && stop.asked) {
        report({ message: 'unlisted', data: { ...place, command: view.unlistedIsRam.text }, location: launch.locate(view.unlistedIsRam.range), related, ...sure, remedies: softwareRemedies(subject, view.unlistedIsRam.text) });
      } else if (downloads && stop.asked) {
        report({ message: 'noLoader', data: { ...place, stop: stop.asked.words }, location: belief.location, related, ...sure, remedies: softwareRemedies(subject, undefined) });
      }
    }
  },
});

function stopEvidence(launch: LaunchInput, { asked }: FlashStop): readonly RelatedLocation[] {
  return asked?.range ? [{ ...launch.locate(asked.range), message: `the session sets a breakpoint there: ${asked.words}` }] : [];
}
