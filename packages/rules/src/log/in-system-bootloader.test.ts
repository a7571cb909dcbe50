import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { inSystemBootloader as rule } from './in-system-bootloader.js';

const stopped = (address: string) => `Break at address "${address}" with no debug information available, or outside of program code.\n`;

it('log/in-system-bootloader: the core is in the boot loader of the chip', async () => {
  expect(await ruleOnLog(rule, stopped('0x1fff51f4'))).toMatchObject([{ severity: 'error', data: { address: 0x1fff51f4 } }]);
  expect(await ruleOnLog(rule, stopped('0x1fff51f4'), 'STM32L4R9ZG')).toHaveLength(1);
});

it('log/in-system-bootloader: says nothing of other addresses, and of a core that was there when the probe came', async () => {
  for (const log of [stopped('0x90000a52'), stopped('0xfffffffe'), 'PC: 0x1fff51f4\n']) expect(await ruleOnLog(rule, log)).toEqual([]);
});
