import type { Device } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn } from './in-logs.js';

export const inSystemBootloader = defineRule({
  id: 'log/in-system-bootloader',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['device'],
  docs: {
    what: "The core stopped in the chip's own boot loader (system memory), not in the program.",
    why: 'After a reset the chip starts from system memory when BOOT0 or the option bytes say so, and on many parts when the internal flash is empty. A program in external flash alone leaves the internal flash empty: somebody has to map the external memory first.',
    symptom: '"Break at address "0x1fff51f4" with no debug information available, or outside of program code."',
    wrong: '```text\nBreak at address "0x1fff51f4" with no debug information available, or outside of program code.\n```',
    right: '',
    sources: ['ST community 0D53W00000raYd2SAE (STM32L4R9)', 'ST AN2606, boot modes; reference manuals, "Boot configuration" (empty check)'],
  },
  messages: { there: ({ address }: { address: number }) => `The core stopped at ${formatAddress(address)}, in the boot loader of the chip: it started from system memory, not from the internal flash.` },
  check({ logs, program, device }, report) {
    if (!isAbout(logs, program)) return;
    const found = eventsIn(logs, 'break-outside', 'stop').find(({ what }) => what.address !== undefined && isSystemMemory(what.address, device?.device));
    if (found?.what.address === undefined) return;
    report({
      message: 'there',
      data: { address: found.what.address },
      location: { ...placeIn(found), address: found.what.address },
      remedies: [
        {
          title: 'Make the chip start from its internal flash',
          certainty: 'documented',
          steps: ['BOOT0 low (pin, or nSWBOOT0 and nBOOT0 in the option bytes), then a reset.', 'Program a bootloader into the internal flash: an empty one sends many parts to system memory.', 'If it happens only now and then, end the session and start it anew: the option bytes are read again after a power cycle.'],
        },
      ],
    });
  },
});

function isSystemMemory(address: number, device: Device | undefined): boolean {
  const known = device?.memories.filter(({ kind, length }) => kind === 'system' && length !== undefined) ?? [];
  if (known.some(({ origin, length }) => address >= origin && address - origin < (length ?? 0))) return true;
  return address >= 0x1fff0000 && address <= 0x1fffffff && !(device?.memories.some(({ kind, origin, length }) => kind !== 'system' && length !== undefined && address >= origin && address - origin < length) ?? false);
}
