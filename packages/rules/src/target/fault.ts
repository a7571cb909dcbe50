import { formatAddress } from '@qspi-doctor/diagnostics';
import { exceptionName, isFault, placeText } from '@qspi-doctor/live-target';
import { defineRule } from '../define-rule.js';
import { placeIn } from './subject.js';

export const fault = defineRule({
  id: 'target/fault',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'target'],
  uses: ['image'],
  docs: {
    what: 'The core is in a fault handler or has locked up. The fault status registers are put into words, and the exception frame tells where it happened.',
    why: 'A fault at or after the jump into external flash is what most mistakes on the way end in: memory that is not mapped, an erased vector, a forbidden region of the MPU, a branch without the Thumb bit, a stack outside of RAM.',
    symptom: 'The debugger stops in `HardFault_Handler` or `Default_Handler`, in an endless loop; or pc is 0xfffffffe and the core is locked up.',
    wrong: '```text\nCFSR 0x00000100: instruction fetch from an address that the bus answers with an error\n```',
    right: '```text\nCFSR 0x00000000, HFSR 0x00000000\n```',
    sources: ['Armv7-M Architecture Reference Manual B3.2.15 to B3.2.18, CFSR, HFSR, MMFAR, BFAR; B1.5.6, exception entry; B1.5.15, lockup', 'Armv8-M Architecture Reference Manual D1.2, CFSR.STKOF'],
  },
  messages: {
    handler: ({ exception, words, at }: { exception: string; words: string; at: string }) => `The core is in its ${exception} handler${at === '' ? '' : `, which interrupted ${at}`}: ${words}.`,
    lockup: ({ words }: { words: string }) => `The core has locked up: a fault occurred while it handled a fault, and only a reset helps. ${words}.`,
    recorded: ({ words }: { words: string }) => `A fault is on record that the program has survived, or that was not cleared: ${words}.`,
  },
  check({ program, image, target }, report) {
    if (!target.leads) return;
    const { state, faults, interrupted, pc } = target.facts;
    if (faults === undefined && !state.lockedUp && !isFault(state.exception)) return report.unknown('this core has no fault status registers, or they could not be read');
    const words = faults && faults.words.length > 0 ? faults.words.join('; ') : 'the status registers record no reason';
    const registers = faults && { address: 0xe000ed28, message: `CFSR ${formatAddress(faults.cfsr)}, HFSR ${formatAddress(faults.hfsr)}, MMFAR ${formatAddress(faults.mmfar)}, BFAR ${formatAddress(faults.bfar)}` };
    const place = interrupted ?? pc;
    const shared = {
      location: place === undefined ? program.location : placeIn(image && place.image === program.name ? image : undefined, program, place.address),
      related: [...(registers ? [registers] : []), ...(interrupted && pc ? [{ address: pc.address, message: `the handler: ${placeText(pc)}` }] : [])],
      explains: ['target/main-not-reached'],
      remedies: [],
    };
    if (state.lockedUp) report({ message: 'lockup', data: { words: words.charAt(0).toUpperCase() + words.slice(1) }, ...shared });
    else if (isFault(state.exception)) report({ message: 'handler', data: { exception: exceptionName(state.exception), words, at: interrupted === undefined ? '' : placeText(interrupted) }, ...shared });
    else if (faults && faults.words.length > 0) report({ message: 'recorded', severity: 'note', data: { words }, ...shared });
  },
});
