import { describe, expect, it } from 'vitest';
import { externalProgram, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { deviceDiffers as rule } from './device-differs.js';

describe('log/device-differs', () => {
  it('sees another chip than the project is for', async () => {
    const [finding] = await ruleOnProject(rule, 'Device ID: 0x483\n', externalProgram('STM32H750XBHx'));
    expect(finding).toMatchObject({ severity: 'error', data: { id: '0x483', expected: '0x450' }, location: { line: 1 } });
    expect(finding?.message).toContain('STM32H7');
  });

  it('knows the same chip by the whole identification of OpenOCD', async () => {
    expect(await ruleOnProject(rule, 'Info : device idcode = 0x10076415 (STM32L47/L48xx - Rev 4 : 0x1007)\n', externalProgram('STM32L476VGTx'))).toEqual([]);
    expect(await ruleOnProject(rule, 'Device ID: 0x450\nDevice ID : 0x450\n', externalProgram('STM32H750XBHx'))).toEqual([]);
  });

  it('does not judge without a device', async () => expect(await ruleOnLog(rule, 'Device ID: 0x483\n')).toEqual([]));
});
