import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { linkerScriptMissing } from './linker-script-missing.js';

const raw = '${workspace_loc:/${ProjName}/STM32L476VGTX_QSPI.ld}';

describe('project/linker-script-missing', () => {
  it('points to the setting that names a script which is gone', async () => {
    const { findings } = await runRuleOn(linkerScriptMissing, cubeProject('App'));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'missing', location: { file: 'App/.cproject', line: 11 }, data: { configuration: 'Debug' } }]);
    expect(findings[0]?.message).toContain('there is no such file');
  });

  it('says where letter case is all that differs', async () => {
    const { findings } = await runRuleOn(linkerScriptMissing, { ...cubeProject('App'), 'App/stm32l476vgtx_qspi.ld': script(0x90000000) });
    expect(findings[0]?.message).toContain('its name is written stm32l476vgtx_qspi.ld');
  });

  it('knows the file of this project that a path of another machine means, and how to name it', async () => {
    const project = cubeProject('App');
    const cproject = String(project['App/.cproject']).replace(raw, 'C:\\Users\\me\\App\\STM32L476VGTX_QSPI.ld');
    const { findings } = await runRuleOn(linkerScriptMissing, { ...project, 'App/.cproject': cproject, 'App/STM32L476VGTX_QSPI.ld': script(0x90000000) });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'elsewhere', data: { likely: 'STM32L476VGTX_QSPI.ld' } }]);
    const [edit] = findings[0]?.remedies[0]?.edits ?? [];
    expect(edit).toMatchObject({ file: 'App/.cproject', newText: raw });
    expect(cproject.slice(edit?.range.start, edit?.range.end)).toBe('C:\\Users\\me\\App\\STM32L476VGTX_QSPI.ld');
  });

  it('is silent when the script is there', async () => {
    expect(await runRuleOn(linkerScriptMissing, { ...cubeProject('App'), 'App/STM32L476VGTX_QSPI.ld': script(0x90000000) })).toEqual({ findings: [], notChecked: [] });
  });

  it('cannot know of a script that the build makes, and of one that nobody names', async () => {
    const made = await runRuleOn(linkerScriptMissing, cubeProject('App', { linkerScript: 'Debug/generated.ld' }));
    expect(made).toMatchObject({ findings: [], notChecked: [{ why: expect.stringContaining('a step of the build may make it') }] });
    const project = cubeProject('App');
    const none = await runRuleOn(linkerScriptMissing, { ...project, 'App/.cproject': String(project['App/.cproject']).replace(raw, '') });
    expect(none).toMatchObject({ findings: [], notChecked: [{ why: expect.stringContaining('names no linker script') }] });
  });
});
