import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { bootItem, pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { buildConfigUnknown } from './build-config-unknown.js';

const id = 'com.st.stm32cube.ide.mcu.gnu.managedbuild.config.exe.debug.1';
const main = (value: string, auto = false): LaunchFacts => ({ extra: [['string', 'org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_ID_ATTR', value], ['boolean', 'org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_AUTO_ATTR', String(auto)]] });

describe('launch/build-config-unknown', () => {
  it('finds an id that the project does not have, and names the configuration that builds the image', async () => {
    const content = pair({ launch: main('gone.123') });
    const { findings } = await runRuleOn(buildConfigUnknown, content);
    expect(findings).toMatchObject([{ severity: 'error', data: { id: 'gone.123', project: 'App', known: ['Debug'] } }]);
    expect((await runRuleOn(buildConfigUnknown, withEdits(content, findings[0]))).findings).toEqual([]);
  });

  it('finds it in an item of the load list', async () => {
    const text = launch({ more: [{ ...bootItem, buildConfiguration: 'gone.456' }] });
    expect((await runRuleOn(buildConfigUnknown, pair({ more: { 'App/App Debug.launch': text } }))).findings).toMatchObject([{ data: { id: 'gone.456', project: 'Boot' } }]);
  });

  it('is silent about ids that are there, about none, and where the active configuration is taken', async () => {
    for (const facts of [main(id), main(''), main('gone.123', true), { more: [bootItem] }, { more: [{ ...bootItem, buildConfiguration: id }] }]) expect((await runRuleOn(buildConfigUnknown, pair({ launch: facts }))).findings).toEqual([]);
  });
});
