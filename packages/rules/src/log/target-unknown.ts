import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn } from './in-logs.js';

export const targetUnknown = defineRule({
  id: 'log/target-unknown',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The ST-LINK GDB server does not take the chip for one of ST.',
    why: 'The server reads an identification from the chip and ends the session where that is not as expected: with a chip of another maker, with another probe in front of it, and, by reports, with single releases on the second core of some parts.',
    symptom: '"Could not verify ST device! Abort connection." (exit code 18)',
    wrong: '```text\nCould not verify ST device! Abort connection.\n```',
    right: '',
    sources: ['ST-LINK GDB server, exit codes', 'https://electronics.stackexchange.com/questions/618555 (STM32H747, Cortex-M4, over J-Link)'],
  },
  messages: { refused: () => 'The ST-LINK GDB server could not verify that the chip is one of ST, and ended the session.' },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const [first] = eventsIn(logs, 'device-not-verified');
    if (first === undefined) return;
    report({
      message: 'refused',
      data: undefined,
      location: placeIn(first),
      explains: ['log/no-connection', 'log/connection-lost'],
      remedies: [
        {
          title: 'Check the marking of the chip, or debug with OpenOCD',
          certainty: 'reported',
          steps: ['Boards with chips of other makers ("Blue Pill" clones) are refused for good; OpenOCD debugs many of them.', 'With a genuine part: another release of the server, and the access port of the core that is meant.'],
        },
      ],
    });
  },
});
