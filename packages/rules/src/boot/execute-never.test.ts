import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script, type Content } from '../../tests/rule-tester.js';
import { executeNever } from './execute-never.js';

const mcu = 'STM32U5A9NJHxQ';
const program = (folder: string, table: number, startsTableAt?: number): Content => ({
  ...cubeProject(folder, { name: folder, mcu, linkerScript: 'x.ld' }),
  [`${folder}/x.ld`]: script(table),
  [`${folder}/Debug/${folder}.elf`]: buildFirmware({ table, ...(startsTableAt === undefined ? { vtor: table } : { startsTableAt }) }),
});

describe('boot/execute-never', () => {
  it('finds a program at 0xa0000000 whose bootloader says nothing to the MPU', async () => {
    const { findings } = await runRuleOn(executeNever, { ...program('App', 0xa0000000), ...program('Boot', 0x08000000, 0xa0000000) });
    expect(findings).toMatchObject([{ severity: 'error', program: 'App', messageId: 'default', data: { who: 'Boot' }, location: { file: 'App/Debug/App.elf', symbol: 'Reset_Handler' } }]);
  });

  it('does not know where nothing is known of the code that starts it', async () => {
    const { findings, notChecked } = await runRuleOn(executeNever, program('App', 0xa0000000));
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ why: expect.stringContaining('execute-never unless the MPU says otherwise') }]);
  });

  it('is silent about a window where code may run, and about a program in the internal flash', async () => {
    expect(await runRuleOn(executeNever, { ...program('App', 0x90000000), ...program('Boot', 0x08000000, 0x90000000) })).toEqual({ findings: [], notChecked: [] });
    expect(await runRuleOn(executeNever, program('App', 0x08000000))).toEqual({ findings: [], notChecked: [] });
  });
});
