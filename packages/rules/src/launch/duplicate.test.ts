import { describe, expect, it } from 'vitest';
import { bootItem, pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn } from '../../tests/rule-tester.js';
import { duplicate } from './duplicate.js';

const loaders = [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr' }];
const run = async (second: string) => (await runRuleOn(duplicate, pair({ launch: { more: [bootItem] }, more: { 'App/App.launch': second } }))).findings;

describe('launch/duplicate', () => {
  it('notes the one that was made with presets', async () => {
    expect(await run(launch())).toMatchObject([{ severity: 'note', messageId: 'lesser', data: { other: 'App/App Debug.launch', lacks: ['the external loader MT25TL01G_STM32H750B-DISCO.stldr', 'the image Debug/Boot.elf'] }, location: { file: 'App/App.launch' } }]);
  });

  it('notes two that say the same, traces of sessions aside', async () => {
    expect(await run(launch({ loaders, more: [bootItem], extra: [['string', '.stlink.log_file', '/tmp/x.txt']] }))).toMatchObject([{ severity: 'note', messageId: 'same' }]);
  });

  it('is silent about alternatives: another probe, another port, attaching', async () => {
    for (const facts of [{ probe: 'openocd' as const }, { download: false }, { extra: [['int', 'gdbjtag.portNumber', '61238']] as const }]) expect(await run(launch(facts))).toEqual([]);
  });

  it('is silent where each has what the other lacks', async () => {
    expect(await run(launch({ extra: [['string', 'gdbjtag.initCommands', 'monitor halt']] }))).toEqual([]);
  });
});
