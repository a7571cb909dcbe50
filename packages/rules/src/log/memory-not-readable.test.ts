import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { memoryNotReadable as rule } from './memory-not-readable.js';

it('log/memory-not-readable: external memory that GDB cannot read', async () => {
  expect(await ruleOnLog(rule, 'Cannot access memory at address 0x90000004\n')).toMatchObject([{ messageId: 'unmapped', severity: 'warning', data: { address: 0x90000004 } }]);
  const table = 'Num Enb Low Addr   High Addr  Attrs\n0   y  \t0x08000000 0x08020000 flash blocksize 0x20000 nocache\n';
  expect(await ruleOnLog(rule, `${table}Cannot access memory at address 0x90000004\n`)).toMatchObject([{ messageId: 'unlisted' }]);
});

it('log/memory-not-readable: a null pointer is shown so too, and a breakpoint that was refused', async () => {
  for (const log of ['Cannot access memory at address 0x15c\n', 'Cannot insert breakpoint 4.\nCannot access memory at address 0x90000004\n']) expect(await ruleOnLog(rule, log)).toEqual([]);
});
