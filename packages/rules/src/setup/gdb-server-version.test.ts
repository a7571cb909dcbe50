import { describe, expect, it } from 'vitest';
import { complete, examineMachine, installation, project, serverMap, tool } from '../../tests/setup-tester.js';
import { gdbServerVersion } from './gdb-server-version.js';

const with118 = installation([tool('gdb-server', { version: '7.10.0', packageVersion: '2.2.100.202501151542' })]);
const server114 = tool('gdb-server', { version: '7.5.0', packageVersion: '2.1.100.202310302101' });
const server112 = tool('gdb-server', { version: '7.3.0', packageVersion: '2.0.500.202301161003' });
const xml = (type: string) => `<memory type="${type}" start="0x90000000" length="0x10000000"/>`;

describe('setup/gdb-server-version', () => {
  it('notes what users report of a version, with the source', async () => {
    const { findings } = await examineMachine(gdbServerVersion, { installations: [with118] });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'known', data: { certainty: 'reported', source: expect.stringContaining('td-p/778111') as string }, remedies: [{ certainty: 'reported' }] }]);
  });

  it('warns of what the maker says of a version, where it concerns the device', async () => {
    const old = installation([tool('gdb-server', { version: '5.7.0' }), tool('programmer', { version: '2.6.0' })]);
    expect((await examineMachine(gdbServerVersion, { installations: [old] }, project('STM32H735IG'))).findings).toMatchObject([{ severity: 'warning', data: { certainty: 'maker' } }]);
    expect((await examineMachine(gdbServerVersion, { installations: [old] }, project('STM32L476VG'))).findings).toEqual([]);
    expect((await examineMachine(gdbServerVersion, { installations: [old] })).findings).toMatchObject([{ severity: 'note' }]);
  });

  it('tells the report on 1.12.1 as a report, with what would confirm it', async () => {
    const { findings } = await examineMachine(gdbServerVersion, { installations: [installation([server114])] });
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'unconfirmed', remedies: [{ certainty: 'reported' }] }]);
    expect(findings[0]?.message).toMatch(/a report, not a fact/);
    expect(findings[0]?.message).not.toMatch(/The servers here|\d servers here/);
    expect(findings[0]?.remedies[0]?.steps[0]).toMatch(/would confirm it/);
  });

  it('puts what was measured here beside that report', async () => {
    const both = [installation([server114, server112])];
    const same = await examineMachine(gdbServerVersion, { installations: both, maps: [serverMap(server114, xml('ram')), serverMap(server112, xml('ram'))] });
    expect(same.findings[0]?.message).toContain('The 2 servers here print the same for 0x90000000');
    const other = await examineMachine(gdbServerVersion, { installations: both, maps: [serverMap(server114, xml('ram')), serverMap(server112, xml('rom'))] });
    expect(other.findings[0]?.message).toContain('print different lines');
  });

  it('says that no version helps a core that cannot compare the address', async () => {
    expect((await examineMachine(gdbServerVersion, { installations: [installation([server114])] }, project('STM32L476VG'))).findings[0]?.message).toContain('could not help in any case');
    expect((await examineMachine(gdbServerVersion, { installations: [installation([server114])] }, project('STM32H750XB'))).findings[0]?.message).not.toContain('could not help');
  });

  it('tells that report of later versions to those alone whose program lies in external flash', async () => {
    expect((await examineMachine(gdbServerVersion, { installations: [complete] }, project('STM32H750XB'))).findings).toMatchObject([{ messageId: 'unconfirmed' }]);
    expect((await examineMachine(gdbServerVersion, { installations: [complete] }, project('STM32H750XB', { programs: [] }))).findings).toEqual([]);
  });

  it('sees a server that was copied into the plug-in of another version', async () => {
    const copied = tool('gdb-server', { version: '7.3.0', packageVersion: '2.1.100.202310302101', said: 'ST-LINK GDB server. Version 7.3.0' });
    const { findings } = await examineMachine(gdbServerVersion, { installations: [installation([copied])] });
    expect(findings[0]).toMatchObject({ severity: 'note', messageId: 'copied', data: { plugin: '2.1.100.202310302101', seen: '7.5.0', says: '7.3.0' } });
    expect((await examineMachine(gdbServerVersion, { installations: [installation([server114])] })).findings.map(({ messageId }) => messageId)).toEqual(['unconfirmed']);
  });

  it('is silent about versions of which nothing is said', async () => {
    expect((await examineMachine(gdbServerVersion, { installations: [complete] })).findings).toEqual([]);
  });
});
