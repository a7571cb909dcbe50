import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn, quoted } from './in-logs.js';

export const probeFirmware = defineRule({
  id: 'log/probe-firmware',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The GDB server wants a newer firmware of the ST-LINK probe.',
    why: 'Each release of the server names the oldest firmware that it works with.',
    symptom: '"Error in initializing ST-LINK device. Reason: ST-LINK firmware upgrade required."',
    wrong: '```text\nReason: ST-LINK firmware upgrade required.\n```',
    right: '',
    sources: ['public logs of ST-LINK GDB server 7.10 and 7.11', 'ST-LINK GDB server, exit codes'],
  },
  messages: { old: ({ firmware }: { firmware: string | undefined }) => `The server asks for a newer firmware of the ST-LINK${firmware === undefined ? '' : `, which has ${firmware}`}. It does not connect before.` },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const [first] = eventsIn(logs, 'firmware-upgrade');
    if (first === undefined) return;
    const [firmware] = eventsIn(logs, 'probe-firmware');
    report({
      message: 'old',
      data: { firmware: firmware?.what.value },
      location: placeIn(first),
      related: firmware ? [quoted(firmware)] : [],
      explains: ['log/no-connection'],
      remedies: [{ title: 'Upgrade the firmware of the probe', certainty: 'documented', steps: ['In CubeIDE: Help → ST-LINK Upgrade; in STM32CubeProgrammer: Firmware upgrade; or STSW-LINK007.', 'Unplug the probe and plug it in again, then debug.'] }],
    });
  },
});
