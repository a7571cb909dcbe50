import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { noVectorTable } from './no-vector-table.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };

describe('image/no-vector-table', () => {
  it('finds an image whose table was dropped', async () => {
    const { findings } = await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, withoutVectors: true }) });
    expect(findings).toMatchObject([{ severity: 'error', location: { file: 'App/Debug/App.elf' } }]);
  });

  it('is silent where there is one', async () => {
    expect(await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) })).toEqual({ findings: [], notChecked: [] });
  });

  it('is not checked where the image is damaged, and says what is wrong with it', async () => {
    const outcome = await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': 'this is no image' });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked).toMatchObject([{ why: expect.stringContaining('App/Debug/App.elf') }]);
  });
});
