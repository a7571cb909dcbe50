import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { eventsIn, fewQuoted, isAbout, placeIn } from './in-logs.js';

export const erasedFlashExecuted = defineRule({
  id: 'log/erased-flash-executed',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The core went to 0xfffffffe: it took its reset handler from memory that reads as 0xffffffff.',
    why: 'Erased flash reads as ones. So does external memory that is not mapped or is read wrongly. The program was not downloaded there, or the memory is not ready when the vectors are read.',
    symptom: '"Break at address "0xfffffffe" with no debug information available"; "pc: 0xfffffffe msp: 0xfffffffc" when OpenOCD halts.',
    wrong: '```text\nBreak at address "0xfffffffe" with no debug information available, or outside of program code.\n```',
    right: '',
    sources: ['ST community td-p/78070; m-p/118751', 'Armv7-M Architecture Reference Manual B1.5.5, reset behaviour'],
  },
  messages: { there: ({ address }: { address: number }) => `The core went to ${formatAddress(address)}: the vector table from which it started reads as 0xffffffff, as erased flash does.` },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const erased = (address: number | undefined) => address !== undefined && address >= 0xfffffffc;
    const stops = eventsIn(logs, 'break-outside', 'stop').filter(({ what }) => erased(what.address));
    // A chip is often empty before its first download: that is no fault.
    const halts = eventsIn(logs, 'pc').filter(({ what, input }) => erased(what.address) && !eventsIn({ ...logs, logs: [input] }, 'erased-internal', 'erased-external', 'section-loaded', 'programmer-started', 'gdb-erased', 'segment-erased', 'download-complete', 'verified').some((later) => later.what.lastLine > what.line));
    const first = stops[0] ?? halts[0];
    if (first?.what.address === undefined) return;
    report({
      message: 'there',
      severity: stops.length > 0 ? 'error' : 'warning',
      data: { address: first.what.address },
      location: { ...placeIn(first), address: first.what.address },
      related: fewQuoted([...stops, ...halts].filter((at) => at !== first), 2),
      remedies: [
        {
          title: 'See what is at the vector table',
          certainty: 'documented',
          steps: ['In the GDB console: x/2wx 0x08000000, and x/2wx 0x90000000 for a program in external flash. The first word is the stack pointer, the second the reset handler; ones mean that nothing is there.', 'Program the bootloader as well as the application, and map the external memory before the application is started.'],
        },
      ],
    });
  },
});
