import { describe, expect, it } from 'vitest';
import { externalProgram, openOcdHead, packet, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { hardwareBreakpointRefused as rule } from './hardware-breakpoint-refused.js';

const fpb = 'Error: [stm32l4x.cpu] Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE\n';

describe('log/hardware-breakpoint-refused', () => {
  it('takes the word of OpenOCD, and of pyOCD', async () => {
    expect(await ruleOnLog(rule, openOcdHead('Cortex-M4') + fpb)).toMatchObject([{ severity: 'error', messageId: 'unitSays', location: { line: 4 } }]);
    const [finding] = await ruleOnLog(rule, packet('Z1,900002ec,2', 'E0E') + fpb);
    expect(finding).toMatchObject({ data: { address: 0x900002ec }, related: [{ message: expect.stringContaining('$Z1,900002ec,2') }] });
    expect(await ruleOnLog(rule, '0026625 E Breakpoint out of range 0x900002EC [fpb]\n')).toMatchObject([{ messageId: 'unitSays', data: { address: 0x900002ec } }]);
  });

  it('reads the older words of OpenOCD', async () => {
    expect(await ruleOnLog(rule, 'Error: Cortex-M Flash Patch Breakpoint rev 1 cannot handle HW breakpoint above address 0x1FFFFFFE\n')).toHaveLength(1);
  });

  it('knows by the core of the project or of the log that no comparator reaches the address', async () => {
    expect(await ruleOnProject(rule, packet('Z1,90000180,2', 'E01'), externalProgram('STM32L476VGTx'))).toMatchObject([{ messageId: 'outOfReach', data: { address: 0x90000180, core: 'Cortex-M4' } }]);
    const console = 'Breakpoint 1 at 0x900002ec: file main.c, line 30.\nCannot insert hardware breakpoint 1.\nCould not insert hardware breakpoints:\nYou may have requested too many hardware breakpoints/watchpoints.\n';
    expect(await ruleOnLog(rule, openOcdHead('Cortex-M4') + console)).toMatchObject([{ messageId: 'outOfReach', location: { line: 5 } }]);
  });

  it('does not claim what the log does not show', async () => {
    expect(await ruleOnLog(rule, packet('Z1,900002ec,2', 'E01'))).toMatchObject([{ messageId: 'noReason', severity: 'error' }]);
    expect(await ruleOnProject(rule, packet('Z1,90000180,2', 'E01'), externalProgram('STM32H750XBHx'))).toMatchObject([{ messageId: 'refused', severity: 'warning' }]);
    // Two cores in one log.
    expect(await ruleOnLog(rule, openOcdHead('Cortex-M4') + openOcdHead('Cortex-M7') + packet('Z1,900002ec,2', 'E01'))).toMatchObject([{ messageId: 'noReason' }]);
  });

  it('tells comparators that are used up from comparators that do not reach', async () => {
    const log = `${packet('Z1,8000100,2', 'E01')}Error: can't add breakpoint: resource not available\n`;
    expect(await ruleOnLog(rule, openOcdHead('Cortex-M4') + log)).toMatchObject([{ messageId: 'usedUp', severity: 'warning', data: { address: 0x08000100 } }]);
  });

  it('does not take "Failed to set more breakpoints" for comparators that are used up', async () => {
    expect(await ruleOnLog(rule, 'Error: Failed to set breakpoint at address: 0x90003da8.\nError: Failed to set more breakpoints\n')).toEqual([]);
  });

  it('says nothing of breakpoints that were accepted, and of a server that knows no such packet', async () => {
    expect(await ruleOnLog(rule, openOcdHead('Cortex-M4') + packet('Z1,8000100,2', 'OK') + packet('Z1,8000200,2', ''))).toEqual([]);
  });
});
