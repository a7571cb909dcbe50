import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unifiedDiff } from '@qspi-doctor/doctor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctor, qspiDoctorIn, root } from './fake-terminal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-launch-'));
  cpSync(join(root, 'examples/l476g-disco-qspi'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const loader = ['--loader', 'N25Q128A_STM32L476G-DISCO.stldr'];
const launchFile = () => readFileSync(join(folder, 'Application/Application Debug.launch'), 'utf8');

describe('qspi-doctor launch', () => {
  it('cures the launch configuration of the example: what the doctor finds in it is gone afterwards', async () => {
    const { code, out, err } = await qspiDoctorIn(folder, 'launch', ...loader);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Updated: Application/Application Debug.launch');
    expect(out).toContain('Written: Application/Application-dwt.gdb');
    expect(out).toMatch(/Run → Debug Configurations… → STM32 C\/C\+\+ Application → "Application Debug"/);
    const report = JSON.parse((await qspiDoctorIn(folder, '.', '--format', 'json')).out) as { findings: { rule: string }[] };
    expect(report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('launch/'))).toEqual([]);
  }, 30_000);

  it('finds nothing to do the second time', async () => {
    await qspiDoctorIn(folder, 'launch', ...loader);
    const { code, out } = await qspiDoctorIn(folder, 'launch');
    expect([code, out.includes('Nothing to change')]).toEqual([0, true]);
  });

  it('writes nothing with --dry-run: the diff alone is on standard output', async () => {
    const before = launchFile();
    const { code, out, err } = await qspiDoctorIn(folder, 'launch', ...loader, '--dry-run');
    expect(code).toBe(0);
    expect(launchFile()).toBe(before);
    expect(existsSync(join(folder, 'Application/Application-dwt.gdb'))).toBe(false);
    expect(out).toMatch(/^--- a\/Application\/Application Debug\.launch\t\n\+\+\+ b\/Application\/Application Debug\.launch\t\n@@ /);
    expect(out).not.toContain('Worth knowing');
    expect(err).toContain('Worth knowing');
  });

  it('asks for what it cannot know, and says so with exit code 1', async () => {
    const { code, err } = await qspiDoctorIn(folder, 'launch');
    expect(code).toBe(1);
    expect(err).toMatch(/which external loader.*--loader/);
  });

  it('replaces no file of somebody else without --force', async () => {
    const file = join(folder, 'Application/Application-dwt.gdb');
    writeFileSync(file, '# mine\n');
    const refused = await qspiDoctorIn(folder, 'launch', ...loader);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Application/Application-dwt.gdb is left as it is: it was not made by qspi-doctor. --force replaces it.');
    expect(readFileSync(file, 'utf8')).toBe('# mine\n');
    expect((await qspiDoctorIn(folder, 'launch', ...loader, '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Made by qspi-doctor launch\./);
  });

  it('writes into --out, and leaves the project alone', async () => {
    const before = launchFile();
    const { code } = await qspiDoctorIn(folder, 'launch', ...loader, '--out', 'generated');
    expect(code).toBe(0);
    expect(launchFile()).toBe(before);
    expect(existsSync(join(folder, 'generated/Application Debug.launch'))).toBe(true);
  });

  it('writes launch.json for VS Code', async () => {
    const { code, out } = await qspiDoctorIn(folder, 'launch', '--ide', 'vscode', '--probe', 'openocd', '-q');
    expect([code, out.split('\n').sort()]).toEqual([0, ['', '.vscode/launch.json', 'Application/Application-dwt.gdb']]);
    expect(readFileSync(join(folder, '.vscode/launch.json'), 'utf8')).toContain('"servertype": "openocd"');
  });

  it.each([
    [['launch', '--probe', 'bmp'], /--probe takes stlink, openocd, jlink, not "bmp"/],
    [['launch', '--ide', 'iar'], /--ide takes cubeide, vscode/],
    [['launch', 'nowhere'], /There is no folder nowhere/],
    [['launch', '--boot', 'Nobody'], /There is no program Nobody in \.\. There are Application, Bootloader/],
    [['launch', '--device', 'LPC1768'], /is no STM32/],
    [['launch', '--external', 'localhost:3333'], /--external is for --ide vscode/],
    [['launch', '--ide', 'vscode', '--external', 'here'], /--external takes a host and a port/],
    [['launch', 'a', 'b'], /One folder at a time/],
  ])('answers %j with exit code 2 and what to do', async (args, message) => {
    const { code, err } = await qspiDoctorIn(folder, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('has help with examples', async () => {
    const { code, out } = await qspiDoctor('launch', '--help');
    expect([code, out.includes('Examples'), out.split('\n').filter((line) => line.length > 120)]).toEqual([0, true, []]);
  });
});

describe('the unified diff', () => {
  it('shows changes with three lines around them, apart where they are far apart', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `${n + 1}\n`);
    const after = lines.map((line, index) => (index === 2 ? 'three\n' : index === 15 ? '16\nmore\n' : line)).join('');
    expect(unifiedDiff('f', lines.join(''), after)).toBe(
      '--- a/f\n+++ b/f\n@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n@@ -14,6 +14,7 @@\n 14\n 15\n 16\n+more\n 17\n 18\n 19\n',
    );
  });

  it('ends a name with blanks by a tab, and is empty where nothing differs', () => {
    expect(unifiedDiff('App Debug.launch', 'a\n', 'b\n')).toBe('--- a/App Debug.launch\t\n+++ b/App Debug.launch\t\n@@ -1 +1 @@\n-a\n+b\n');
    expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('');
  });

  it('shows new files, and missing line ends', () => {
    expect(unifiedDiff('f', undefined, 'a\nb\n')).toBe('--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n');
    expect(unifiedDiff('f', 'a', 'a\n')).toBe('--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n');
  });
});
