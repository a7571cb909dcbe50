import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { erasedFlashExecuted as rule } from './erased-flash-executed.js';

const halted = 'xPSR: 0x01000000 pc: 0xfffffffe msp: 0xfffffffc\n';

it('log/erased-flash-executed: the vectors read as ones', async () => {
  expect(await ruleOnLog(rule, 'Break at address "0xfffffffe" with no debug information available, or outside of program code.\n')).toMatchObject([{ severity: 'error', data: { address: 0xfffffffe } }]);
  expect(await ruleOnLog(rule, halted)).toMatchObject([{ severity: 'warning' }]);
});

it('log/erased-flash-executed: a chip may be empty before its first download', async () => {
  expect(await ruleOnLog(rule, `${halted}Loading section .isr_vector, size 0x188 lma 0x8000000\n`)).toEqual([]);
  expect(await ruleOnLog(rule, 'xPSR: 0x01000000 pc: 0x08000a3c msp: 0x20018000\n')).toEqual([]);
});
