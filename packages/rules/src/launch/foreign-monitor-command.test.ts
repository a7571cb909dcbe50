import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { foreignMonitorCommand } from './foreign-monitor-command.js';

const files = (probe: LaunchFacts['probe'], commands: string, more: LaunchFacts['extra'] = []) => pair({ more: { 'App/App Debug.launch': launch({ ...(probe ? { probe } : {}), extra: [['string', 'gdbjtag.runCommands', commands], ...more] }) } });
const run = async (...args: Parameters<typeof files>) => (await runRuleOn(foreignMonitorCommand, files(...args))).findings;

describe('launch/foreign-monitor-command', () => {
  it.each<[LaunchFacts['probe'], string, string]>([
    ['stlink', 'monitor mww 0xE000ED08 0x90000000', 'OpenOCD'],
    ['stlink', 'mon reset init', 'OpenOCD'],
    ['stlink', 'monitor gdb_breakpoint_override hard', 'OpenOCD'],
    ['stlink', 'monitor reg pc 0x90000000', 'OpenOCD'],
    ['stlink', 'monitor flash breakpoints = 1', 'J-Link GDB server'],
    ['openocd', 'monitor reset hardware', 'ST-LINK GDB server'],
    ['openocd', 'monitor flash device = STM32H750XB', 'J-Link GDB server'],
    ['jlink', 'monitor reset init', 'OpenOCD'],
    ['jlink', 'monitor mww 0xE000ED08 0x90000000', 'OpenOCD'],
  ])('finds with %s: %s', async (probe, command, language) => {
    expect(await run(probe, command)).toMatchObject([{ severity: 'error', data: { language } }]);
  });

  it.each<[LaunchFacts['probe'], string]>([
    ['stlink', 'monitor reset'],
    ['stlink', 'monitor reset halt'],
    ['stlink', 'monitor halt'],
    ['stlink', 'monitor swv info'],
    ['stlink', 'set *0xE000ED08 = 0x08000000'],
    ['stlink', 'monitor something_new 1'],
    ['openocd', 'monitor reset halt'],
    ['openocd', 'monitor mww 0xE000ED08 0x90000000'],
    ['openocd', 'monitor flash write_image erase app.bin 0x90000000'],
    ['openocd', 'monitor reg pc 0x90000000'],
    ['jlink', 'monitor reset'],
    ['jlink', 'monitor reg pc 0x90000000'],
    ['jlink', 'monitor flash breakpoints = 1'],
    ['jlink', 'monitor halt'],
  ])('is silent with %s about: %s', async (probe, command) => {
    expect(await run(probe, command)).toEqual([]);
  });

  it('is silent about a server that somebody else starts', async () => {
    expect(await run('stlink', 'monitor reset init', [['boolean', '.launch.startServer', 'false']])).toEqual([]);
  });

  it("says memory and register writes in GDB's own words", async () => {
    const content = files('stlink', 'monitor mww 0xE000ED08 0x90000000');
    const cured = withEdits(content, (await run('stlink', 'monitor mww 0xE000ED08 0x90000000'))[0]);
    expect(cured['App/App Debug.launch']).toContain('"set *(unsigned int *)0xE000ED08 = 0x90000000"');
    expect((await runRuleOn(foreignMonitorCommand, cured)).findings).toEqual([]);
  });
});
