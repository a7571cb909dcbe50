import { describe, expect, it } from 'vitest';
import { externalProgram, goesOn, openOcdHead, packet, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { softwareBreakpointInFlash as rule } from './software-breakpoint-in-flash.js';

const map = packet('qXfer:memory-map:read::0,1000', 'l<memory-map>\\n<memory type="flash" start="0x8000000" length="0x20000">\\n</memory>\\n<memory type="ram" start="0x8020000" length="0xf7fe0000"/>\\n</memory-map>\\n');
const at = (address: number) => address.toString(16);

describe('log/software-breakpoint-in-flash', () => {
  it('sees a refused one, why GDB asked for it, and what cures it with OpenOCD', async () => {
    const [finding, ...more] = await ruleOnLog(rule, openOcdHead('Cortex-M7') + map + packet('Z0,90000060,2', 'E0E'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', messageId: 'refused', data: { address: 0x90000060, error: 'E0E' }, location: { file: 'session.log', line: 6 } });
    expect(finding?.related.map(({ message }) => message).join('\n')).toContain('calls 0x08020000 to 0xffffffff RAM: that is why');
    expect(finding?.remedies[0]).toMatchObject({ certainty: 'proved', title: expect.stringContaining('OpenOCD') });
  });

  it('sees one that was accepted and never hit: sure where the image says that there is flash', async () => {
    const log = packet('Z0,90000180,2', 'OK') + goesOn('02', 0x90000190);
    expect(await ruleOnLog(rule, log)).toMatchObject([{ messageId: 'perhaps', severity: 'warning' }]);
    const [finding] = await ruleOnProject(rule, log, externalProgram('STM32H750XBHx'));
    expect(finding).toMatchObject({ messageId: 'lost', severity: 'error', program: 'App' });
    expect(finding?.related.map(({ message }) => message)).toContain('afterwards the program ran until it was stopped by hand at 0x90000190');
  });

  it('reads the same from the words of GDB alone', async () => {
    const [finding] = await ruleOnLog(rule, 'Warning:\nCannot insert breakpoint 4.\nCannot access memory at address 0x901b1bb8\n');
    expect(finding).toMatchObject({ messageId: 'notInserted', data: { address: 0x901b1bb8 }, location: { line: 2 } });
  });

  it('has no cure by settings where the core cannot halt there either', async () => {
    const [finding] = await ruleOnProject(rule, packet('Z0,90000180,2', 'E01'), externalProgram('STM32L476VGTx'));
    expect(finding?.remedies).toMatchObject([{ title: expect.stringContaining('Not by settings') }]);
  });

  it.each([
    ['one that was hit: there is RAM, or somebody made a hardware breakpoint of it', packet('Z0,90000060,2', 'OK') + goesOn('05', 0x90000060)],
    ['one that was refused until somebody put it right', packet('Z0,90000060,2', 'E01') + packet('Z1,90000060,2', 'OK') + goesOn('05', 0x90000060)],
    ['a hardware breakpoint', packet('Z1,90000060,2', 'OK') + goesOn('02', 0x90000070)],
    ['a software breakpoint in RAM', packet('Z0,20000060,2', 'OK') + goesOn('02', 0x20000070)],
    ['a J-Link, which answers with a flash breakpoint', `SEGGER J-Link GDB Server V7.88j Command Line Version\n${packet('Z0,90000060,2', 'OK')}`],
    ['OpenOCD told to use hardware breakpoints', `monitor gdb_breakpoint_override hard\nforce hard breakpoints\n${packet('Z0,90000060,2', 'OK')}`],
    ['a server without such packets', packet('Z0,90000060,2', '')],
    ['an address that cannot be read, outside of any breakpoint', 'Cannot access memory at address 0x90000060\n'],
  ])('says nothing of %s', async (_, log) => expect(await ruleOnLog(rule, log)).toEqual([]));

  it('says nothing of code that is copied into RAM behind the same controller', async () => {
    const log = packet(`Z0,${at(0x70001000)},2`, 'OK') + goesOn('02', 0x70001010);
    expect(await ruleOnLog(rule, log, 'STM32L476VG')).toEqual([]);
  });
});
