import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { vtorMismatch } from './vtor-mismatch.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };
const boot = {
  'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
  ...cubeProject('Boot', { name: 'Boot', linkerScript: 'flash.ld' }),
  'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 }),
};
const bootThatSetsVtor = { ...boot, 'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, vtor: 0x90000000, startsTableAt: 0x90000000 }) };

describe('boot/vtor-mismatch', () => {
  it('finds VTOR at the internal flash by running the image, and points to the store', async () => {
    const { findings } = await runRuleOn(vtorMismatch, { ...app, ...boot, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x08000000 }) });
    expect(findings).toMatchObject([
      { program: 'App', severity: 'error', data: { vtor: 0x08000000, table: 0x90000000 }, location: { file: 'App/Debug/App.elf', symbol: 'SystemInit' } },
    ]);
    expect(findings[0]?.message).toContain('the vector table of Boot');
  });

  it.each([
    ['SystemInit writes the right table', buildFirmware({ table: 0x90000000, vtor: 0x90000000 }), {}],
    ['main corrects it first thing', buildFirmware({ table: 0x90000000, vtor: 0x08000000, vtorInMain: 0x90000000 }), {}],
    ['a copy of the table in RAM is used', buildFirmware({ table: 0x90000000, vtor: 0x20000000 }), {}],
    ['the bootloader wrote it', buildFirmware({ table: 0x90000000 }), bootThatSetsVtor],
    ['the program starts at reset and leaves VTOR alone', buildFirmware({ table: 0x08000000 }), {}],
    ['the program starts at reset and writes the same memory by its other address', buildFirmware({ table: 0x08000000, vtor: 0 }), {}],
  ])('is silent when %s', async (_, image, more) => {
    const outcome = await runRuleOn(vtorMismatch, { ...app, ...more, 'App/Debug/App.elf': image });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked.filter(({ program }) => program === 'App')).toEqual([]);
  });

  it("follows the F7's second view of the flash, where code runs on the ITCM bus and is programmed at 0x08000000", async () => {
    const f746 = { 'App/x.ld': script(0x00200000), ...cubeProject('App', { mcu: 'STM32F746NGHx', linkerScript: 'x.ld' }) };
    for (const vtor of [0x00200000, 0x08000000]) {
      const outcome = await runRuleOn(vtorMismatch, {
        ...f746,
        'App/Debug/App.elf': buildFirmware({ table: 0x00200000, loadedAt: 0x08000000, interrupts: 98, vtor }),
      });
      expect([outcome.findings, outcome.notChecked]).toEqual([[], []]);
    }
  });

  it('finds what a bootloader left behind, where the application writes nothing', async () => {
    const { findings } = await runRuleOn(vtorMismatch, { ...app, ...boot, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(findings).toMatchObject([{ program: 'App', data: { table: 0x90000000 } }]);
  });

  it('says that it cannot know, where neither writes it and the bootloader is not there', async () => {
    const outcome = await runRuleOn(vtorMismatch, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked).toMatchObject([{ why: expect.stringContaining('does not write VTOR') }]);
  });
});
