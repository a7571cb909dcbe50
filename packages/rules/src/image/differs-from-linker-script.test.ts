import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { differsFromLinkerScript } from './differs-from-linker-script.js';

const run = (table: number, text: string) =>
  runRuleOn(differsFromLinkerScript, { 'App/STM32L476VGTX_QSPI.ld': text, ...cubeProject('App'), 'App/Debug/App.elf': buildFirmware({ table }) });

describe('image/differs-from-linker-script', () => {
  it('finds sections in another memory than the script gives them', async () => {
    const { findings } = await run(0x08000000, script(0x90000000));
    expect(findings).toMatchObject([
      { severity: 'warning', messageId: 'run', data: { section: '.isr_vector', region: 'QSPI' }, related: [{ file: 'App/STM32L476VGTX_QSPI.ld' }] },
      { data: { section: '.text' } },
    ]);
  });

  it('finds another load address', async () => {
    const moved = script(0x90000000).replace('.text : { *(.text) *(.text*) } >QSPI', '.text : { *(.text) *(.text*) } >QSPI AT> RAM');
    expect((await run(0x90000000, moved)).findings).toMatchObject([{ messageId: 'load', data: { section: '.text', region: 'RAM' } }]);
  });

  it('is silent where they agree', async () => {
    expect(await run(0x90000000, script(0x90000000))).toEqual({ findings: [], notChecked: [] });
  });
});
