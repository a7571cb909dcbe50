import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctor, qspiDoctorIn, root } from './fake-terminal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder with debug configurations of VS Code', () => {
  it('says that they are not judged, and does not claim that there are none', async () => {
    mkdirSync(join(folder, '.vscode'));
    writeFileSync(join(folder, '.vscode/launch.json'), '{}');
    cpSync(join(root, 'examples/f411-plain/Debug/f411-plain.elf'), join(folder, 'app.elf'));
    const { out } = await qspiDoctorIn(folder, '.', '--device', 'STM32F411RE', '--format', 'json', '--verbose');
    expect(out).toContain('launch.json of VS Code is not judged');
    expect(out).not.toContain('there is no launch configuration');
    expect((await qspiDoctorIn(folder, '.', '--device', 'STM32F411RE')).out.replace(/\s+/g, ' ')).toContain('.vscode/launch.json: debug configurations of VS Code are not judged');
  });
});

describe('an image that cannot be read', () => {
  it('is the diagnosis, with exit code 1', async () => {
    writeFileSync(join(folder, 'app.elf'), '');
    const { code, out } = await qspiDoctorIn(folder, '.', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'broken', diagnosis: 'image/unreadable' });
  });
});

describe('usage', () => {
  it.each([['--help'], ['-h'], ['help']])('explains itself with %s, and gives examples', async (option) => {
    const { code, out, err } = await qspiDoctor(option);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Examples\n  qspi-doctor examples/l476g-disco-qspi');
  });

  it.each(['check', 'rules', 'explain'])('explains the command %s', async (command) => {
    expect(await qspiDoctor(command, '--help')).toMatchObject({ code: 0, err: '' });
  });

  it('says its version', async () => {
    expect((await qspiDoctor('--version')).out).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each([
    [['--no-such-option'], /Unknown option '--no-such-option'.*--format/s],
    [['--format', 'xml'], /--format takes pretty, json, .*not "xml"/],
    [['--fail-on', 'sometimes'], /--fail-on takes error, warning, note, never/],
    [['no/such/folder'], /There is no folder no\/such\/folder/],
    [['package.json'], /package.json is a file/],
    [['examples/f411-plain/Debug/f411-plain.elf'], /is a file\. Name the folder of the project, or see what is in the file with: qspi-doctor image examples/],
    [['chek'], /There is no folder chek\. "qspi-doctor --help" lists the commands/],
    [['examples/f411-plain', '--build-config', 'Relase'], /No project has a build configuration "Relase"\. There are: Debug, Release\./],
    [['launch', 'examples/f411-plain', '--dry-run', '--build-config', 'Relase'], /There are: Debug, Release\./],
    [['a', 'b'], /One folder at a time/],
    [['--device', 'STM32Q999', 'examples/f411-plain'], /"STM32Q999" is no STM32 that qspi-doctor knows/],
    [['explain', 'breakpoint/unreachabel'], /Did you mean breakpoint\/unreachable/],
    [['explain'], /Name one rule/],
  ])('answers %j with exit code 2 and a sentence that says what to do', async (args, message) => {
    const { code, out, err } = await qspiDoctor(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it.each([
    ['a folder', '.', /Cannot use .*: it is a folder\./],
    ['a file as a folder', 'taken/report.json', /Cannot use .*taken.*: a part of the path is a file/],
    ['too long a name', 'n'.repeat(300), /Cannot use .*: the name is too long/],
  ])('does not write the report into %s, and says so with exit code 2', async (_, output, message) => {
    writeFileSync(join(folder, 'taken'), '');
    const { code, err } = await qspiDoctorIn(folder, join(root, 'examples/f411-plain'), '--output', output);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('ends with 2 where there is nothing to examine', async () => {
    const { code, err } = await qspiDoctorIn(folder, '.');
    expect(code).toBe(2);
    expect(err).toMatch(/Nothing to examine/);
  });
});

describe('the configuration file', () => {
  it.each([
    ['no JSON', '{', /is not JSON/],
    ['an unknown key', '{ "devise": "x" }', /"devise" is not known here. Known: "device", "severity", "ignore"/],
    ['an unknown rule', '{ "severity": { "no/rule": "off" } }', /names the rule "no\/rule", which does not exist/],
    ['an unknown severity', '{ "severity": { "boot/vtor-mismatch": "fatal" } }', /takes "error", "warning", "note" or "off"/],
  ])('is refused with %s, in words', async (_, text, message) => {
    writeFileSync(join(folder, 'qspi-doctor.config.json'), text);
    const { code, err } = await qspiDoctorIn(folder, '.');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('switches rules off and gives the severity', async () => {
    const config = join(folder, 'c.json');
    writeFileSync(config, JSON.stringify({ severity: { 'breakpoint/unreachable': 'off', 'boot/vtor-mismatch': 'note', 'launch/no-external-loader': 'off', 'launch/stop-at-unreachable': 'off', 'launch/boot-image-missing': 'off', 'breakpoint/budget': 'off' } }));
    const { code, out } = await qspiDoctor('examples/l476g-disco-qspi', '--format', 'json', '--config', config);
    expect(code).toBe(0);
    const report = JSON.parse(out) as { findings: { rule: string; severity: string }[] };
    expect(report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['boot/vtor-mismatch', 'note']]);
  });

  it('leaves out the paths that it names', async () => {
    const config = join(folder, 'c.json');
    writeFileSync(config, JSON.stringify({ ignore: ['x'] }));
    expect((await qspiDoctor('examples/l476g-disco-qspi', '--config', config)).code).toBe(1);
  });
});

describe('output', () => {
  it('goes into a file with --output, and standard output stays empty', async () => {
    const file = join(folder, 'report.json');
    const { out, err } = await qspiDoctor('examples/f411-plain', '--format', 'json', '--output', file);
    expect(out).toBe('');
    expect(err).toContain('Report written');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1, folder: 'examples/f411-plain' });
  });

  it('has colours only where they are wanted', async () => {
    expect((await qspiDoctor('examples/f411-plain')).out).not.toContain('\u001b[');
    expect((await qspiDoctor('examples/f411-plain', '--color')).out).toContain('\u001b[');
    expect((await qspiDoctor('examples/f411-plain', '--color', '--no-color')).out).not.toContain('\u001b[');
  });

  it('lists the rules and explains each of them', async () => {
    const { out } = await qspiDoctor('rules', '--format', 'json');
    const rules = JSON.parse(out) as { id: string }[];
    expect(rules.length).toBeGreaterThanOrEqual(10);
    for (const { id } of rules) {
      const explained = await qspiDoctor('explain', id);
      expect(explained.code).toBe(0);
      expect(explained.out).toContain(id);
    }
  });
});
