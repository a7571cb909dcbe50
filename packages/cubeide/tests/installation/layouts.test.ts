import { describe, expect, it } from 'vitest';
import { readMachine, type Host, type Installation } from '../../src/index.js';
import { FakePrograms, filesWith, freePorts, host, pluginPath } from './fake-machine.js';

async function installed(where: Host, programs: readonly string[], only?: string) {
  const fake = new FakePrograms();
  const machine = await readMachine({ files: filesWith(where.platform, programs), programs: fake, ports: freePorts }, where, { run: false, only });
  expect(fake.ran).toEqual([]);
  return machine.installations;
}

const brief = (installations: readonly Installation[]) => installations.map(({ kind, title, folder, foundBy, tools }) => ({ kind, title, folder, foundBy: foundBy.join(), tools: tools.map(({ name, packageVersion, onPath }) => `${name} ${packageVersion ?? '-'}${onPath ? ' PATH' : ''}`) }));

const linuxIde = '/opt/st/stm32cubeide_1.14.1';
const serverOf = (root: string, system: string, version: string, exe = '') => `${root}/plugins/${pluginPath}.stlink-gdb-server.${system}_${version}/tools/bin/ST-LINK_gdbserver${exe}`;
const programmerOf = (root: string, system: string, version: string, exe = '') => `${root}/plugins/${pluginPath}.cubeprogrammer.${system}_${version}/tools/bin/STM32_Programmer_CLI${exe}`;
const gdbOf = (root: string, system: string, version: string, exe = '') => `${root}/plugins/${pluginPath}.gnu-tools-for-stm32.11.3.rel1.${system}_${version}/tools/bin/arm-none-eabi-gdb${exe}`;

