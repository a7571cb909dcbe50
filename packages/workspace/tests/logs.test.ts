import { readDebugLog } from '@qspi-doctor/debug-log';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { isPresent, openLog, openLoneLogs, openWorkspace } from '../src/index.js';

const files = new MemoryFiles({
  '/project/Boot/Boot.elf': buildFirmware({ table: 0x08000000 }),
  '/project/App/App.elf': buildFirmware({ table: 0x90000000 }),
  '/project/session.txt': `${'x\n'.repeat(700_000)}Sending packet: $Z0,90000010,2#00...Packet received: OK\n`,
  '/elsewhere/other.log': 'Device ID: 0x415\n',
});

describe('logs of debug sessions', () => {
  it('are read in pieces, and named as the folder sees them', () => {
    const { file, log } = openLog(files, '/project', '/project/session.txt');
    expect(file).toBe('session.txt');
    expect(log.requests).toMatchObject([{ address: 0x90000010, line: 700_001 }]);
    expect(openLog(files, '/project', '/elsewhere/other.log').file).toBe('/elsewhere/other.log');
    expect(() => openLog(files, '/project', '/project/none.txt')).toThrow(/not found/);
  });

  it('are about the application rather than its bootloader', async () => {
    const logs = [openLog(files, '/project', '/project/session.txt')];
    const { programs } = await openWorkspace(files, '/project', { device: 'STM32L476VG', logs });
    for (const program of programs) {
      const opened = await program.open('logs');
      expect(isPresent(opened) && opened.value.about.folder).toBe('App');
    }
    const [first] = (await openWorkspace(files, '/project')).programs;
    expect(await first?.open('logs')).toEqual({ absent: 'no log was given' });
  });

  it('are a workspace of their own where there is no project', async () => {
    const logs = [openLog(files, '/project', '/elsewhere/other.log')];
    const [program] = openLoneLogs('/project', logs, 'STM32L476VG').programs;
    const device = await program?.open('device');
    expect(device && isPresent(device) && device.value.device.name).toBe('STM32L476VG');
    const core = await program?.open('core');
    expect(core && isPresent(core) && core.value.name).toBe('cortex-m4');
    expect(await program?.open('image')).toHaveProperty('absent');
  });

  it('know a device by its id, as far as an id can tell', async () => {
    const of = (text: string) => openLoneLogs('/project', [{ file: 'a.log', log: readDebugLog(text) }]).programs[0];
    const l476 = await of('x\nDevice ID: 0x415\n')?.open('core');
    expect(l476).toMatchObject({ value: { name: 'cortex-m4', source: 'log', location: { file: 'a.log', line: 2 } } });
    // STM32H743, H750, and H745 with its Cortex-M4: one controller, two cores.
    const h7 = of('Device ID: 0x450\n');
    expect(await h7?.open('device')).toMatchObject({ value: { source: 'log' } });
    expect(await h7?.open('core')).toHaveProperty('absent');
    for (const text of ['', 'Device ID: 0x450\nDevice ID: 0x415\n', 'Device ID: 0xfff\n']) expect(await of(text)?.open('device')).toHaveProperty('absent');
  });
});
