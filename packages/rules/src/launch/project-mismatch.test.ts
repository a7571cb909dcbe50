import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { bootItem, pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn } from '../../tests/rule-tester.js';
import { missingProgram } from './missing-program.js';
import { projectMismatch } from './project-mismatch.js';

describe('launch/project-mismatch', () => {
  it('finds the name of a project that is not there, and puts the right one in all places', async () => {
    const content = pair({ launch: { project: 'OldName', more: [bootItem] } });
    const { findings } = await runRuleOn(projectMismatch, content);
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'project', data: { named: 'OldName', own: 'App' } }]);
    const cured = withEdits(content, findings[0]);
    expect(cured['App/App Debug.launch']).not.toContain('OldName');
    expect(cured['App/App Debug.launch']).toContain('&quot;fProjectName&quot;:&quot;Boot&quot;');
    for (const rule of [projectMismatch, missingProgram]) expect((await runRuleOn(rule, cured)).findings).toEqual([]);
  });

  it('finds a load list that loads another image than the Main tab names', async () => {
    const text = launch({ extra: [['string', 'org.eclipse.cdt.launch.PROGRAM_NAME', 'Release/App.elf']] });
    expect((await runRuleOn(projectMismatch, pair({ more: { 'App/App Debug.launch': text } }))).findings).toMatchObject([{ messageId: 'item', data: { item: 'Debug/App.elf of App', main: 'Release/App.elf of App' } }]);
  });

  it('is silent about a configuration of the project, and about one for a neighbour', async () => {
    expect((await runRuleOn(projectMismatch, pair({ launch: { more: [bootItem] }, bootLaunch: {} }))).findings).toEqual([]);
    expect((await runRuleOn(projectMismatch, pair({ more: { 'App/Boot.launch': launch({ project: 'Boot', program: 'Debug/Boot.elf' }) } }))).findings).toEqual([]);
  });
});
