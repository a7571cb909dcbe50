import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, launch, runRuleOn, script, type LaunchFacts } from '../../tests/rule-tester.js';
import { noExternalLoader } from './no-external-loader.js';

const run = (facts: LaunchFacts, image: Parameters<typeof buildFirmware>[0] = { table: 0x90000000 }) =>
  runRuleOn(noExternalLoader, { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App'), 'App/Debug/App.elf': buildFirmware(image), 'App/App Debug.launch': launch(facts) });

describe('launch/no-external-loader', () => {
  it('finds a download to external flash without a loader, and names the loader of the board', async () => {
    const { findings } = await run({});
    expect(findings).toMatchObject([{ severity: 'error', data: { address: 0x90000000, disabled: [] }, location: { file: 'App/App Debug.launch', line: 3 } }]);
    expect(findings[0]?.remedies[0]?.steps.join(' ')).toContain('N25Q128A_STM32L476G-DISCO.stldr');
  });

  it('finds a loader that is disabled', async () => {
    expect((await run({ loaders: [{ path: 'x.stldr', enabled: false }] })).findings).toMatchObject([{ data: { disabled: ['x.stldr'] }, remedies: [{ title: 'Switch x.stldr on' }, { title: expect.stringContaining('Add') }] }]);
  });

  it('goes by the load address: code that runs at 0 is programmed at 0x90000000', async () => {
    expect((await run({}, { table: 0, loadedAt: 0x90000000 })).findings).toHaveLength(1);
    expect((await run({}, { table: 0x90000000, loadedAt: 0x08000000 })).findings).toEqual([]);
  });

  it('goes by the linker script where nothing is built yet', async () => {
    const unbuilt = (origin: number, facts: LaunchFacts = {}) => runRuleOn(noExternalLoader, { 'App/STM32L476VGTX_QSPI.ld': script(origin), ...cubeProject('App'), 'App/App Debug.launch': launch(facts) });
    expect((await unbuilt(0x90000000, { loaders: [{ path: 'x.stldr', enabled: false }] })).findings).toMatchObject([
      { severity: 'error', messageId: 'later', data: { image: 'Debug/App.elf', script: 'App/STM32L476VGTX_QSPI.ld', address: 0x90000000, disabled: ['x.stldr'] } },
    ]);
    expect((await unbuilt(0x90000000, { loaders: [{ path: 'x.stldr' }] })).findings).toEqual([]);
    expect((await unbuilt(0x90000000, { download: false })).findings).toEqual([]);
    expect((await unbuilt(0x08000000)).findings).toEqual([]);
  });

  it('warns of a loader that is disabled where the script has a section for pictures in external flash', async () => {
    const withPictures = script(0x08000000)
      .replace('RAM (xrw)', 'ASSETS (r) : ORIGIN = 0x90000000, LENGTH = 16M\n  RAM (xrw)')
      .replace('.bss :', 'ExtFlashSection : { *(ExtFlashSection) } >ASSETS\n  .bss :');
    const unbuilt = (facts: LaunchFacts) => runRuleOn(noExternalLoader, { 'App/STM32L476VGTX_QSPI.ld': withPictures, ...cubeProject('App'), 'App/App Debug.launch': launch(facts) });
    expect((await unbuilt({ loaders: [{ path: 'x.stldr', enabled: false }] })).findings).toMatchObject([{ severity: 'warning', data: { section: 'ExtFlashSection', address: 0x90000000 } }]);
    expect((await unbuilt({})).findings).toEqual([]);
    expect((await unbuilt({ loaders: [{ path: 'x.stldr' }] })).findings).toEqual([]);
  });

  it.each<[string, LaunchFacts]>([
    ['an enabled loader', { loaders: [{ path: 'N25Q128A_STM32L476G-DISCO.stldr' }] }],
    ['an attach configuration that downloads nothing', { download: false }],
    ['OpenOCD', { probe: 'openocd' }],
    ['a J-Link, which has loaders of its own', { probe: 'jlink' }],
  ])('is silent about %s', async (_, facts) => {
    expect((await run(facts)).findings).toEqual([]);
  });

  it('is silent about a program in the internal flash', async () => {
    expect((await run({}, { table: 0x08000000 })).findings).toEqual([]);
  });
});
