import { isPresent } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const deviceUnknown = defineRule({
  id: 'project/device-unknown',
  since: '0.1.0',
  severity: 'warning',
  needs: ['program'],
  docs: {
    what: 'Nothing in the folder says which STM32 the program runs on.',
    why: 'The core decides which breakpoints are possible, the device where its memories are. Without it most of the questions stay open.',
    symptom: 'The report lists many rules as not checked.',
    wrong: '```text\nfirmware/\n  app.elf\n  app.ld\n```',
    right: '```text\nqspi-doctor firmware --device STM32L476VG\n```',
    sources: [],
  },
  messages: {
    unknown: ({ why }: { why: string }) => `Which STM32 this program runs on is not known, and with it neither its breakpoint unit nor its memories: ${why}.`,
  },
  async check({ program }, report) {
    const device = await program.open('device');
    if (isPresent(device)) return;
    report({
      message: 'unknown',
      data: { why: device.absent },
      location: program.location,
      remedies: [{ title: 'Name the device', certainty: 'documented', steps: ['Run again with --device, for example: qspi-doctor . --device STM32L476VG', 'Or write it into qspi-doctor.config.json: { "device": "STM32L476VG" }'] }],
    });
  },
});
