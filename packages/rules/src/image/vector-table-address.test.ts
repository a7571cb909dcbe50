import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { vectorTableAddress } from './vector-table-address.js';

const boot = (startsTableAt: number) => ({
  'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
  ...cubeProject('Boot', { name: 'Boot', linkerScript: 'flash.ld' }),
  'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, startsTableAt }),
});
const run = (table: number, scriptOrigin: number, startsTableAt?: number) =>
  runRuleOn(vectorTableAddress, {
    'App/STM32L476VGTX_QSPI.ld': script(scriptOrigin, { length: '1M' }),
    ...cubeProject('App'),
    'App/Debug/App.elf': buildFirmware({ table }),
    ...(startsTableAt === undefined ? {} : boot(startsTableAt)),
  });

describe('image/vector-table-address', () => {
  it('finds a bootloader that looks for the table at the start of the window while it is further up', async () => {
    const { findings } = await run(0x90100000, 0x90100000, 0x90000000);
    expect(findings).toMatchObject([
      {
        severity: 'error',
        program: 'App',
        messageId: 'bootloader',
        data: { table: 0x90100000, expected: 0x90000000 },
        related: [{ file: 'Boot/Debug/Boot.elf', symbol: 'Reset_Handler' }, { file: 'App/STM32L476VGTX_QSPI.ld', message: 'region QSPI, in which the table lies' }],
      },
    ]);
  });

  it('finds a bootloader that takes two words out of the middle of the image for a table', async () => {
    const { findings } = await run(0x90000000, 0x90000000, 0x90000190);
    expect(findings).toMatchObject([{ messageId: 'bootloader', data: { table: 0x90000000, expected: 0x90000190 } }]);
  });

  it('finds an image that was linked for another memory than the script says', async () => {
    const { findings } = await run(0x08000000, 0x90000000);
    expect(findings).toMatchObject([{ messageId: 'script', data: { table: 0x08000000, region: 'QSPI' }, related: [{ file: 'App/STM32L476VGTX_QSPI.ld' }] }]);
  });

  it.each([
    ['both agree', 0x90000000, 0x90000000, 0x90000000],
    ['the table stands further up and the bootloader knows it', 0x90100000, 0x90100000, 0x90100000],
    ['there is no bootloader', 0x90100000, 0x90100000, undefined],
  ])('is silent where %s', async (_, table, origin, starts) => {
    expect((await run(table, origin, starts)).findings).toEqual([]);
  });
});
