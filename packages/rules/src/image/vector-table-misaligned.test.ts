import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { vectorTableMisaligned } from './vector-table-misaligned.js';

const onL476 = (address: number) => ({
  'App/STM32L476VGTX_QSPI.ld': script(address),
  ...cubeProject('App'),
  'App/Debug/App.elf': buildFirmware({ table: address }),
});
const onH750 = (address: number) => ({
  'App/x.ld': script(address),
  ...cubeProject('App', { mcu: 'STM32H750XBHx', linkerScript: 'x.ld' }),
  'App/Debug/App.elf': buildFirmware({ table: address, interrupts: 150 }),
});

describe('image/vector-table-misaligned', () => {
  it('wants 0x200 on an L476, and names the region', async () => {
    const { findings } = await runRuleOn(vectorTableMisaligned, onL476(0x90000100));
    expect(findings).toMatchObject([
      { severity: 'error', data: { address: 0x90000100, alignment: 0x200, interrupts: 82 }, related: [{ file: 'App/STM32L476VGTX_QSPI.ld', line: 5 }] },
    ]);
    expect(findings[0]?.remedies[0]?.title).toContain('0x90000200');
  });

  it('wants 0x400 on an H750: what is enough for the one is not for the other', async () => {
    expect((await runRuleOn(vectorTableMisaligned, onH750(0x90000200))).findings).toMatchObject([{ data: { alignment: 0x400 } }]);
    expect((await runRuleOn(vectorTableMisaligned, onL476(0x90000200))).findings).toEqual([]);
  });

  it('is silent where the table is aligned', async () => {
    for (const content of [onL476(0x90000000), onH750(0x90000400)]) expect((await runRuleOn(vectorTableMisaligned, content)).findings).toEqual([]);
  });

  it('is not checked without a device', async () => {
    const outcome = await runRuleOn(vectorTableMisaligned, { 'fw.elf': buildFirmware({ table: 0x90000100 }) });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked).toHaveLength(1);
  });
});
