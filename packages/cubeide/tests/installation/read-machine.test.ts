import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RealFiles, RealPrograms } from '@qspi-doctor/files';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMachine, type Machine, type MachineWishes } from '../../src/index.js';
import { FakePrograms, filesWith, freePorts, host, loader, pluginPath, programmerBanner, serverBanner } from './fake-machine.js';

const clt = '/opt/st/stm32cubeclt_1.19.0';
const server = `${clt}/STLink-gdb-server/bin/ST-LINK_gdbserver`;
const programmer = `${clt}/STM32CubeProgrammer/bin/STM32_Programmer_CLI`;
const help = 'Usage: ST-LINK_gdbserver [options]\n  --memory-map <device id>   show the memory map\n';

async function read(wishes: Partial<MachineWishes>, says = {}, others: Record<string, string | Uint8Array> = {}, where = host('linux')) {
  const programs = new FakePrograms({ [`${server} --version`]: { stdout: serverBanner('7.11.0') }, [`${programmer} --version`]: { stdout: programmerBanner('2.19.0') }, ...says });
  const machine = await readMachine({ files: filesWith('linux', [server, programmer], others), programs, ports: freePorts }, where, { run: true, ...wishes });
  return { machine, ran: programs.ran };
}

describe('a machine', () => {
  it('has its programs asked for their versions, and for nothing else', async () => {
    const { machine, ran } = await read({});
    expect(machine.installations[0]?.tools.map(({ name, answer }) => [name, answer?.version])).toEqual([['gdb-server', '7.11.0'], ['programmer', '2.19.0']]);
    expect(ran).toEqual([`${server} --version`, `${programmer} --version`]);
  });

  it('has none of them run with --no-run', async () => {
    const { machine, ran } = await read({ run: false, deviceIds: [0x415] });
    expect(ran).toEqual([]);
    expect(machine.installations[0]?.tools[0]).toMatchObject({ answer: undefined, notAsked: 'no program was run (--no-run)' });
    expect(machine.maps).toMatchObject([{ absent: 'no program was run (--no-run)' }]);
  });

  it('has servers asked for their memory map where their help lists the option', async () => {
    const { machine, ran } = await read({ deviceIds: [0x415, 0x450] }, { [`${server} --help`]: { stdout: help }, [`${server} --memory-map 0x415`]: { stdout: '<memory type="ram" start="0x90000000" length="0x10000000"/>' } });
    expect(ran.slice(2)).toEqual([`${server} --help`, `${server} --memory-map 0x415`, `${server} --memory-map 0x450`]);
    expect(machine.maps).toMatchObject([{ deviceId: 0x415, lines: [{ kind: 'ram' }], absent: undefined }, { deviceId: 0x450, lines: [], absent: 'it printed nothing' }]);
  });

  it('has no server asked for what its help does not list: it might begin to serve', async () => {
    const { machine, ran } = await read({ deviceIds: [0x415] }, { [`${server} --help`]: { stdout: 'Usage: ST-LINK_gdbserver [options]\n' } });
    expect(ran.at(-1)).toBe(`${server} --help`);
    expect(machine.maps[0]?.absent).toBe('the help of ST-LINK_gdbserver 7.11.0 does not list --memory-map');
  });

  it('has loaders, a configuration of its server, and rules for probes', async () => {
    const bin = dirname(programmer);
    const { machine } = await read({}, {}, {
      [`${bin}/ExternalLoader/N25Q128A_STM32L476G-DISCO.stldr`]: loader(),
      [`${bin}/ExternalLoader/broken.stldr`]: 'no ELF file',
      [`${bin}/ExternalLoader/readme.txt`]: '',
      [`${bin}/FlashLoader/0x415.stldr`]: 'x',
      [`${dirname(server)}/config.txt`]: '# options\n-e\n-p 61234\r\n-cp "../../STM32CubeProgrammer/bin"\n',
      [`${dirname(server)}/49-stlinkv2-1.rules`]: '',
      '/etc/udev/rules.d/70-snap.rules': '# ATTRS{idVendor}=="0483", MODE="0666"\n',
      '/lib/udev/rules.d/60-openocd.rules': '\nATTRS{idVendor}=="0403", MODE="660"\nATTRS{idVendor}=="0483", \\\n  ATTRS{idProduct}=="3748", MODE="660", GROUP="plugdev", TAG+="uaccess"\n',
    });
    expect(machine.loaderFolders).toMatchObject([{ bin, internal: 1, truncated: false, external: [{ file: 'N25Q128A_STM32L476G-DISCO.stldr', storage: { start: 0x90000000, size: 1 << 24, typeName: 'NOR_FLASH' } }, { file: 'broken.stldr', storage: undefined }] }]);
    expect(machine.loaderFolders[0]?.external[1]?.problem).toMatch(/ELF/);
    expect(machine.configs).toEqual([{ file: `${dirname(server)}/config.txt`, port: 61234, programmer: { line: 4, written: '../../STM32CubeProgrammer/bin', exists: true } }]);
    expect(machine.probeRules).toEqual({ folders: ['/etc/udev/rules.d', '/lib/udev/rules.d'], rules: [{ file: '/lib/udev/rules.d/60-openocd.rules', line: 3 }], offered: [`${dirname(server)}/49-stlinkv2-1.rules`] });
  });

  it('is not looked at beside the folder that is named', async () => {
    const asked: (readonly number[])[] = [];
    const files = filesWith('linux', [server, '/usr/bin/openocd'], { '/etc/udev/rules.d/x.rules': '' });
    const machine = await readMachine({ files, programs: new FakePrograms(), ports: { uses: async (ports) => (asked.push(ports), []) } }, host('linux', { PATH: '/usr/bin', STM32CLT_PATH: '/x' }), { run: true, only: '/somewhere' });
    expect(machine).toMatchObject({ installations: [], probeRules: undefined, ports: undefined, only: '/somewhere', searched: [{ folder: '/somewhere' }] });
    expect(asked).toEqual([]);
  });

  it.each([
    ['of another system', new Uint8Array([0x4d, 0x5a, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['of another processor', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 183, 0])],
    ['that are none', new Uint8Array([1, 2])],
  ])('has no programs run %s', async (_, head) => {
    const { machine, ran } = await read({}, {}, { [server]: head });
    expect(ran).toEqual([`${programmer} --version`]);
    expect(machine.installations[0]?.tools[0]?.notAsked).toBe('it is no program for this machine (linux, x64)');
  });
});

/** The same with real processes. */
describe.skipIf(process.platform === 'win32')('programs of an installation', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'qspi-doctor-machine-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const program = (path: string, body: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, path), 0o755);
  };
  const look = (wishes: Partial<MachineWishes>): Promise<Machine> =>
    readMachine({ files: new RealFiles(), programs: new RealPrograms(), ports: freePorts }, host(process.platform === 'darwin' ? 'macos' : 'linux', {}, { arch: process.arch }), { run: true, only: folder, ...wishes });
  const plugin = (name: string, version: string) => `stm32cubeide_1.14.1/plugins/${pluginPath}.${name}.linux64_${version}/tools/bin`;

  it('that speak, hang, flood, crash, lie and may not be run are told apart, and none holds up the others', async () => {
    program(`${plugin('stlink-gdb-server', '2.1.100.202310302101')}/ST-LINK_gdbserver`, `printf '%s' '${serverBanner('7.5.0')}'`);
    program(`${plugin('stlink-gdb-server', '2.1.0.202305091550')}/ST-LINK_gdbserver`, `printf '%s' '${serverBanner('7.4.0')}'; exec sleep 60`);
    program(`${plugin('stlink-gdb-server', '2.0.500.202301161003')}/ST-LINK_gdbserver`, "exec yes 'Version 7.2.0'");
    program(`${plugin('cubeprogrammer', '2.1.100.202311100844')}/STM32_Programmer_CLI`, 'kill -SEGV $$; exec sleep 60');
    program(`${plugin('gnu-tools-for-stm32.11.3.rel1', '1.0.0')}/arm-none-eabi-gdb`, "printf '\\033[2Jall is well\\n'");
    program(`${plugin('openocd', '2.3.0')}/openocd`, 'echo Open On-Chip Debugger 0.12.0');
    chmodSync(join(folder, plugin('openocd', '2.3.0'), 'openocd'), 0o644);
    const begun = Date.now();
    const { installations } = await look({ milliseconds: 1500 });
    expect(Date.now() - begun).toBeLessThan(12_000);
    expect(installations[0]?.tools.map(({ name, answer }) => [name, answer?.version, answer?.trouble])).toEqual([
      ['gdb-server', '7.5.0', undefined],
      ['gdb-server', undefined, { kind: 'hung', milliseconds: 1500 }],
      ['gdb-server', undefined, { kind: 'flooded' }],
      ['programmer', undefined, { kind: 'crashed', signal: 'SIGSEGV' }],
      ['gdb', undefined, { kind: 'unrecognised' }],
      ['openocd', undefined, { kind: 'not-executable' }],
    ]);
  });

  it.runIf(process.platform === 'linux')('find the libraries that lie beside them, as with the start script of ST', async () => {
    const bin = plugin('stlink-gdb-server', '1.4.0.202007081208');
    program(`${bin}/ST-LINK_gdbserver`, `if [ "$LD_LIBRARY_PATH" = '${join(folder, bin, 'native/linux_x64')}' ]; then echo Version 5.6.0; fi`);
    mkdirSync(join(folder, bin, 'native/linux_x64'), { recursive: true });
    expect((await look({})).installations[0]?.tools[0]?.answer?.version).toBe('5.6.0');
  });

  it('that lie in the project are never run, by whatever way they were found', async () => {
    const mark = join(folder, 'ran');
    const body = `: > '${mark}'; echo Version 1.0.0`;
    program('project/tools/stm32cubeclt_1/STLink-gdb-server/bin/ST-LINK_gdbserver', body);
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'project/tools/stm32cubeclt_1'), join(folder, 'elsewhere/stm32cubeclt_1'));
    for (const only of [`${folder}/project/tools`, `${folder}/elsewhere`]) {
      const { installations } = await look({ only, project: `${folder}/project` });
      expect(installations[0]?.tools[0]?.notAsked).toBe('it lies in the project, of which nothing is run');
    }
    expect(existsSync(mark)).toBe(false);
  });
});
