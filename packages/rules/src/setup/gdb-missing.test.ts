import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, tool } from '../../tests/setup-tester.js';
import { gdbMissing } from './gdb-missing.js';

describe('setup/gdb-missing', () => {
  it('warns where there is a server and no GDB', async () => {
    expect((await examineMachine(gdbMissing, { installations: [installation([tool('gdb-server', { version: '7.5.0' })])] })).findings).toMatchObject([{ severity: 'warning', location: { file: '/i' } }]);
  });

  it('is silent where one is there', async () => {
    expect((await examineMachine(gdbMissing, { installations: [complete] })).findings).toEqual([]);
  });
});
