import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, launch, runRuleOn, script, type LaunchFacts } from '../../tests/rule-tester.js';
import { stopAtUnreachable } from './stop-at-unreachable.js';

const run = (facts: LaunchFacts, image: Parameters<typeof buildFirmware>[0] = { table: 0x90000000 }, mcu = 'STM32L476VGTx') =>
  runRuleOn(stopAtUnreachable, { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App', { mcu }), 'App/Debug/App.elf': buildFirmware(image), 'App/App Debug.launch': launch(facts) });

describe('launch/stop-at-unreachable', () => {
  it('finds a stop at main that the core cannot make', async () => {
    const { findings } = await run({});
    expect(findings).toMatchObject([{ severity: 'error', data: { symbol: 'main' }, location: { file: 'App/App Debug.launch', line: 7 } }]);
  });

  it('looks at the symbol that is named, blanks aside', async () => {
    expect((await run({ stopAt: 'Reset_Handler ' })).findings).toMatchObject([{ data: { symbol: 'Reset_Handler' } }]);
    expect((await run({ stopAt: 'nothing_of_that_name' })).findings).toEqual([]);
  });

  it.each<[string, LaunchFacts]>([
    ['the stop is switched off', { stopAt: false }],
    ['a J-Link may place a flash breakpoint', { probe: 'jlink' }],
  ])('is silent when %s', async (_, facts) => {
    expect((await run(facts)).findings).toEqual([]);
  });

  it('is silent where main is within reach, and on cores whose reach is everything', async () => {
    expect((await run({}, { table: 0x08000000 })).findings).toEqual([]);
    expect((await run({}, { table: 0x90000000 }, 'STM32F746NGHx')).findings).toEqual([]);
  });
});
