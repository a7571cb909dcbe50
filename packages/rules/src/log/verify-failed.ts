import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { sessionWindowAt } from './flash-in-session.js';
import { eventsIn, fewQuoted, isAbout, placeIn } from './in-logs.js';

export const verifyFailed = defineRule({
  id: 'log/verify-failed',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['device'],
  docs: {
    what: 'After the download the memory does not hold what was written.',
    why: 'In external flash that means a loader that does not suit the memory, a memory that is still in another mode, a controller that reads it wrongly, or sectors that were not erased. In the internal flash it means a write that failed.',
    symptom: '"Data mismatch found at address 0x…", "Download verification failed", "** Verify Failed **" of OpenOCD, "MIS-MATCHED!" of GDB\'s compare-sections.',
    wrong: '```text\nError: Data mismatch found at address 0x90000000 (byte = 0xFF instead of 0x00)\n```',
    right: '```text\nDownload verified successfully\n```',
    sources: ['ST community threads on external loaders', 'OpenOCD src/flash/startup.tcl, program', 'GDB manual, compare-sections'],
  },
  messages: {
    at: ({ address, external }: { address: number; external: boolean }) => `The memory at ${formatAddress(address)}${external ? ', external memory,' : ''} does not hold what was written.`,
    somewhere: () => 'The download was verified, and the memory does not hold what was written.',
  },
  check({ logs, program, device }, report) {
    if (!isAbout(logs, program)) return;
    const all = eventsIn(logs, 'data-mismatch', 'verify-failed', 'section-mismatch');
    const first = all.find(({ what }) => what.address !== undefined) ?? all[0];
    if (first === undefined) return;
    const { address } = first.what;
    const common = {
      location: placeIn(first),
      related: fewQuoted(all.filter((at) => at !== first), 3),
      explains: ['log/erased-flash-executed'],
      remedies: [
        {
          title: 'Read the memory back with STM32CubeProgrammer and the same loader',
          certainty: 'reported' as const,
          steps: ['All bytes 0xff: nothing was written, or nothing is read. Bytes that are shifted or repeated: dummy cycles, mode or size do not suit the memory.', 'A wrong loader, or one for another memory of the same board, does this.'],
        },
      ],
    };
    if (address === undefined) report({ message: 'somewhere', data: undefined, ...common });
    else report({ message: 'at', data: { address, external: sessionWindowAt(address, device?.device) !== undefined }, ...common });
  },
});
