import { editLaunch, launchKeys } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';

export const pinnedProbe = defineRule({
  id: 'launch/pinned-probe',
  since: '0.1.0',
  severity: 'note',
  needs: ['launches'],
  docs: {
    what: 'The configuration works with one probe alone: its serial number is given, and checked.',
    why: 'That is right where several boards hang on one machine. In a project that others use as well, their probe is refused.',
    symptom: '"ST-LINK … not found" (exit code 17 of the ST-LINK GDB server) although a probe is connected.',
    wrong: '```text\nST-LINK S/N: 066DFF3332504E3043221953          (ticked)\n```',
    right: '```text\nST-LINK S/N:          (not ticked)\n```',
    sources: ['Public CubeIDE launch files: 6 of 44 repositories ask for one probe'],
  },
  messages: {
    pinned: ({ serial }: { serial: string }) => `This configuration works only with the probe of serial number ${serial}.`,
  },
  check({ launches }, report) {
    for (const launch of launches) {
      const { serialNumber, probe, kind } = launch.configuration;
      if (!serialNumber?.enforced || serialNumber.value === '') continue;
      const key = probe === 'jlink' ? launchKeys.jlinkSerialNumberEnforced : launchKeys.stLinkSerialNumberEnforced;
      const { edits } = kind === 'cubeide' ? editLaunch(launch.document.text, [{ key, element: 'boolean', value: false }]) : { edits: [] };
      report({
        message: 'pinned',
        data: { serial: serialNumber.value },
        location: launch.locate(launch.configuration.at(key)),
        // Whoever has several boards wants just this: it is offered, not made.
        remedies: [{ title: 'Take any probe', certainty: 'documented', steps: ['Run → Debug Configurations… → Debugger: take away the tick at the serial number.', ...(edits.length > 0 ? [`Key ${key}: false.`] : [])] }],
      });
    }
  },
});
