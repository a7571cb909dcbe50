import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, tool } from '../../tests/setup-tester.js';
import { severalInstallations } from './several-installations.js';

const [newer, older] = [tool('gdb-server', { version: '7.10.0', packageVersion: '2.2.100.202501151542' }), tool('gdb-server', { version: '7.5.0', packageVersion: '2.1.100.202310302101', onPath: true })];

describe('setup/several-installations', () => {
  it('notes two plug-ins in one installation, and compares them by number', async () => {
    const { findings } = await examineMachine(severalInstallations, { installations: [installation([older, newer].map((each) => ({ ...each, onPath: false })))] });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'several', location: { file: newer.path }, related: [{ file: older.path }], data: { count: 2 } }]);
  });

  it('says that the plain name starts an older one', async () => {
    expect((await examineMachine(severalInstallations, { installations: [installation([newer, older])] })).findings).toMatchObject([{ messageId: 'pathIsOlder', data: { newest: expect.stringContaining('7.10.0') as string, onPath: expect.stringContaining('7.5.0') as string } }]);
  });

  it('orders by plug-ins where no program was run', async () => {
    const silent = [tool('gdb-server', { packageVersion: '2.0.500.202301161003' }), tool('gdb-server', { packageVersion: '2.0.90.202001010000' })];
    expect((await examineMachine(severalInstallations, { installations: [installation([...silent].reverse())] })).findings).toMatchObject([{ location: { file: silent[0]?.path } }]);
  });

  it('is silent about one', async () => {
    expect((await examineMachine(severalInstallations, { installations: [complete] })).findings).toEqual([]);
  });
});
