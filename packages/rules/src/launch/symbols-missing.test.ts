import { describe, expect, it } from 'vitest';
import { bootItem, pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn } from '../../tests/rule-tester.js';
import { symbolsMissing } from './symbols-missing.js';

describe('launch/symbols-missing', () => {
  it('finds a function to stop at that no image brings', async () => {
    expect((await runRuleOn(symbolsMissing, pair({ launch: { stopAt: 'app_entry' } }))).findings).toMatchObject([{ messageId: 'stopAt', severity: 'warning', data: { symbol: 'app_entry', images: ['App/Debug/App.elf'] } }]);
  });

  it('takes a name with other capitals for what it is', async () => {
    const { findings } = await runRuleOn(symbolsMissing, pair({ launch: { stopAt: 'Main' } }));
    expect(findings[0]?.remedies).toMatchObject([{ title: 'Halt at main', steps: [expect.stringContaining('"Set breakpoint at: main" in place of Main')] }]);
  });

  it('finds a program that brings no symbols', async () => {
    expect((await runRuleOn(symbolsMissing, pair({ launch: { loadSymbols: false } }))).findings).toMatchObject([{ messageId: 'stopAt', data: { symbol: 'main', images: [] } }]);
  });

  it("finds an application that its bootloader's session downloads without symbols", async () => {
    const { findings } = await runRuleOn(symbolsMissing, pair({ launch: { more: [bootItem] }, bootLaunch: { more: [{ path: 'Debug/App.elf', project: 'App', symbols: false }] } }));
    expect(findings).toMatchObject([{ messageId: 'application', program: 'Boot', data: { image: 'Debug/App.elf' } }]);
  });

  it("is silent about a bootloader without symbols, as in ST's templates", async () => {
    expect((await runRuleOn(symbolsMissing, pair({ launch: { more: [{ ...bootItem, symbols: false }] }, bootLaunch: {} }))).findings).toEqual([]);
  });

  it('is silent where commands load symbols, or nothing is to be stopped at', async () => {
    const byHand = launch({ stopAt: 'app_entry', extra: [['string', 'gdbjtag.runCommands', 'add-symbol-file ../Other/Debug/Other.elf 0x900001c8']] });
    expect((await runRuleOn(symbolsMissing, pair({ more: { 'App/App Debug.launch': byHand } }))).findings).toEqual([]);
    expect((await runRuleOn(symbolsMissing, pair({ launch: { stopAt: false } }))).findings).toEqual([]);
  });

  it('is silent about an image that cannot be examined', async () => {
    expect((await runRuleOn(symbolsMissing, pair({ more: { 'App/Debug/App.elf': 'no image' } }))).findings).toEqual([]);
  });
});
