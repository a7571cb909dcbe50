import { RealFiles, RealPrograms } from '@qspi-doctor/files';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { readMachine } from '../../src/index.js';
import { freePorts, host } from './fake-machine.js';

/** The programs of the distribution, asked as those of an installation are. */
describe.skipIf(withoutTools)('the real OpenOCD and GDB', () => {
  it('say the versions that they say to people', async () => {
    const machine = await readMachine({ files: new RealFiles(), programs: new RealPrograms(), ports: freePorts }, host('linux', { PATH: process.env['PATH'] ?? '' }, { arch: process.arch, folder: '/', home: '/' }), { run: true });
    const tools = machine.installations.flatMap(({ tools: each }) => each);
    const versionOf = (file: string) => tools.find(({ path }) => path.endsWith(`/${file}`))?.answer?.version;
    const openOcd = runTool('openocd', ['--version']);
    expect(`${openOcd.stdout}${openOcd.stderr}`).toContain(`Open On-Chip Debugger ${versionOf('openocd') ?? '(none)'}`);
    expect(runTool('gdb-multiarch', ['-nx', '--version']).stdout.split('\n')[0]).toMatch(new RegExp(` ${(versionOf('gdb-multiarch') ?? '(none)').replaceAll('.', '\\.')}$`));
    for (const { onPath, path } of tools) expect([path, onPath]).toEqual([path, true]);
  });

  it('spell the override of breakpoints as the guide says', () => {
    const { stdout, stderr } = runTool('openocd', ['-c', 'gdb_breakpoint_override hard', '-c', 'shutdown'], { allowFailure: true });
    expect(`${stdout}${stderr}`).toContain('force hard breakpoints');
  });
});
