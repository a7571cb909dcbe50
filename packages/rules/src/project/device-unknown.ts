import { coreTitle } from '@qspi-doctor/devices';
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
    unknown: ({ why }: { why: string }) => `Which STM32 this program runs on is not known: ${why}. Neither its breakpoint unit nor its memories can be judged.`,
    coreKnown: ({ why, core }: { why: string; core: string }) =>
      `Which STM32 this program runs on is not known: ${why}. Its image was compiled for a ${core}, so breakpoints are judged; what depends on the memories of the part is not.`,
  },
  async check({ program }, report) {
    const device = await program.open('device');
    if (isPresent(device)) return;
    const core = await program.open('core');
    report({
      ...(isPresent(core)
        ? { message: 'coreKnown' as const, severity: 'note' as const, data: { why: device.absent, core: coreTitle(core.value.name) } }
        : { message: 'unknown' as const, data: { why: device.absent, core: '' } }),
      location: program.location,
      remedies: [{ title: 'Name the device', certainty: 'documented', steps: ['Run again with --device, for example: qspi-doctor . --device STM32L476VG', 'Or write it into qspi-doctor.config.json: { "device": "STM32L476VG" }'] }],
    });
  },
});
