import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { sessionWindowAt } from './flash-in-session.js';
import { eventsIn, fewQuoted, isAbout, placeIn, regionOf } from './in-logs.js';

export const memoryNotReadable = defineRule({
  id: 'log/memory-not-readable',
  since: '0.1.0',
  severity: 'warning',
  needs: ['logs', 'program'],
  uses: ['device'],
  docs: {
    what: 'GDB could not read an address of external memory.',
    why: 'Either the memory is not mapped at that time: no bootloader has run since the reset, or a reset took the mapping away. Or GDB has a list of memory regions in which the address is missing: what is not in the list is not accessible unless told otherwise.',
    symptom: '"Cannot access memory at address 0x90…" when variables are shown or code is disassembled.',
    wrong: '```text\n(gdb) x/2wx 0x90000000\nCannot access memory at address 0x90000000\n```',
    right: '```text\n(gdb) x/2wx 0x90000000\n0x90000000:  0x20018000  0x90000405\n```',
    sources: ['GDB manual, "Memory Access Checking" (set mem inaccessible-by-default)', 'https://github.com/ArduPilot/ardupilot/pull/16698', 'ST community ta-p/833499 (STM32N6: before the first stage has mapped the memory)'],
  },
  messages: {
    unlisted: ({ address, window }: { address: number; window: string }) => `GDB could not read ${formatAddress(address)} (${window}): its list of memory regions does not have that address.`,
    unmapped: ({ address, window }: { address: number; window: string }) => `GDB could not read ${formatAddress(address)} (${window}). The memory was not mapped at that time, or GDB's list of memory regions does not have it.`,
  },
  check({ logs, program, device }, report) {
    if (!isAbout(logs, program)) return;
    const all = eventsIn(logs, 'memory-inaccessible').filter(({ what }) => what.address !== undefined && sessionWindowAt(what.address, device?.device) !== undefined);
    const [first, ...more] = all;
    const address = first?.what.address;
    const window = address === undefined ? undefined : sessionWindowAt(address, device?.device);
    if (first === undefined || address === undefined || window === undefined) return;
    const region = regionOf(first.input, address);
    report({
      message: region === 'unlisted' ? 'unlisted' : 'unmapped',
      data: { address, window: describeWindow(window) },
      location: { ...placeIn(first), address },
      related: fewQuoted(more, 2),
      remedies: [
        {
          title: 'Let the bootloader map the memory first',
          certainty: 'documented',
          steps: ['Start with the bootloader (load both images, reset, run until the jump), and look at the memory then.', 'monitor reset, and a connection under reset, take the mapping away again.'],
        },
        { title: 'Put the address on the list', certainty: 'documented', steps: [`mem ${formatAddress(window.origin)} ${formatAddress(window.origin + window.span)} ro   (after the connection)`, '"set mem inaccessible-by-default off" makes it readable too, but GDB then takes it for RAM and writes software breakpoints.'] },
      ],
    });
  },
});
