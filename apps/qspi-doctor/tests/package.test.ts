import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './fake-terminal.js';

/** What people install: the tarball of `npm pack`, without the repository beside it. */
describe('the published package', () => {
  let folder: string;
  let printed: string;
  let program: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-pack-'));
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    printed = npm('pack', '--pack-destination', folder);
    npm('install', '--global', '--prefix', join(folder, 'prefix'), '--offline', join(folder, printed.trim()));
    program = join(folder, 'prefix', 'bin', 'qspi-doctor');
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is packed with nothing but its name on standard output, as pre-commit wants it', () => {
    expect(printed).toMatch(/^qspi-doctor-\d+\.\d+\.\d+\.tgz\n$/);
    expect(readdirSync(folder)).toContain(printed.trim());
  });

  it('installs offline and runs without the repository', () => {
    expect(execFileSync(program, ['--version'], { cwd: folder, encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(execFileSync(program, ['explain', 'breakpoint/unreachable'], { cwd: folder, encoding: 'utf8' })).toContain('Cortex-M4');
    expect(execFileSync(program, [join(root, 'examples/f411-plain')], { cwd: folder, encoding: 'utf8' })).toContain('HEALTHY');
  });

  it('reads C sources, where nothing is built, with the grammar that it carries', () => {
    const project = join(folder, 'Application');
    cpSync(join(root, 'examples/l476g-disco-qspi/Application'), project, { recursive: true, filter: (path) => !/[\\/]Debug$/.test(path) });
    const { stdout, stderr } = spawnSync(program, [project, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect((JSON.parse(stdout) as { programs: unknown[] }).programs).toMatchObject([{ image: null, vectorTable: '0x90000000', vtor: '0x08000000', vtorSource: 'sources' }]);
  });

  it('lints from its own bundle: scripts, launch configurations, every format, and usage errors in words', () => {
    const lint = (...args: string[]) => spawnSync(program, ['lint', ...args], { cwd: root, encoding: 'utf8' });
    expect(lint('examples/f411-plain')).toMatchObject({ status: 0, stderr: '' });
    expect(lint('examples/l476g-disco-qspi').stdout).toContain('launch/no-external-loader');
    expect(JSON.parse(lint('examples/l476g-disco-qspi', '--format', 'sarif').stdout)).toMatchObject({ version: '2.1.0' });
    expect(lint('no/such.ld')).toMatchObject({ status: 2, stderr: 'qspi-doctor: There is no file or folder no/such.ld.\n' });
  });

  it('has the other commands as well, and a manual page where man looks', () => {
    const run = (...args: string[]) => spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    expect(run('setup', '--no-run', '--installation', '.')).toMatchObject({ status: 0, stderr: '' });
    expect(run('completion', 'fish').stdout).toContain('complete -c qspi-doctor');
    expect(run('init', '--dry-run', '--device', 'STM32L476VG').stdout).toContain('+  "device": "STM32L476VG"');
    if (process.platform !== 'win32') expect(existsSync(join(folder, 'prefix/share/man/man1/qspi-doctor.1'))).toBe(true);
  });

  it('carries the schema and the licences of what is inside', () => {
    const files = execFileSync('tar', ['-tzf', join(folder, printed.trim())], { encoding: 'utf8' }).split('\n');
    for (const file of ['package/dist/schema/report-1.schema.json', 'package/dist/grammar/tree-sitter.wasm', 'package/dist/grammar/tree-sitter-c.wasm', 'package/dist/THIRD-PARTY-LICENSES.txt', 'package/LICENSE', 'package/README.md', 'package/docs/rules/README.md', 'package/docs/man/qspi-doctor.1']) expect(files).toContain(file);
    expect(files.filter((file) => /\.test\.|packages\/|examples\//.test(file))).toEqual([]);
  });
});
