import { describe, expect, it } from 'vitest';
import { bootItem, pair, type PairFacts } from '../../tests/launch-pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { bootImageMissing } from './boot-image-missing.js';

describe('launch/boot-image-missing', () => {
  it('finds an application that is downloaded without the bootloader that maps its memory', async () => {
    const { findings } = await runRuleOn(bootImageMissing, pair());
    expect(findings).toMatchObject([{ severity: 'warning', program: 'App', data: { address: 0x90000000, bootloader: 'Boot/Debug/Boot.elf' }, location: { file: 'App/App Debug.launch' } }]);
  });

  it('is a note where the bootloader has a configuration of its own that downloads it, and a warning where that only attaches', async () => {
    expect((await runRuleOn(bootImageMissing, pair({ bootLaunch: {} }))).findings).toMatchObject([{ severity: 'note' }]);
    expect((await runRuleOn(bootImageMissing, pair({ bootLaunch: { download: false } }))).findings).toMatchObject([{ severity: 'warning' }]);
  });

  it.each<[string, PairFacts]>([
    ['the bootloader is in the load list', { launch: { more: [bootItem] } }],
    ['the bootloader is downloaded without symbols', { launch: { more: [{ ...bootItem, symbols: false }] } }],
    ['another image is downloaded that nobody here builds: it may be the one', { launch: { more: [{ path: 'Debug/FSBL.elf', project: 'Elsewhere' }] } }],
    ['nothing is downloaded', { launch: { download: false } }],
    ['the session attaches', { launch: { extra: [['string', '.stlink.reset_strategy', 'no_reset']] } }],
    ['the loader maps the memory', { launch: { loaders: [{ path: 'x.stldr', initialize: true }] } }],
    ['run commands start the boot code that is on the chip', { launch: { extra: [['string', 'gdbjtag.runCommands', 'set *0xE000ED08 = 0x08000000\nset $pc = *(unsigned int*)0x08000004']] } }],
    ['the image runs from internal flash', { application: { table: 0x08020000 } }],
    ['the program copies itself there (load inside, run outside)', { application: { table: 0x08000000, mainAt: 0x90000000, mainLoadedAt: 0x08004000 } }],
    ['somebody else starts the server', { launch: { extra: [['boolean', '.launch.startServer', 'false']] } }],
  ])('is silent where %s', async (_, facts) => {
    expect((await runRuleOn(bootImageMissing, pair(facts))).findings).toEqual([]);
  });

  it('is silent about a program whose bootloader nobody builds here', async () => {
    const alone = Object.fromEntries(Object.entries(pair()).filter(([path]) => path.startsWith('App/')));
    expect((await runRuleOn(bootImageMissing, alone)).findings).toEqual([]);
  });
});