describe('installations', () => {
  it('of STM32CubeIDE on Linux, with two versions of a plug-in, compared by number', async () => {
    const found = await installed(host('linux'), [
      serverOf(linuxIde, 'linux64', '2.0.500.202301161003'),
      serverOf(linuxIde, 'linux64', '2.1.100.202310302101'),
      serverOf(linuxIde, 'linux64', '2.0.90.202201010000'),
      programmerOf(linuxIde, 'linux64', '2.1.100.202311100844'),
      gdbOf(linuxIde, 'linux64', '1.0.100.202309131626'),
      `${linuxIde}/plugins/org.eclipse.cdt.gdb_7.1.100/tools/bin/ST-LINK_gdbserver`,
    ]);
    expect(brief(found)).toEqual([
      {
        kind: 'cubeide',
        title: 'STM32CubeIDE 1.14.1',
        folder: linuxIde,
        foundBy: 'default folder',
        tools: ['gdb-server 2.1.100.202310302101', 'gdb-server 2.0.500.202301161003', 'gdb-server 2.0.90.202201010000', 'programmer 2.1.100.202311100844', 'gdb 1.0.100.202309131626'],
      },
    ]);
  });

  it('side by side, the newest first, in the home folder as well', async () => {
    const found = await installed(host('linux'), ['/opt/st/stm32cubeide_1.9.0', '/opt/st/stm32cubeide_1.14.1', '/home/me/st/stm32cubeide_1.10.1'].map((root) => serverOf(root, 'linux64', '2.0.0.202105311346')));
    expect(found.map(({ title }) => title)).toEqual(['STM32CubeIDE 1.14.1', 'STM32CubeIDE 1.10.1', 'STM32CubeIDE 1.9.0']);
  });

  it('of STM32CubeIDE on Windows', async () => {
    const root = 'C:/ST/STM32CubeIDE_1.18.1/STM32CubeIDE';
    const found = await installed(host('windows', { SystemDrive: 'C:' }), [serverOf(root, 'win32', '2.2.100.202501151542', '.exe'), programmerOf(root, 'win32', '2.2.100.202412061334', '.exe')]);
    expect(brief(found)).toEqual([{ kind: 'cubeide', title: 'STM32CubeIDE 1.18.1', folder: 'C:/ST/STM32CubeIDE_1.18.1', foundBy: 'default folder', tools: ['gdb-server 2.2.100.202501151542', 'programmer 2.2.100.202412061334'] }]);
    expect(found[0]?.tools[0]?.path).toBe(serverOf(root, 'win32', '2.2.100.202501151542', '.exe'));
  });

  it('of STM32CubeIDE on macOS, named by the release in which its plug-in was seen', async () => {
    const root = '/Applications/STM32CubeIDE.app/Contents/Eclipse';
    const found = await installed(host('macos'), [serverOf(root, 'macos64', '2.0.500.202301161003'), gdbOf(root, 'macosaarch64', '1.0.0.1')]);
    expect(brief(found)).toEqual([{ kind: 'cubeide', title: 'STM32CubeIDE 1.12 (by its plug-ins)', folder: '/Applications/STM32CubeIDE.app', foundBy: 'default folder', tools: ['gdb-server 2.0.500.202301161003', 'gdb 1.0.0.1'] }]);
  });

  it.each<[string, Host, string]>([
    ['Linux', host('linux'), '/opt/st/stm32cubeclt_1.19.0'],
    ['macOS', host('macos'), '/opt/ST/STM32CubeCLT_1.19.0'],
    ['Windows', host('windows'), 'C:/ST/STM32CubeCLT_1.19.0'],
    ['a variable', host('linux', { STM32CLT_PATH: '/tools/stm32cubeclt_1.19.0/' }), '/tools/stm32cubeclt_1.19.0'],
    ['a variable of Windows', host('windows', { stm32clt_path: '"D:\\tools\\STM32CubeCLT_1.19.0"' }), 'D:/tools/STM32CubeCLT_1.19.0'],
  ])('of STM32CubeCLT on %s', async (_, where, root) => {
    const exe = where.platform === 'windows' ? '.exe' : '';
    const found = await installed(where, [`${root}/STLink-gdb-server/bin/ST-LINK_gdbserver${exe}`, `${root}/STM32CubeProgrammer/bin/STM32_Programmer_CLI${exe}`, `${root}/GNU-tools-for-STM32/bin/arm-none-eabi-gdb${exe}`]);
    expect(brief(found)).toMatchObject([{ kind: 'cubeclt', title: 'STM32CubeCLT 1.19.0', folder: root, tools: ['gdb-server -', 'programmer -', 'gdb -'] }]);
  });

  it.each<[string, Host, string]>([
    ['Linux', host('linux'), '/home/me/.local/share/stm32cube/bundles'],
    ['Windows', host('windows', { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }), 'C:/Users/me/AppData/Local/stm32cube/bundles'],
    ['macOS', host('macos'), '/Users/me/Library/Application Support/stm32cube/bundles'],
    ['a variable', host('linux', { CUBE_BUNDLE_PATH: '/b' }), '/b'],
  ])('of the bundles for VS Code on %s', async (_, where, root) => {
    const exe = where.platform === 'windows' ? '.exe' : '';
    const found = await installed(where, [
      `${root}/stlink-gdbserver/7.9.0+st.1/bin/ST-LINK_gdbserver${exe}`,
      `${root}/stlink-gdbserver/7.13.0+st.3/bin/ST-LINK_gdbserver${exe}`,
      `${root}/programmer/2.22.0+st.1/bin/STM32_Programmer_CLI${exe}`,
      `${root}/gnu-gdb-for-stm32/14.3.1+st.2/bin/arm-none-eabi-gdb${exe}`,
    ]);
    expect(brief(found)).toMatchObject([{ kind: 'bundles', folder: root, tools: ['gdb-server 7.13.0+st.3', 'gdb-server 7.9.0+st.1', 'programmer 2.22.0+st.1', 'gdb 14.3.1+st.2'] }]);
  });

  it.each<[string, Host, string]>([
    ['Linux', host('linux'), '/usr/local/STMicroelectronics/STM32Cube/STM32CubeProgrammer/bin/STM32_Programmer_CLI'],
    ['Windows', host('windows', { ProgramFiles: 'C:\\Program Files' }), 'C:/Program Files/STMicroelectronics/STM32Cube/STM32CubeProgrammer/bin/STM32_Programmer_CLI.exe'],
    ['macOS', host('macos'), '/Applications/STMicroelectronics/STM32Cube/STM32CubeProgrammer/STM32CubeProgrammer.app/Contents/MacOs/bin/STM32_Programmer_CLI'],
    ['a variable', host('linux', { STM32_PRG_PATH: '/p/bin' }), '/p/bin/STM32_Programmer_CLI'],
  ])('of STM32CubeProgrammer alone on %s', async (_, where, path) => {
    const found = await installed(where, [path]);
    expect(found).toMatchObject([{ kind: 'cubeprogrammer', title: 'STM32CubeProgrammer', tools: [{ name: 'programmer', path }] }]);
  });

  it('that a variable points into are found whole', async () => {
    const root = '/opt/st/stm32cubeclt_1.19.0';
    const found = await installed(host('linux', { STM32_PRG_PATH: `${root}/STM32CubeProgrammer/bin` }), [`${root}/STLink-gdb-server/bin/ST-LINK_gdbserver`, `${root}/STM32CubeProgrammer/bin/STM32_Programmer_CLI`]);
    expect(brief(found)).toMatchObject([{ kind: 'cubeclt', folder: root, foundBy: 'STM32_PRG_PATH,default folder', tools: ['gdb-server -', 'programmer -'] }]);
  });

  it('that PATH leads into are found whole, and what plain names start is marked', async () => {
    const root = '/tools/stm32cubeide_1.13.2';
    const bin = serverOf(root, 'linux64', '2.1.0.202305091550').replace('/ST-LINK_gdbserver', '');
    const found = await installed(host('linux', { PATH: `/usr/bin:${bin}` }), [`${bin}/ST-LINK_gdbserver`, programmerOf(root, 'linux64', '2.1.0.202305091550'), '/usr/bin/gdb-multiarch', '/usr/bin/openocd', '/opt/openocd/bin/openocd']);
    expect(brief(found)).toEqual([
      { kind: 'cubeide', title: 'STM32CubeIDE 1.13.2', folder: root, foundBy: 'PATH', tools: ['gdb-server 2.1.0.202305091550 PATH', 'programmer 2.1.0.202305091550'] },
      { kind: 'system', title: 'on PATH', folder: '/usr/bin', foundBy: 'PATH', tools: ['gdb - PATH', 'openocd - PATH'] },
    ]);
  });

  it('are not sought where a project could have put them', async () => {
    const files = filesWith('linux', ['/home/me/project/bin/openocd', '/home/me/project/node_modules/.bin/openocd', '/x/node_modules/.bin/openocd']);
    const where = host('linux', { PATH: '.:bin:/home/me/project/bin:/home/me/project/node_modules/.bin:/x/node_modules/.bin' });
    const { installations, passedOver } = await readMachine({ files, programs: new FakePrograms(), ports: freePorts }, where, { run: true });
    expect(installations).toEqual([]);
    expect(passedOver).toEqual(['.: not an absolute path', 'bin: not an absolute path', '/home/me/project/bin: in the current folder', '/home/me/project/node_modules/.bin: part of a package of npm', '/x/node_modules/.bin: part of a package of npm']);
  });

  it.each([
    ['the installation', '/opt/st/stm32cubeide_1.14.1'],
    ['the folder around it', '/opt/st'],
  ])('are looked for in one folder alone where that is named: %s', async (_, only) => {
    const found = await installed(host('linux', { STM32CLT_PATH: '/clt' }), [serverOf(linuxIde, 'linux64', '2.1.100.202310302101'), '/clt/STLink-gdb-server/bin/ST-LINK_gdbserver', '/usr/bin/openocd'], only);
    expect(brief(found)).toEqual([{ kind: 'cubeide', title: 'STM32CubeIDE 1.14.1', folder: linuxIde, foundBy: '--installation', tools: ['gdb-server 2.1.100.202310302101'] }]);
  });
});
