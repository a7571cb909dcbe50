import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, launch, runRuleOn, script, type Content } from '../../tests/rule-tester.js';
import { missingProgram } from './missing-program.js';

const project = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };
const built: Content = { 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) };

describe('launch/missing-program', () => {
  it('finds an image that nothing makes, and names the one that the project makes', async () => {
    const { findings } = await runRuleOn(missingProgram, { ...project, ...built, 'App/App Debug.launch': launch({ program: 'Debug/OldName.elf' }) });
    expect(findings).toMatchObject([{ severity: 'error', data: { program: 'Debug/OldName.elf', outputs: ['Debug/App.elf'] }, location: { file: 'App/App Debug.launch' } }]);
  });

  it('finds a configuration that names nothing', async () => {
    expect((await runRuleOn(missingProgram, { ...project, ...built, 'App/App Debug.launch': launch({ program: '' }) })).findings).toMatchObject([{ messageId: 'none' }]);
  });

  it('is silent about an image that is there, with backslashes as well', async () => {
    for (const program of ['Debug/App.elf', 'Debug\\App.elf']) expect((await runRuleOn(missingProgram, { ...project, ...built, 'App/App Debug.launch': launch({ program }) })).findings).toEqual([]);
  });

  it('is silent about an image that is only not built yet', async () => {
    expect((await runRuleOn(missingProgram, { ...project, 'App/App Debug.launch': launch() })).findings).toEqual([]);
  });
});
