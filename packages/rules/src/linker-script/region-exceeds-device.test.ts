import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { regionExceedsDevice } from './region-exceeds-device.js';

describe('linker-script/region-exceeds-device', () => {
  it('marks the length', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 2M\n#                                            ^^ region-exceeds-device'],
    ));
    expect(found).toEqual(expected);
  });

  it('is silent where the project names another device that has the memory', async () => {
    const long = script(0x08000000, { length: '2M', name: 'FLASH' });
    const project = { ...cubeProject('App', { linkerScript: 'x.ld' }), 'App/x.ld': long };
    expect((await runRuleOn(regionExceedsDevice, project)).findings).toMatchObject([{ data: { device: 'STM32L476VGTx' } }]);
    const other = { ...project, ...cubeProject('App', { linkerScript: 'x.ld', mcu: 'STM32L4S5VITx' }), 'App/App.ioc': 'Mcu.UserName=STM32L476VGTx\n' };
    expect((await runRuleOn(regionExceedsDevice, other)).findings).toEqual([]);
  });

  it('counts memories that lie next to each other as one', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K', '  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 320K'],
    ), 'STM32L496VG')).found).toEqual([]);
  });

});
