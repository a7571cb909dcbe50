import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(root, 'packages/report/schema/report-1.schema.json'), 'utf8')) as object);

interface Report {
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly setup: { readonly installations: readonly { readonly title: string; readonly tools: readonly { readonly name: string; readonly version: string | null; readonly packageVersion: string | null }[] }[]; readonly loaders: readonly { readonly file: string; readonly fits: readonly string[] }[]; readonly memoryMaps: readonly unknown[]; readonly ports: unknown };
}

/** Programs of our own making that speak as those of ST do in public logs. Everything is in one folder: the rest of this machine is not looked at. */
describe.skipIf(process.platform === 'win32')('qspi-doctor setup', () => {
  let folder: string;
  let ide: string;
  const plugin = (name: string, version: string, file: string) => join(ide, `plugins/com.st.stm32cube.ide.mcu.externaltools.${name}.linux64_${version}/tools/bin`, file);
  const put = (path: string, text: string | Uint8Array, mode = 0o644) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  };
  // Shells start at once, however busy the machine is.
  const program = (path: string, cases: Readonly<Record<string, string>>, head = '') =>
    put(path, `#!/bin/sh\n${head}\ncase "$*" in\n${Object.entries(cases).map(([args, said]) => `${args}) printf '%s\\n' '${said}' ;;\n`).join('')}*) exec sleep 60 ;;\nesac\n`, 0o755);
  const server = (version: string, map: string) => ({
    '--version': `STMicroelectronics ST-LINK GDB server. Version ${version}\nCopyright (c) 2023, STMicroelectronics. All rights reserved.`,
    '--help': '  --memory-map <device id>',
    "'--memory-map 0x'4*": map,
  });

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'qspi-doctor-setup-')));
    ide = join(folder, 'st/stm32cubeide_1.14.1');
    const keep = `printf '%s\\n' "$*" >> '${folder}/ran'`;
    program(plugin('stlink-gdb-server', '2.1.100.202310302101', 'ST-LINK_gdbserver'), server('7.5.0', '<memory type="ram" start="0x90000000" length="0x10000000"/>'), keep);
    program(plugin('stlink-gdb-server', '2.0.500.202301161003', 'ST-LINK_gdbserver'), server('7.3.0', '<memory type="flash" start="0x90000000" length="0x10000000"/>'), keep);
    program(plugin('cubeprogrammer', '2.1.100.202311100844', 'STM32_Programmer_CLI'), { '--version': 'STM32CubeProgrammer version: 2.15.0 ' });
    program(plugin('gnu-tools-for-stm32.11.3.rel1', '1.0.0', 'arm-none-eabi-gdb'), { "'-nx --version'": 'GNU gdb (GNU Tools for STM32 11.3.rel1.20230912-1600) 12.1.90.20220802-git' });
    put(plugin('cubeprogrammer', '2.1.100.202311100844', 'FlashLoader/0x415.stldr'), 'x');
    put(plugin('cubeprogrammer', '2.1.100.202311100844', 'ExternalLoader/broken.stldr'), 'x');
    cpSync(join(root, 'examples/l476g-disco-qspi'), join(folder, 'project'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const setup = (...args: string[]) => qspiDoctorIn(folder, 'setup', ...args);
  const report = async (...args: string[]) => {
    const { out, err, code } = await setup(...args, '--format', 'json');
    const value = JSON.parse(out) as Report;
    validate(value);
    expect(validate.errors).toBeNull();
    return { ...value, err, code };
  };

  it('finds the tools of an installation and asks them for their versions', async () => {
    const { setup: found, findings, code } = await report('--installation', 'st');
    expect(found.installations).toMatchObject([{ title: 'STM32CubeIDE 1.14.1' }]);
    expect(found.installations[0]?.tools.map(({ name, version, packageVersion }) => [name, version, packageVersion])).toEqual([
      ['gdb-server', '7.5.0', '2.1.100.202310302101'],
      ['gdb-server', '7.3.0', '2.0.500.202301161003'],
      ['programmer', '2.15.0', '2.1.100.202311100844'],
      ['gdb', '12.1.90.20220802-git', '1.0.0'],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['setup/loaders-damaged', 'setup/gdb-server-version', 'setup/several-installations']);
    expect([found.ports, code]).toEqual([null, 0]);
  });

  it('asks servers for the memory map of the project’s device, and shows that they differ', async () => {
    const { setup: found, findings } = await report('project', '--installation', 'st');
    expect(found.memoryMaps).toHaveLength(2);
    expect(findings.filter(({ rule }) => rule === 'setup/memory-map-writable').map(({ severity }) => severity)).toEqual(['note', 'note']);
    const told = findings.find(({ rule }) => rule === 'setup/gdb-server-version')?.message;
    expect(told).toContain('That is a report, not a fact');
    expect(told).toContain('The servers here print different lines for 0x90000000');
    expect(told).toContain('On the core of this project it could not help in any case');
    const { code } = await setup('project', '--installation', 'st', '--fail-on', 'warning');
    expect(code).toBe(1);
  });

  it('runs programs with --version, --help and --memory-map alone', () => {
    const ran = readFileSync(join(folder, 'ran'), 'utf8').split('\n').filter(Boolean);
    expect(new Set(ran)).toEqual(new Set(['--version', '--help', '--memory-map 0x415']));
  });

  it('runs nothing with --no-run', async () => {
    rmSync(join(folder, 'ran'));
    const { setup: found, verdict } = await report('project', '--installation', 'st', '--no-run');
    expect(found.installations[0]?.tools.map(({ version }) => version)).toEqual([null, null, null, null]);
    expect([verdict, existsSync(join(folder, 'ran'))]).toEqual(['suspect', false]);
  });

  it('runs nothing that lies in the project', async () => {
    cpSync(join(folder, 'st'), join(folder, 'project/st'), { recursive: true });
    const { setup: found } = await report('project', '--installation', 'project/st');
    expect(found.installations[0]?.tools.map(({ version }) => version)).toEqual([null, null, null, null]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    rmSync(join(folder, 'project/st'), { recursive: true });
  });

  it('prints a page for people, with no character that a program slipped in', async () => {
    put(join(folder, 'evil/ST-LINK_gdbserver'), "#!/bin/sh\nprintf '\\033[2J\\033]0;x\\007 well\\n'\n", 0o755);
    const { out, code } = await setup('--installation', 'evil');
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    expect(out).toContain('did not say its version, but: <1b>[2J');
    expect(code).toBe(0);
  });

  it.each(['sarif', 'junit', 'github'])('writes %s', async (format) => {
    const { out, code } = await setup('project', '--installation', 'st', '--format', format);
    expect(out).toContain('setup/memory-map-writable');
    expect(code).toBe(0);
  });

  it('refuses what it cannot use', async () => {
    expect(await setup('nowhere')).toMatchObject({ code: 2, err: 'qspi-doctor: There is no folder nowhere.\n' });
    expect(await setup('--installation', 'ran')).toMatchObject({ code: 2 });
    expect(await setup('--device', 'STM32Q1')).toMatchObject({ code: 2 });
    expect(await setup('a', 'b')).toMatchObject({ code: 2 });
  });

  it('looks at this machine where nothing else is named, and lives', async () => {
    const { code, out } = await setup('--no-run');
    expect([code, out.includes('Installed')]).toEqual([0, true]);
  });
});
