import { expect, it } from 'vitest';
import { externalProgram, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { breakpointPending as rule } from './breakpoint-pending.js';

it('log/breakpoint-pending: on the console, and in the machine interface', async () => {
  expect(await ruleOnLog(rule, 'Num     Type           Disp Enb Address    What\n1       breakpoint     keep y   <PENDING>  main\n')).toMatchObject([{ messageId: 'pending', data: { what: 'main' }, location: { line: 2 } }]);
  expect(await ruleOnLog(rule, '10^done,bkpt={number="1",type="breakpoint",disp="keep",enabled="y",addr="<PENDING>",pending="main",times="0"}\n')).toMatchObject([{ messageId: 'pending' }]);
  expect(await ruleOnLog(rule, '&"Function \\"main\\" not defined.\\n"\n')).toMatchObject([{ messageId: 'unknown', data: { what: 'main' } }]);
});

it('log/breakpoint-pending: knows whether the program has the function', async () => {
  expect(await ruleOnProject(rule, 'Function "main" not defined.\n', externalProgram('STM32H750XBHx'))).toMatchObject([{ messageId: 'notLoaded', severity: 'warning' }]);
  expect(await ruleOnProject(rule, 'Function "vTaskSwitchContext" not defined.\n', externalProgram('STM32H750XBHx'))).toMatchObject([{ messageId: 'unknown', severity: 'note' }]);
});

it('log/breakpoint-pending: says nothing of one that found its place when the symbols came', async () => {
  const log = '3^done,bkpt={number="1",type="breakpoint",addr="<PENDING>",pending="main",times="0"}\n=breakpoint-modified,bkpt={number="1",type="breakpoint",addr="0x90000060",func="main"}\n';
  expect(await ruleOnLog(rule, log)).toEqual([]);
});

it('log/breakpoint-pending: says nothing of a breakpoint with a place', async () => expect(await ruleOnLog(rule, '1       breakpoint     keep y   0x90000060 in main at main.c:7\n')).toEqual([]));
