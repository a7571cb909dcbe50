import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { deviceUnknown } from './device-unknown.js';

const image = buildFirmware({ table: 0x08000000 });

describe('project/device-unknown', () => {
  it('warns where nothing names the device', async () => {
    expect((await runRuleOn(deviceUnknown, { 'fw.elf': image, 'fw.ld': script(0x08000000) })).findings).toMatchObject([{ severity: 'warning', location: { file: 'fw.elf' } }]);
  });

  it('notes it where the image says the core', async () => {
    const m7 = buildFirmware({ table: 0x08000000, cpuName: 'Cortex-M7', cpuArch: 13 });
    const { findings } = await runRuleOn(deviceUnknown, { 'fw.elf': m7 });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'coreKnown', data: { core: 'Cortex-M7' } }]);
  });

  it('says which name it does not know', async () => {
    const { findings } = await runRuleOn(deviceUnknown, { ...cubeProject('App', { mcu: 'STM32Q999XXTx', linkerScript: 'x.ld' }), 'App/x.ld': script(0x08000000) });
    expect(findings[0]?.message).toContain('STM32Q999XXTx');
  });

  it.each([
    ['.cproject', { 'fw/Debug/App.elf': image, ...cubeProject('fw') }, {}],
    ['the name of the linker script', { 'fw.elf': image, 'STM32L476VGTX_FLASH.ld': script(0x08000000) }, {}],
    ['the option', { 'fw.elf': image }, { device: 'STM32L476VG' }],
  ])('is silent where %s names it', async (_, content, options) => {
    expect((await runRuleOn(deviceUnknown, content, options)).findings).toEqual([]);
  });
});
