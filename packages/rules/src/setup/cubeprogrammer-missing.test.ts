import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, tool } from '../../tests/setup-tester.js';
import { cubeProgrammerMissing } from './cubeprogrammer-missing.js';

const alone = installation([tool('gdb-server', { version: '7.5.0', at: '/alone' })], { folder: '/alone' });
const config = (exists: boolean) => ({ file: '/i/config.txt', port: undefined, programmer: { line: 12, written: '../cp/bin', exists } });

describe('setup/cubeprogrammer-missing', () => {
  it('warns of a server without a programmer anywhere', async () => {
    expect((await examineMachine(cubeProgrammerMissing, { installations: [alone] })).findings).toMatchObject([{ severity: 'warning', messageId: 'nowhere', location: { file: '/alone/7.5.0/ST-LINK_gdbserver' } }]);
  });

  it('notes one whose programmer is elsewhere, and names the folder for -cp', async () => {
    const { findings } = await examineMachine(cubeProgrammerMissing, { installations: [complete, alone] });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'elsewhere', data: { programmer: '/i/2.15.0' }, remedies: [{ steps: ['-cp /i/2.15.0'] }] }]);
  });

  it('notes a config.txt that leads nowhere', async () => {
    expect((await examineMachine(cubeProgrammerMissing, { installations: [complete], configs: [config(false)] })).findings).toMatchObject([{ messageId: 'config', location: { file: '/i/config.txt', line: 12 } }]);
  });

  it('is silent where the programmer is beside the server', async () => {
    expect((await examineMachine(cubeProgrammerMissing, { installations: [complete], configs: [config(true)] })).findings).toEqual([]);
  });

  it('is not checked without a server', async () => {
    expect((await examineMachine(cubeProgrammerMissing, {})).notChecked).toMatchObject([{ why: 'no ST-LINK GDB server was found' }]);
  });
});
