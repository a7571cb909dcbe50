import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { entryOf, windowOf } from './subject.js';

export const mpuForbids = defineRule({
  id: 'target/mpu-forbids',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'target'],
  uses: ['device'],
  docs: {
    what: 'The memory protection unit is on and forbids execution where the program is: read from its regions on the live target.',
    why: 'Boot code for external memory often sets a background region without access over everything and opens the memory with a second region. If that region is too small, has the execute-never bit, has the wrong subregions off or lies below another on Armv7-M (the highest number wins), the jump ends in a MemManage fault.',
    symptom: 'MemManage fault or HardFault with CFSR.IACCVIOL at the first instruction in external flash.',
    wrong: '```text\nregion 2   0x90000000 to 0x90ffffff   execute-never\n```',
    right: '```text\nregion 2   0x90000000 to 0x90ffffff   read-only, executable\n```',
    sources: ['Armv7-M Architecture Reference Manual B3.5, PMSAv7: MPU_RBAR, MPU_RASR', 'Armv8-M Architecture Reference Manual B9 and D1.2, PMSAv8: MPU_RBAR, MPU_RLAR', 'STM32CubeH7 and STM32CubeF7, Applications/ExtMem_CodeExecution/ExtMem_Boot: MPU_Config()'],
  },
  messages: {
    forbids: ({ name, address, window, why }: { name: string; address: number; window: string; why: string }) => `The MPU forbids to execute ${name} at ${formatAddress(address)} in ${window}: ${why}.`,
  },
  check({ image, target, device }, report) {
    const entry = entryOf(image);
    const place = windowOf(image, device?.device);
    if (entry === undefined || place === undefined) return;
    const { mpu } = target.facts;
    if (mpu === undefined || !mpu.enabled) return;
    if (mpu.regions === undefined) return report.unknown('the MPU is on, and its regions cannot be read while the core runs: halt it first (--halt)');
    const verdict = mpu.verdicts.find(({ address }) => address === entry.address);
    if (verdict === undefined || verdict.executable) return;
    report({
      message: 'forbids',
      data: { name: entry.name, address: entry.address, window: describeWindow(place.window), why: verdict.why },
      location: image.locate(entry.address),
      related: [
        { address: 0xe000ed94, message: `MPU_CTRL reads ${formatAddress(mpu.control)}` },
        ...mpu.regions.map(({ number, start, end, executeNever, privilegedRead }) => ({ address: start, message: `region ${number}: to ${formatAddress(end)}, ${privilegedRead ? 'readable' : 'no access'}${executeNever ? ', execute-never' : ''}` })),
      ],
      explains: ['target/fault', 'target/main-not-reached'],
      remedies: [
        {
          title: 'Give the external flash a region that may be executed',
          certainty: 'documented',
          steps: [
            `HAL_MPU_ConfigRegion: BaseAddress ${formatAddress(place.window.origin)}, a size that is not smaller than the chip, DisableExec = MPU_INSTRUCTION_ACCESS_ENABLE, AccessPermission with read access, SubRegionDisable 0.`,
            'On Armv7-M a region with a higher number wins where two overlap: the background region must have the lower one. The base must be a multiple of the size.',
          ],
        },
      ],
    });
  },
});
