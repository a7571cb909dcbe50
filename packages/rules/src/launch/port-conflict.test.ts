import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { pair } from '../../tests/launch-pair.js';
import { cubeProject, launch, runRuleOn, script, type Content, type LaunchFacts } from '../../tests/rule-tester.js';
import { portConflict } from './port-conflict.js';

const extra = (port: number, reset: string, shared = true): LaunchFacts['extra'] => [
  ['int', 'gdbjtag.portNumber', String(port)],
  ['string', '.stlink.reset_strategy', reset],
  ['boolean', '.stlink.enable_shared_stlink', String(shared)],
];

function dual(cm7: LaunchFacts, cm4: LaunchFacts): Content {
  return {
    ...cubeProject('CM7', { name: 'Twin_CM7', mcu: 'STM32H747XIHx', linkerScript: 'STM32H747XIHX_FLASH_CM7.ld' }),
    'CM7/STM32H747XIHX_FLASH_CM7.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
    'CM7/Debug/Twin_CM7.elf': buildFirmware({ table: 0x08000000, cpuName: '7E-M', cpuArch: 13 }),
    'CM7/Twin_CM7 Debug.launch': launch({ project: 'Twin_CM7', program: 'Debug/Twin_CM7.elf', ...cm7 }),
    ...cubeProject('CM4', { name: 'Twin_CM4', mcu: 'STM32H747XIHx', linkerScript: 'STM32H747XIHX_FLASH_CM4.ld' }),
    'CM4/STM32H747XIHX_FLASH_CM4.ld': script(0x08100000, { name: 'FLASH', length: '1M', ram: 'ORIGIN = 0x10000000, LENGTH = 288K' }),
    'CM4/Debug/Twin_CM4.elf': buildFirmware({ table: 0x08100000, stack: 0x10048000 }),
    'CM4/Twin_CM4 Debug.launch': launch({ project: 'Twin_CM4', program: 'Debug/Twin_CM4.elf', ...cm4 }),
  };
}

const attaching = (port: number): LaunchFacts => ({ download: false, extra: extra(port, 'no_reset') });

describe('launch/port-conflict', () => {
  it('finds two cores that want one port, and gives the second one of its own', async () => {
    const content = dual({ extra: extra(61234, 'connect_under_reset') }, attaching(61234));
    const { findings } = await runRuleOn(portConflict, content);
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'same', data: { port: 61234 } }]);
    expect((await runRuleOn(portConflict, withEdits(content, findings[0]))).findings).toEqual([]);
  });

  it('moves the session that only attaches, whichever core it is of', async () => {
    const { findings } = await runRuleOn(portConflict, dual({ extra: extra(61234, 'connect_under_reset') }, attaching(61234)));
    expect(findings).toMatchObject([{ location: { file: 'CM4/Twin_CM4 Debug.launch' }, remedies: [{ title: 'Give Twin_CM4 Debug port 61238' }] }]);
    const other = await runRuleOn(portConflict, dual(attaching(61234), { extra: extra(61234, 'connect_under_reset') }));
    expect(other.findings).toMatchObject([{ location: { file: 'CM7/Twin_CM7 Debug.launch' } }]);
  });

  it('is silent about ports apart, and about cores that are debugged one at a time', async () => {
    expect((await runRuleOn(portConflict, dual({ extra: extra(61234, 'connect_under_reset') }, attaching(61238)))).findings).toEqual([]);
    const alone = extra(61234, 'connect_under_reset', false);
    expect((await runRuleOn(portConflict, dual({ extra: alone }, { extra: alone }))).findings).toEqual([]);
  });

  it('is silent about a bootloader and its application: they are alternatives', async () => {
    expect((await runRuleOn(portConflict, pair({ launch: { extra: extra(61234, 'connect_under_reset') }, bootLaunch: { extra: extra(61234, 'connect_under_reset') } }))).findings).toEqual([]);
  });

  it('finds GDB and trace on one port', async () => {
    const text = launch({ extra: [...(extra(61235, 'connect_under_reset') ?? []), ['string', '.launch.swv_port', '61235'], ['boolean', '.launch.enable_swv', 'true']] });
    expect((await runRuleOn(portConflict, pair({ more: { 'App/App Debug.launch': text } }))).findings).toMatchObject([{ messageId: 'trace' }]);
  });
});
