import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { probeFirmware as rule } from './probe-firmware.js';

it('log/probe-firmware: says which firmware is too old', async () => {
  const [finding] = await ruleOnLog(rule, 'ST-LINK Firmware version : V2J28M18\nError in initializing ST-LINK device.\nReason: ST-LINK firmware upgrade required.\n');
  expect(finding).toMatchObject({ data: { firmware: 'V2J28M18' }, location: { line: 3 }, related: [{ line: 1 }] });
});

it('log/probe-firmware: says nothing of a probe that will do', async () => expect(await ruleOnLog(rule, 'ST-LINK Firmware version : V3J15M7\nST-LINK device initialization OK\n')).toEqual([]));
