import { defineRule } from '../define-rule.js';
import { eventsIn, fewQuoted, isAbout, placeIn, quoted } from './in-logs.js';

export const loaderFailed = defineRule({
  id: 'log/loader-failed',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: "The external loader's Init() failed: the ST-LINK GDB server could not initialize the external memory with it.",
    why: 'The server runs the loader on the chip, to set up pins, clocks and the memory. A loader for another board or another memory fails there; so does one that is set for a board that has no such memory at all.',
    symptom: '"Failed to initialize external memory!", often followed by "Error in initializing ST-LINK device. Reason: Unknown. Please check power and cabling to target." Power and cabling are not the cause then.',
    wrong: '```text\nRun external memory initializer\nFailed to initialize external memory!\n```',
    right: '```text\nRun external memory initializer\nST-LINK device initialization OK\n```',
    sources: ['https://electronics.stackexchange.com/questions/495102 (STM32F103, a loader was enabled)', 'ST community 27851 (STM32L4S9, a loader of its own)'],
  },
  messages: {
    failed: ({ loader }: { loader: string | undefined }) => `The external loader${loader === undefined ? '' : ` ${loader}`} could not initialize the external memory. The session does not get any further.`,
  },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const [first, ...more] = eventsIn(logs, 'loader-init-failed');
    if (first === undefined) return;
    const loaders = eventsIn(logs, 'loader');
    report({
      message: 'failed',
      data: { loader: loaders.length === 1 ? loaders[0]?.what.value : undefined },
      location: placeIn(first),
      related: [...loaders.slice(0, 2).map((at) => quoted(at, 'the loader')), ...fewQuoted(more, 2)],
      explains: ['log/no-connection', 'log/download-failed', 'log/connection-lost'],
      remedies: [
        {
          title: 'Take the loader of this board and this memory, or none',
          certainty: 'reported',
          steps: [
            'Run → Debug Configurations… → Debugger → External loaders: choose the loader of your board; a board of your own needs a loader of its own.',
            'Where nothing is to be programmed into external memory, disable the loader.',
            'Leave "Initialize" off where a bootloader maps the memory.',
          ],
        },
      ],
    });
  },
});
