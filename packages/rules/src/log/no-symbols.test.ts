import { expect, it } from 'vitest';
import { externalProgram, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { noSymbols as rule } from './no-symbols.js';

const stopped = (address: string) => `Break at address "${address}" with no debug information available, or outside of program code.\n`;

it('log/no-symbols: a stop without source, by what is there', async () => {
  expect(await ruleOnLog(rule, stopped('0x90000a52'))).toMatchObject([{ messageId: 'external', severity: 'warning' }]);
  expect(await ruleOnLog(rule, stopped('0x8000a52'))).toMatchObject([{ messageId: 'elsewhere', severity: 'note' }]);
  expect(await ruleOnProject(rule, stopped('0x90000190'), externalProgram('STM32H750XBHx'))).toMatchObject([{ messageId: 'own' }]);
});

it('log/no-symbols: leaves the boot loader of the chip and erased flash to their own rules', async () => {
  for (const address of ['0x1fff51f4', '0xfffffffe']) expect(await ruleOnLog(rule, stopped(address))).toEqual([]);
});
