import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, tool } from '../../tests/setup-tester.js';
import { cubeIdeMissing } from './cubeide-missing.js';

describe('setup/cubeide-missing', () => {
  it('warns where no server is found, and says where it was looked for', async () => {
    const { findings } = await examineMachine(cubeIdeMissing, {});
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'nothing', location: { file: '/opt/st' }, related: [{ file: '/srv/st' }] }]);
  });

  it('says it of the folder that was named, whatever the rest of the machine has', async () => {
    const { findings } = await examineMachine(cubeIdeMissing, { only: '/x', searched: [{ folder: '/x', why: '--installation', role: 'installation' }], installations: [installation([tool('programmer', { version: '2.15.0' })])] });
    expect(findings).toMatchObject([{ severity: 'warning', location: { file: '/x' }, data: { folder: '/x' } }]);
  });

  it('is a note where OpenOCD and a GDB are there', async () => {
    const { findings } = await examineMachine(cubeIdeMissing, { installations: [installation([tool('openocd', { version: '0.12.0' }), tool('gdb', { version: '13.1' })], { kind: 'system' })] });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'others' }]);
  });

  it('is silent where a server is found, even one that was not run', async () => {
    expect((await examineMachine(cubeIdeMissing, { installations: [complete] })).findings).toEqual([]);
    expect((await examineMachine(cubeIdeMissing, { installations: [installation([tool('gdb-server', { packageVersion: '2.1.0.1' })])] })).findings).toEqual([]);
  });
});
