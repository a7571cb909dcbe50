import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { mainOutsideExternalFlash } from './main-outside-external-flash.js';

const run = (options: Parameters<typeof buildFirmware>[0]) =>
  runRuleOn(mainOutsideExternalFlash, { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App'), 'App/Debug/App.elf': buildFirmware(options) });

describe('image/main-outside-external-flash', () => {
  it('finds vectors in external flash and main in the internal one', async () => {
    expect((await run({ table: 0x90000000, mainAt: 0x08001000 })).findings).toMatchObject([
      { severity: 'warning', location: { address: 0x08001000, symbol: 'main' } },
    ]);
  });

  it.each([
    ['everything in external flash', { table: 0x90000000 }],
    ['everything in internal flash', { table: 0x08000000 }],
    ["vectors inside, main outside: single functions in external flash are the author's will", { table: 0x08000000, mainAt: 0x90000000 }],
    ['main copied from external flash to RAM', { table: 0x90000000, mainAt: 0x20000400, mainLoadedAt: 0x90002000 }],
    ['everything at the alias at 0', { table: 0, loadedAt: 0x90000000 }],
  ])('is silent about %s', async (_, options) => {
    expect((await run(options)).findings).toEqual([]);
  });
});
