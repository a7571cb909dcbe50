import { describe, expect, it } from 'vitest';
import { externalProgram, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { breakpointRefused as rule } from './breakpoint-refused.js';

const server = 'Error: Failed to set breakpoint at address: 0x90003da8.\nError: Failed to set more breakpoints\n';

describe('log/breakpoint-refused', () => {
  it('places the refusal of the ST-LINK GDB server', async () => {
    expect(await ruleOnLog(rule, server)).toMatchObject([{ messageId: 'external', severity: 'error', data: { address: 0x90003da8 }, related: [{ line: 2 }] }]);
    expect(await ruleOnLog(rule, server, 'STM32L476VG')).toMatchObject([{ messageId: 'outOfReach' }]);
    expect(await ruleOnProject(rule, server, externalProgram('STM32H750XBHx'))).toMatchObject([{ messageId: 'external', program: 'App' }]);
  });

  it('says less where the log says less', async () => {
    expect(await ruleOnLog(rule, server.replace('90003da8', '08003da8'))).toMatchObject([{ messageId: 'elsewhere', severity: 'warning' }]);
    expect(await ruleOnLog(rule, "Error: can't add breakpoint: unknown reason\n")).toMatchObject([{ messageId: 'unknown', severity: 'warning' }]);
  });

  it('says nothing of a session without refusals', async () => expect(await ruleOnLog(rule, 'Breakpoint 1, main () at main.c:7\n')).toEqual([]));
});
