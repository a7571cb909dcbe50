import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { coverageFrom, isExternalSpace, isOutsideOfTheData } from './device-coverage.js';
import { obstacleIn } from './obstacle.js';
import { placedRegions } from './region-use.js';
import { sample } from './samples.js';
import { holdsProgram } from './trial-link.js';

export const regionExceedsDevice = defineRule({
  id: 'linker-script/region-exceeds-device',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript', 'device', 'program'],
  docs: {
    what: 'A memory region is longer than the memory of the device.',
    why: 'ld places sections up to the end of the region without complaint. The top of the stack is often computed from the length of the RAM region. In the diagnosis of a folder, a region for buffers alone (neither vectors, code, data nor stack) is a warning.',
    symptom: 'A fault at the first push, when the stack is beyond the end of RAM; or programming fails once the program has grown.',
    wrong: sample(['LENGTH = 96K', 'LENGTH = 1M']),
    right: sample(),
    sources: ['Memory sizes: public part data of STMicroelectronics (open pin data, CMSIS device headers)'],
  },
  messages: {
    longer: ({ name, end, last, device, excess }: { name: string; end: number; last: number; device: string; excess: number }) =>
      `The region ${name} ends at ${formatAddress(end)}, ${formatSize(excess)} beyond the memory of ${device}, which ends at ${formatAddress(last)} there.`,
  },
  check({ linkerScript, program, device: { device, location, rivals = [] } }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (!device.memoriesComplete) return report.unknown(`not all memories of ${device.name} are known`);
    for (const region of placedRegions(linkerScript.layout)) {
      const { name, origin, length, lengthRange, range, script } = region;
      if (isOutsideOfTheData(origin, device) || isExternalSpace(origin)) continue;
      const { end } = coverageFrom(origin, device);
      if (end === origin || origin + length <= end) continue;
      // Where the project names several devices, project/device-mismatch says so: a script that is right for one of them is no second fault.
      if (rivals.some((rival) => coverageFrom(origin, rival).end >= origin + length)) continue;
      report({
        message: 'longer',
        // The sections of a buffer region seldom reach its end: the firmware runs.
        ...(program.siblings.length > 0 && !holdsProgram(linkerScript, region) ? { severity: 'warning' as const } : {}),
        data: { name, end: origin + length, last: end, device: device.name, excess: origin + length - end },
        location: linkerScript.locate(lengthRange ?? range, script),
        explains: ['linker-script/stack-outside-ram', 'image/segment-outside-device', 'image/invalid-vector-table'],
        related: location.file === undefined ? [] : [{ ...location, message: `says that the device is ${device.name}` }],
        remedies: [
          { title: `Let the region end at ${formatAddress(end)}`, certainty: 'documented', steps: [`LENGTH = ${(end - origin) % 1024 === 0 ? `${(end - origin) / 1024}K` : `0x${(end - origin).toString(16)}`}`, 'If the device is another one, say so with --device or in qspi-doctor.config.json.'] },
        ],
      });
    }
  },
});
