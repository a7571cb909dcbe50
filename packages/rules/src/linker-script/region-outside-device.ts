import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { coverageFrom, isExternalSpace, isOutsideOfTheData, memoryListOf } from './device-coverage.js';
import { obstacleIn } from './obstacle.js';
import { placedRegions, sectionsIn } from './region-use.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

export const regionOutsideDevice = defineRule({
  id: 'linker-script/region-outside-device',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript', 'device'],
  docs: {
    what: 'A memory region starts where the device has no memory.',
    why: 'ld believes MEMORY; nothing checks it against the part. The addresses of other families differ: RAM of an STM32H7 is at 0x24000000, of an STM32F4 at 0x20000000. A region behind an external memory window that the part does not have is reported as a note, unless the code itself is placed there: display projects declare such a region for data that another program loads.',
    symptom: 'Programming fails, or the core faults at the first access.',
    wrong: sample(['ORIGIN = 0x20000000', 'ORIGIN = 0x24000000']),
    right: sample(),
    sources: ['Memory sizes and addresses: public part data of STMicroelectronics (open pin data, CMSIS device headers); see the sources of "qspi-doctor explain"'],
  },
  messages: {
    outside: ({ name, origin, device, has }: { name: string; origin: number; device: string; has: string }) => `The region ${name} starts at ${formatAddress(origin)}, where ${device} has no memory. It has ${has}.`,
    window: ({ name, origin, device }: { name: string; origin: number; device: string }) =>
      `The region ${name} starts at ${formatAddress(origin)}, where ${device} has no external memory window: what is placed there cannot be read at this address.`,
  },
  check({ linkerScript, device: { device, location, rivals = [] } }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (!device.memoriesComplete) return report.unknown(`not all memories of ${device.name} are known`);
    const { layout } = linkerScript;
    const code = typicalLink(linkerScript).placed.get('.text')?.section.region;
    for (const region of placedRegions(layout)) {
      const { name, origin, length, originRange, range, script } = region;
      // Where the project names several devices, project/device-mismatch says so: a script that is right for one of them is no second fault.
      if ([device, ...rivals].some((part) => isOutsideOfTheData(origin, part) || coverageFrom(origin, part).end > origin)) continue;
      const external = isExternalSpace(origin);
      const holdsCode = code !== undefined && layout.region(code) === region;
      // A made-up region that nothing is placed in: sizes for tools, bit-band views.
      if (!external && sectionsIn(region, layout).length === 0 && length <= 0x10) continue;
      report({
        message: external ? 'window' : 'outside',
        ...(external && !holdsCode ? { severity: 'note' as const } : {}),
        data: { name, origin, device: device.name, has: memoryListOf(device) },
        location: linkerScript.locate(originRange ?? range, script),
        explains: ['linker-script/stack-outside-ram', 'image/segment-outside-device', 'image/invalid-vector-table', 'boot/main-not-reached', ...(holdsCode ? ['project/vector-base-macro'] : [])],
        related: location.file === undefined ? [] : [{ ...location, message: `says that the device is ${device.name}` }],
        remedies: [{ title: 'Give the region an address that the part has', certainty: 'documented', steps: [`${device.name} has ${memoryListOf(device)}.`, 'If the device is another one, say so with --device or in qspi-doctor.config.json.'] }],
      });
    }
  },
});
