import { formatAddress } from '@qspi-doctor/diagnostics';
import { placeText } from '@qspi-doctor/live-target';
import { defineRule } from '../define-rule.js';
import { placeIn } from './subject.js';

export const mainNotReached = defineRule({
  id: 'target/main-not-reached',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'target'],
  uses: ['image'],
  docs: {
    what: 'A breakpoint of the right kind was set on the live target, the core was let go, and it did not halt there (`qspi-doctor target --prove main`).',
    why: 'With a breakpoint that this core can match, only the program itself keeps the core away: it started past that point already, hangs or faults on the way, or never jumps.',
    symptom: 'Every breakpoint before some point hits, none after it does.',
    wrong: '```text\n--prove main: it did not come there within 3 s; pc 0x08000212 (Error_Handler + 6)\n```',
    right: '```text\n--prove main: halted at 0x9000006a (main + 2) after 14 ms\n```',
    sources: ['GDB manual, "Packets": Z0, Z1; Armv7-M Architecture Reference Manual C1.8, DWT_FUNCTIONn'],
  },
  messages: {
    elsewhere: ({ name, address, means, failure, where }: { name: string; address: number; means: string; failure: string; where: string }) =>
      `${name} at ${formatAddress(address)} with a ${means}: ${failure}. The core is at ${where}.`,
  },
  check({ program, image, target }, report) {
    const { proof, leads } = target;
    if (!leads || proof === undefined || proof.halted) return;
    const { name, address, means, failure = 'it did not halt', place } = proof;
    report({
      message: 'elsewhere',
      data: { name, address, means, failure, where: placeText(place) },
      location: placeIn(image, program, address),
      related: place === undefined ? [] : [{ ...(image && place.image === program.name ? image.locate(place.address) : { address: place.address }), message: `where the core is: ${placeText(place)}${place.instruction === 'loop' ? ', a branch to itself' : ''}` }],
      remedies: [
        {
          title: 'Start from the reset',
          certainty: 'documented',
          steps: ['A program that is past that point does not come there again: qspi-doctor target … --reset --prove main resets the chip first.', 'Where the core stands now is the place to look at: halt there and go up the call stack.'],
        },
      ],
    });
  },
});
