import { describe, expect, it } from 'vitest';
import { examineMachine } from '../../tests/setup-tester.js';
import { portTaken } from './port-taken.js';

const taken = (port: number, name?: string) => ({ port, taken: true, process: name === undefined ? undefined : { name, id: 4711 } });
const wanted = { ports: [{ port: 61234, location: { file: 'App.launch' } }] };

describe('setup/port-taken', () => {
  it('warns where a stranger has the port of a launch configuration', async () => {
    const { findings } = await examineMachine(portTaken, { ports: [taken(61234, 'python3')] }, wanted);
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'taken', location: { file: 'App.launch' }, data: { by: 'python3 (process 4711)' } }]);
  });

  it('notes it where nothing here wants that port, or where the process is not known', async () => {
    expect((await examineMachine(portTaken, { ports: [taken(3333)] })).findings).toMatchObject([{ severity: 'note', messageId: 'taken', data: { by: 'another program', purpose: 'OpenOCD' } }]);
  });

  it('notes a server that runs: it may be a session', async () => {
    // Linux keeps 15 characters of a process name.
    expect((await examineMachine(portTaken, { ports: [taken(61234, 'ST-LINK_gdbserv')] }, wanted)).findings).toMatchObject([{ severity: 'note', messageId: 'server' }]);
  });

  it('is silent about free ports, and about the server that shares a probe', async () => {
    expect((await examineMachine(portTaken, { ports: [{ port: 61234, taken: false, process: undefined }, taken(7184, 'stlinkserver')] }, wanted)).findings).toEqual([]);
  });

  it('is not checked where only an installation was looked at', async () => {
    expect((await examineMachine(portTaken, { ports: undefined, only: '/x' })).notChecked).toMatchObject([{ why: 'only /x was looked at (--installation)' }]);
  });
});
