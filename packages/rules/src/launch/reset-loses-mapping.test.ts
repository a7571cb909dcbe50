import { describe, expect, it } from 'vitest';
import { bootItem, pair, type PairFacts } from '../../tests/launch-pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { resetLosesMapping } from './reset-loses-mapping.js';

const commands = (text: string): NonNullable<NonNullable<PairFacts['launch']>['extra']>[number] => ['string', 'gdbjtag.runCommands', text];
const reset = ['string', '.stlink.reset_strategy', 'connect_under_reset'] as const;
const toApplication = 'set $sp = *(unsigned int *)0x90000000\nset $pc = *(unsigned int *)0x90000004';
const initializing = [{ path: 'x.stldr', initialize: true }];

describe('launch/reset-loses-mapping', () => {
  it('finds a start in the application right after a reset', async () => {
    expect((await runRuleOn(resetLosesMapping, pair({ launch: { extra: [commands(`monitor reset\n${toApplication}`)] } }))).findings).toMatchObject([{ severity: 'warning', messageId: 'jump' }]);
    expect((await runRuleOn(resetLosesMapping, pair({ launch: { extra: [commands(toApplication), reset] } }))).findings).toMatchObject([{ messageId: 'jump' }]);
  });

  it("finds a reset that undoes the loader's mapping, where nobody maps the memory again", async () => {
    const alone = Object.fromEntries(Object.entries(pair({ launch: { loaders: initializing, extra: [commands('monitor reset')] } })).filter(([path]) => path.startsWith('App/')));
    expect((await runRuleOn(resetLosesMapping, alone)).findings).toMatchObject([{ severity: 'warning', messageId: 'undone' }]);
  });

  it.each<[string, PairFacts]>([
    ['the bootloader runs after the reset', { launch: { more: [bootItem], extra: [commands('monitor reset'), reset] } }],
    ['the boot code is started by its own vectors (TouchGFX)', { launch: { extra: [commands('set *0xE000ED08 = 0x08000000\nset $sp = *(unsigned int*)0x08000000\nset $pc = *(unsigned int*)0x08000004'), reset] } }],
    ['the loader has mapped the memory', { launch: { loaders: initializing, extra: [commands(toApplication), reset] } }],
    ['the session attaches to what runs', { launch: { download: false, extra: [commands(toApplication), ['string', '.stlink.reset_strategy', 'no_reset']] } }],
    ['the image runs from internal flash', { application: { table: 0x08020000 }, launch: { extra: [commands('monitor reset\nset $pc = *(unsigned int *)0x08020004'), reset] } }],
  ])('is silent where %s', async (_, facts) => {
    expect((await runRuleOn(resetLosesMapping, pair(facts))).findings).toEqual([]);
  });
});
