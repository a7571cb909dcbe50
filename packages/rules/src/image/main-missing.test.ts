import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { mainMissing } from './main-missing.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };
const run = (options: Partial<Parameters<typeof buildFirmware>[0]>) =>
  runRuleOn(mainMissing, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, ...options }) });

describe('image/main-missing', () => {
  it('finds an image without main', async () => {
    expect((await run({ withoutMain: true })).findings).toMatchObject([
      { severity: 'warning', messageId: 'elsewhere', location: { file: 'App/Debug/App.elf' } },
    ]);
  });

  it('is silent where main is there', async () => {
    expect(await run({})).toEqual({ findings: [], notChecked: [] });
  });

  it('leaves an image that is no program to other rules', async () => {
    expect((await run({ withoutMain: true, withoutVectors: true })).findings).toEqual([]);
  });
});
