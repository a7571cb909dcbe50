import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './fake-terminal.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: RegExp;
}

/** The few lines of YAML that a hook's declaration is. */
function hooks(): readonly Hook[] {
  const blocks = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8').split(/^- /m).slice(1);
  return blocks.map((block) => {
    const value = (key: string) => new RegExp(`^\\s*${key}: (.*)$`, 'm').exec(block)?.[1]?.replace(/^'(.*)'$/, '$1') ?? '';
    return { id: value('id'), entry: value('entry'), language: value('language'), files: new RegExp(value('files')) };
  });
}

/** As pre-commit does it for `language: node`: npm pack, a global installation into a prefix of its own, then the entry with file names. */
describe('the hooks of .pre-commit-hooks.yaml', () => {
  let folder: string;
  let bin: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-hook-'));
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const packed = npm('pack', '--pack-destination', folder).trim();
    npm('install', '--global', '--prefix', join(folder, 'prefix'), '--offline', join(folder, packed));
    bin = process.platform === 'win32' ? join(folder, 'prefix') : join(folder, 'prefix', 'bin');
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (hook: Hook | undefined, ...files: string[]) => {
    const [command = '', ...args] = (hook?.entry ?? '').split(' ');
    return spawnSync(join(bin, command), [...args, ...files], { cwd: folder, encoding: 'utf8' });
  };

  it('take what they are for, and nothing else', () => {
    const [scripts, launches] = hooks();
    for (const name of ['STM32L476VGTX_QSPI.ld', 'board/link.lds', 'a b/x.ld.in', 'x.ld.S']) expect(name).toMatch(scripts!.files);
    for (const name of ['x.ldx', 'build.ld.map', 'shield.c', 'x.launch']) expect(name).not.toMatch(scripts!.files);
    expect('App Debug.launch').toMatch(launches!.files);
    expect('launch.json').not.toMatch(launches!.files);
    expect(hooks().map(({ language }) => language)).toEqual(['node', 'node']);
  });

  it('end with 1 on a faulty script and with 0 once it is good', () => {
    const [scripts] = hooks();
    const good = readFileSync(join(root, 'examples/f411-plain/STM32F411RETX_FLASH.ld'), 'utf8');
    writeFileSync(join(folder, 'STM32F411RETX_FLASH.ld'), good.replace('ORIGIN = 0x20000000', 'ORIGIN=0x20000000'));
    const failed = run(scripts, 'STM32F411RETX_FLASH.ld');
    expect([failed.status, failed.stderr]).toEqual([1, '']);
    expect(failed.stdout).toContain('linker-script/assignment-needs-space');
    writeFileSync(join(folder, 'STM32F411RETX_FLASH.ld'), good);
    expect(run(scripts, 'STM32F411RETX_FLASH.ld')).toMatchObject({ status: 0, stdout: '1 file: nothing found\n' });
  });

  it('find fault with a launch configuration', () => {
    writeFileSync(join(folder, 'x.launch'), '<?xml version="1.0"?>\n<launchConfiguration');
    const { status, stdout } = run(hooks()[1], 'x.launch');
    expect(status).toBe(1);
    expect(stdout).toContain('launch/malformed');
  });
});
