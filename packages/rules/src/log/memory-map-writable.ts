import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { coreOfSession } from './core-of-session.js';
import { flashWindowOf } from './flash-in-session.js';
import { regionOf, requestsIn } from './in-logs.js';
import { waysToHardware } from './software-ways-out.js';

export const memoryMapWritable = defineRule({
  id: 'log/memory-map-writable',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'image', 'core'],
  uses: ['device'],
  docs: {
    what: "The memory map that a log shows has the program's external flash as RAM.",
    why: 'GDB chooses the kind of a breakpoint by its list of memory regions. In a region that is RAM it writes a software breakpoint, and memory-mapped flash does not take that write.',
    symptom: '`<memory type="ram" start="0x90000000" …>` in the answer to `qXfer:memory-map`, or `rw` in the table of `info mem`.',
    wrong: '```text\nNum Enb Low Addr   High Addr  Attrs\n1   y   0x90000000 0xa0000000 rw nocache\n```',
    right: '```text\nNum Enb Low Addr   High Addr  Attrs\n1   y   0x90000000 0x90800000 flash blocksize 0x10000 nocache\n```',
    sources: ['GDB manual, "Memory Map Format", "Memory Region Attributes"', 'GDB source, gdb/breakpoint.c insert_bp_location(), gdb/memattr.c', 'stlink-org/stlink#1219 (STM32H735G-DK: the external flash is "ram" in the map)', 'logs of ST-LINK GDB servers in public repositories: in 30 of 16 versions, 5.1 to 7.11, without an external loader, the map calls everything RAM but the internal flash; with one its memory is flash (6.0 in veliming/ARTPI, 7.8 in split-hue/STM32H7_DigitalHR_ML)'],
  },
  messages: {
    ram: ({ name, address, window, start, end, server }: { name: string; address: number; window: string; start: number; end: number; server: boolean }) =>
      `${server ? "The server's memory map calls" : "GDB's list of regions has"} ${formatAddress(start)} to ${formatAddress(end - 1)} ${server ? 'RAM' : 'as "rw"'}, and ${name} is there (${formatAddress(address)}, ${window}): GDB writes software breakpoints, which flash does not take.`,
  },
  check({ logs, image, core, device }, report) {
    const { main } = image;
    const place = main && flashWindowOf(main.address, logs, image, device?.device);
    if (!main || place?.surelyFlash !== true || main.address > core.breakpointUnit.highestAddress) return;
    // What the session really asked for is told by the packets themselves.
    const hardware = requestsIn(logs).some(({ what }) => what.kind === 'hardware' && what.outcome === 'accepted' && flashWindowOf(what.address, logs, image, device?.device)?.window.origin === place.window.origin);
    if (hardware) return;
    for (const input of logs.logs) {
      const region = regionOf(input, main.address);
      if (region === undefined || region === 'unlisted' || region.kind !== 'ram') continue;
      report({
        message: 'ram',
        data: { name: main.name, address: main.address, window: describeWindow(place.window), start: region.start, end: region.end, server: region.from === 'server' },
        location: { file: input.file, line: region.line },
        related: [{ ...image.locate(main.address), message: `${main.name} is here` }],
        explains: ['log/software-breakpoint-in-flash', 'log/breakpoint-refused', 'log/breakpoint-pending'],
        remedies: waysToHardware({ tools: new Set(input.log.tools.map(({ tool }) => tool)), core: coreOfSession(logs, core)?.name, window: place.window }),
      });
      return;
    }
  },
});
