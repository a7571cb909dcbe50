import { readDebugLog } from '@qspi-doctor/debug-log';
import { describe, expect, it } from 'vitest';
import { softwareInFlash } from '../src/breakpoint/software-in-flash.js';
import { unreachable } from '../src/breakpoint/unreachable.js';
import { pair } from './launch-pair.js';
import { externalProgram, goesOn, packet } from './log-tester.js';
import { runRuleOn, type Content } from './rule-tester.js';

const withLog = (text: string) => ({ logs: [{ file: 'session.log', log: readDebugLog(text) }] });

describe('breakpoint/software-in-flash with a log of the session', () => {
  /** A session through the ST-LINK server without a loader: from the files alone a suspicion. */
  const suspected: Content = pair({ launch: { loaders: [] } });

  it('is an error where the log shows such a breakpoint', async () => {
    const { findings } = await runRuleOn(softwareInFlash, suspected, withLog(packet('Z0,90000180,2', 'OK') + goesOn('02', 0x90000200)));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'noLoader', explains: expect.arrayContaining(['log/software-breakpoint-in-flash']) }]);
    expect(findings[0]?.related.at(-1)).toEqual({ file: 'session.log', line: 1, message: 'the log shows it: GDB asked for a software breakpoint at 0x90000180, and no stop there follows' });
    const words = await runRuleOn(softwareInFlash, suspected, withLog('Cannot insert breakpoint 1.\nCannot access memory at address 0x90000180\n'));
    expect(words.findings).toMatchObject([{ severity: 'error' }]);
  });

  it('is refuted where the log shows that GDB took a hardware breakpoint there', async () => {
    expect((await runRuleOn(softwareInFlash, suspected, withLog(packet('Z1,90000180,2', 'OK')))).findings).toEqual([]);
  });

  it('stays a suspicion where the log does not tell', async () => {
    // The log with a device id is of an STM32L476.
    for (const log of ['', packet('Z0,8000180,2', 'OK'), `Device ID: 0x415\n${packet('Z1,90000180,2', 'OK')}`, packet('Z0,90000180,2', 'OK') + goesOn('05', 0x90000180)]) {
      expect((await runRuleOn(softwareInFlash, suspected, withLog(log))).findings).toMatchObject([{ severity: 'warning', explains: [] }]);
    }
  });
});

describe('breakpoint/unreachable with a log of the session', () => {
  it('shows the refusal, and explains what the log is found to say', async () => {
    const log = `${packet('Z1,90000180,2', 'E0E')}Error: [stm32l4x.cpu] Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE\n`;
    const { findings } = await runRuleOn(unreachable, externalProgram('STM32L476VGTx'), withLog(log));
    expect(findings).toMatchObject([{ severity: 'error', explains: expect.arrayContaining(['log/hardware-breakpoint-refused', 'log/breakpoint-refused']) }]);
    expect(findings[0]?.related.slice(-2)).toMatchObject([{ file: 'session.log', line: 3 }, { file: 'session.log', line: 1, message: expect.stringContaining('refused (E0E)') }]);
  });

  it('says the same without one', async () => {
    const { findings } = await runRuleOn(unreachable, externalProgram('STM32L476VGTx'));
    expect(findings[0]?.explains.some((id) => id.startsWith('log/'))).toBe(false);
  });
});
