import { describe, expect, it } from 'vitest';
import { examineMachine, installation, project, serverMap, tool } from '../../tests/setup-tester.js';
import { memoryMapWritable } from './memory-map-writable.js';

const server = tool('gdb-server', { version: '7.11.0', packageVersion: '2.2.200' });
const other = tool('gdb-server', { version: '7.3.0', packageVersion: '2.0.500' });
const installations = [installation([server, other])];
const xml = (type: string, start = '0x90000000') => `<memory-map><memory type="flash" start="0x08000000" length="0x20000"/><memory type="${type}" start="${start}" length="0x10000000"/></memory-map>`;

describe('setup/memory-map-writable', () => {
  it('warns where a server says that external flash is RAM and no loader is enabled, with the line that says it', async () => {
    const { findings } = await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram'))] }, project('STM32H750XB', {}, { stLink: 1 }));
    expect(findings[0]?.message).toContain('A launch configuration of the project has none enabled.');
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'ram', location: { file: server.path, address: 0x90000000 }, data: { line: '<memory type="ram" start="0x90000000" length="0x10000000"/>' } }]);
  });

  it('notes it where no launch configuration is known, and is silent where all have a loader', async () => {
    expect((await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram'))] }, project('STM32H750XB'))).findings).toMatchObject([{ severity: 'note' }]);
    expect((await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram'))] })).findings).toMatchObject([{ severity: 'note' }]);
    expect((await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram'))] }, project('STM32H750XB', {}, { stLink: 2, withLoader: 2 }))).findings).toEqual([]);
  });

  it('does not offer the cure of this cause to a core that has the other one', async () => {
    const { findings } = await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram'), { deviceId: 0x415 })] }, project('STM32L476VG'));
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'outOfReach' }]);
    expect(JSON.stringify(findings[0]?.remedies)).not.toMatch(/hbreak|\bro\b/);
  });

  it('is silent where it says ROM or flash', async () => {
    for (const type of ['rom', 'flash']) expect(await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml(type))] }, project('STM32H750XB'))).toEqual({ findings: [], notChecked: [] });
  });

  it('shows that two servers differ', async () => {
    const { findings } = await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, xml('ram')), serverMap(other, xml('rom'))] }, project('STM32H750XB'));
    expect(findings.map(({ messageId }) => messageId)).toEqual(['ram', 'differ']);
    expect(findings[1]?.data).toMatchObject({ lines: ['7.11.0: ram', '7.3.0: rom'] });
  });

  it.each([
    ['0x90000000 0xa0000000 rw', 'was not understood: 0x90000000 0xa0000000 rw'],
    ['hello', 'was not understood: hello'],
    [xml('ram', '0x20000000'), 'does not list 0x90000000'],
  ])('does not know what %s means, and says so', async (printed, why) => {
    const { findings, notChecked } = await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, printed)] }, project('STM32H750XB'));
    expect(findings).toEqual([]);
    expect(notChecked).toHaveLength(1);
    expect(notChecked[0]?.why).toContain(why);
  });

  it('is not checked where a server gave no map', async () => {
    expect((await examineMachine(memoryMapWritable, { installations, maps: [serverMap(server, '', { absent: 'it printed nothing' })] })).notChecked).toMatchObject([{ why: 'ST-LINK_gdbserver 7.11.0 gave no memory map: it printed nothing' }]);
    expect((await examineMachine(memoryMapWritable, { installations })).notChecked).toMatchObject([{ why: expect.stringContaining('the device is not known') as string }]);
  });
});
