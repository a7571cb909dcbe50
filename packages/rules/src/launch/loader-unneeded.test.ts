import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { cubeProject, launch, runRuleOn, script, type LaunchFacts } from '../../tests/rule-tester.js';
import { loaderUnneeded } from './loader-unneeded.js';

const loaders = [{ path: 'N25Q128A_STM32L476G-DISCO.stldr' }];
const files = (mcu: string, facts: LaunchFacts, table = 0x08000000) => ({ ...cubeProject('App', { mcu, linkerScript: 'x.ld' }), 'App/x.ld': script(table), 'App/Debug/App.elf': buildFirmware({ table }), 'App/App Debug.launch': launch(facts) });

describe('launch/loader-unneeded', () => {
  it('finds a loader on a device without external memory, and disables it', async () => {
    const content = files('STM32F411RETx', { loaders });
    const { findings } = await runRuleOn(loaderUnneeded, content);
    expect(findings).toMatchObject([{ severity: 'warning', data: { device: 'STM32F411RETx', loader: 'N25Q128A_STM32L476G-DISCO.stldr' } }]);
    expect((await runRuleOn(loaderUnneeded, withEdits(content, findings[0]))).findings).toEqual([]);
  });

  it('is silent about a device that has the controller, though the image has nothing there', async () => {
    expect((await runRuleOn(loaderUnneeded, files('STM32L476VGTx', { loaders }))).findings).toEqual([]);
  });

  it('is silent about a disabled loader, another server, and an image that doubts the device', async () => {
    expect((await runRuleOn(loaderUnneeded, files('STM32F411RETx', { loaders: [{ path: 'x.stldr', enabled: false }] }))).findings).toEqual([]);
    expect((await runRuleOn(loaderUnneeded, files('STM32F411RETx', { loaders, probe: 'jlink' }))).findings).toEqual([]);
    expect((await runRuleOn(loaderUnneeded, files('STM32F411RETx', { loaders }, 0x90000000))).findings).toEqual([]);
  });
});
