import type { Trouble } from '@qspi-doctor/cubeide';
import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, tool } from '../../tests/setup-tester.js';
import { programDoesNotStart } from './program-does-not-start.js';

describe('setup/program-does-not-start', () => {
  it.each<[Trouble, string]>([
    [{ kind: 'glibc', needed: '2.34' }, 'GLIBC 2.34'],
    [{ kind: 'library', library: 'libusb-1.0.so.0' }, 'libusb-1.0.so.0'],
    [{ kind: 'not-executable' }, 'may not be executed'],
    [{ kind: 'other-machine' }, 'no program for this machine'],
    [{ kind: 'cannot-start', why: 'ENOENT' }, 'ENOENT'],
    [{ kind: 'crashed', signal: 'SIGSEGV' }, 'SIGSEGV'],
    [{ kind: 'hung', milliseconds: 5000 }, '5 seconds'],
    [{ kind: 'flooded' }, 'far more'],
    [{ kind: 'unrecognised' }, 'hello'],
  ])('tells %j', async (trouble, text) => {
    const { findings } = await examineMachine(programDoesNotStart, { installations: [installation([tool('gdb-server', { trouble, said: 'hello' })])] });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(text);
    expect(findings[0]).toMatchObject({ severity: trouble.kind === 'unrecognised' ? 'note' : 'warning', location: { file: '/i/bin/ST-LINK_gdbserver' } });
    expect(findings[0]?.remedies[0]?.steps.length).toBeGreaterThan(0);
  });

  it('is silent about programs that answered, and about those that were not asked', async () => {
    expect((await examineMachine(programDoesNotStart, { installations: [complete, installation([tool('gdb')])] })).findings).toEqual([]);
  });
});
