import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn } from '../../tests/rule-tester.js';
import { windowsPath } from './windows-path.js';

describe('launch/windows-path', () => {
  it('finds backslashes and replaces them in both places', async () => {
    const content = pair({ launch: { program: 'Debug\\App.elf' } });
    const { findings } = await runRuleOn(windowsPath, content);
    expect(findings).toMatchObject([{ severity: 'note', data: { path: 'Debug\\App.elf' } }]);
    const cured = withEdits(content, findings[0]);
    expect(cured['App/App Debug.launch']).toBe(pair({ launch: { program: 'Debug/App.elf' } })['App/App Debug.launch']);
    expect((await runRuleOn(windowsPath, cured)).findings).toEqual([]);
  });

  it('is silent about slashes, and about absolute paths of Windows, which are another matter', async () => {
    expect((await runRuleOn(windowsPath, pair())).findings).toEqual([]);
    expect((await runRuleOn(windowsPath, pair({ more: { 'App/App Debug.launch': launch({ program: 'D:\\w\\App.elf' }) } }))).findings).toEqual([]);
  });
});
