import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { mpuRegion } from './mpu-region.js';

/** As HAL_MPU_ConfigRegion and HAL_MPU_Enable write them: region 3 of 32 MB. */
const region = (base: number) => [[0xe000ed98, 3], [0xe000ed9c, base], [0xe000eda0, 0x03000031], [0xe000ed94, 5]] as const;
const run = (base: number, mcu = 'STM32H750XBHx', cpuArch = 13) => runRuleOn(mpuRegion, pair({ mcu, application: { writesInMain: region(base), cpuArch } }));

describe('boot/mpu-region', () => {
  it('finds a base that is no multiple of the size, and names the two that are', async () => {
    const { findings } = await run(0x91000000);
    expect(findings).toMatchObject([
      {
        severity: 'error',
        data: { region: 3, base: 0x91000000, size: 0x2000000 },
        location: { file: 'App/Debug/App.elf', symbol: 'main' },
        remedies: [{ steps: [expect.stringContaining('0x90000000 or 0x92000000'), expect.any(String)] }],
      },
    ]);
  });

  it('is a note where nothing of the program lies in what is taken in or left out', async () => {
    expect((await run(0x93170000)).findings).toMatchObject([{ severity: 'note', data: { base: 0x93170000 } }]);
  });

  it('warns of it in a bootloader that maps the memory, and is silent about other programs in the internal flash', async () => {
    const boot = (base: number, functions: readonly string[]) => runRuleOn(mpuRegion, { ...cubeProject('Boot', { name: 'Boot', mcu: 'STM32H750XBHx', linkerScript: 'x.ld' }), 'Boot/x.ld': script(0x08000000), 'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, writesInMain: region(base), functions }) });
    expect((await boot(0x91000000, ['HAL_QSPI_MemoryMapped'])).findings).toMatchObject([{ severity: 'warning', data: { region: 3, base: 0x91000000 } }]);
    expect((await boot(0x92000000, ['HAL_QSPI_MemoryMapped'])).findings).toEqual([]);
    expect((await boot(0x24008000, ['HAL_QSPI_MemoryMapped'])).findings).toEqual([]);
    expect((await boot(0x91000000, [])).findings).toEqual([]);
  });

  it('is silent about an aligned one, and about cores whose regions have a limit in place of a size', async () => {
    expect((await run(0x92000000)).findings).toEqual([]);
    expect((await run(0x91000000, 'STM32U575AIIxQ', 17)).findings).toEqual([]);
  });
});
