import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import YAML from 'yaml';
import { insertInList, insertLefthook } from '../src/init/yaml-insert.js';
import { problemMatchers } from '../src/init/vscode-part.js';
import { qspiDoctorIn, root } from './fake-terminal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const init = (...args: string[]) => qspiDoctorIn(folder, 'init', ...args);
const script = 'STM32L476VGTX_FLASH.ld';
const good = () => put(script, readFileSync(join(root, 'examples/f411-plain/STM32F411RETX_FLASH.ld'), 'utf8'));

describe('init', () => {
  it('says of each part why it has nothing to do, and writes nothing', async () => {
    const { code, out } = await init();
    expect(code).toBe(0);
    for (const part of ['config', 'hook', 'ci', 'vscode']) expect(out).toMatch(new RegExp(`^${part}: not done, `, 'm'));
  });

  it('writes the device that the folder says, and once', async () => {
    good();
    expect((await init('--only', 'config')).out).toBe('config: written qspi-doctor.config.json.\n');
    expect(JSON.parse(read('qspi-doctor.config.json'))).toEqual({ device: 'STM32L476VGTx' });
    expect((await init('--only', 'config')).out).toBe('config: nothing to do, qspi-doctor.config.json is there.\n');
  });

  it('keeps what a configuration says, and adds to it only with --force', async () => {
    put('qspi-doctor.config.json', '{ "ignore": ["x"] }');
    expect(await init('--only', 'config', '--device', 'STM32H750XB')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is left as it is: it is there and names no device') as string });
    expect(read('qspi-doctor.config.json')).toBe('{ "ignore": ["x"] }');
    expect((await init('--only', 'config', '--device', 'STM32H750XB', '--force')).code).toBe(0);
    expect(JSON.parse(read('qspi-doctor.config.json'))).toEqual({ device: 'STM32H750XB', ignore: ['x'] });
  });

  it.skipIf(withoutTools)('shows with --dry-run what it would write: a diff that git applies', async () => {
    good();
    put('.vscode/tasks.json', '{\n  // mine\n  "version": "2.0.0",\n  "tasks": [{ "label": "build" }]\n}\n');
    put('.pre-commit-config.yaml', 'repos:\n- repo: x\n  hooks: []\n');
    mkdirSync(join(folder, '.git'));
    const dry = await init('--dry-run');
    expect(existsSync(join(folder, 'qspi-doctor.config.json'))).toBe(false);
    rmSync(join(folder, '.git'), { recursive: true });
    runTool('git', ['init', '-q'], { cwd: folder });
    runTool('git', ['apply', '-'], { cwd: folder, input: dry.out });
    const applied = ['qspi-doctor.config.json', '.vscode/tasks.json', '.pre-commit-config.yaml'].map(read);
    const { out } = await init();
    expect(out).not.toMatch(/: (?:written|added to) /);
    expect(['qspi-doctor.config.json', '.vscode/tasks.json', '.pre-commit-config.yaml'].map(read)).toEqual(applied);
  });

  it('refuses what it cannot use', async () => {
    expect(await init('--only', 'hooks')).toMatchObject({ code: 2 });
    expect(await init('--source', 'https://x')).toMatchObject({ code: 2 });
    expect(await init('none')).toMatchObject({ code: 2 });
    expect(await init('--device', 'STM32Q1')).toMatchObject({ code: 2 });
  });
});

describe('init in a folder of a repository', () => {
  it.skipIf(withoutTools)('shows paths from its root, and names files from where the user is', async () => {
    good();
    put(`firmware/${script}`, read(script));
    put('lefthook.yml', 'pre-push: {}\n');
    runTool('git', ['init', '-q'], { cwd: folder });
    const { out } = await init('firmware', '--dry-run');
    runTool('git', ['apply', '--check', '-'], { cwd: folder, input: out });
    expect(out).toContain('+++ b/firmware/qspi-doctor.config.json\n');
    expect((await init('firmware')).out).toMatch(/^config: written firmware\/qspi-doctor\.config\.json\.\nhook: added to lefthook\.yml\.\n/);
  });
});

describe('init: the hook', () => {
  it('goes into the list of pre-commit, from the program or from a repository', async () => {
    mkdirSync(join(folder, '.git'));
    const before = '# ours\nrepos:\n  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v4.5.0\n    hooks:\n      - id: end-of-file-fixer\n';
    put('.pre-commit-config.yaml', before);
    expect((await init('--only', 'hook')).out).toBe('hook: added to .pre-commit-config.yaml.\n');
    expect(YAML.parse(read('.pre-commit-config.yaml'))).toMatchObject({ repos: [{ repo: 'local', hooks: [{ id: 'qspi-doctor', entry: 'qspi-doctor lint', language: 'system', files: '\\.(ld|lds|launch)$' }] }, { rev: 'v4.5.0' }] });
    expect((await init('--only', 'hook')).out).toBe('hook: nothing to do, .pre-commit-config.yaml has the hook.\n');
    put('.pre-commit-config.yaml', before);
    await init('--only', 'hook', '--source', 'OWNER/qspi-doctor');
    const ids = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8').match(/(?<=^- id: ).*$/gm);
    expect(YAML.parse(read('.pre-commit-config.yaml'))).toMatchObject({ repos: [{ repo: 'https://github.com/OWNER/qspi-doctor', hooks: (ids ?? []).map((id) => ({ id })) }, {}] });
  });

  it('goes into lefthook', async () => {
    mkdirSync(join(folder, '.git'));
    put('lefthook.yml', 'pre-push:\n  jobs:\n    - run: make\n');
    await init('--only', 'hook');
    expect(YAML.parse(read('lefthook.yml'))).toEqual({ 'pre-push': { jobs: [{ run: 'make' }] }, 'pre-commit': { jobs: [{ name: 'linker scripts and launch configurations', glob: '*.{ld,lds,launch}', run: 'qspi-doctor lint {staged_files}' }] } });
  });

  it.skipIf(withoutTools).each(['.git/hooks/pre-commit', '.husky/pre-commit'])('is called by git as %s, and stops a commit', async (path) => {
    const git = (...args: string[]) => runTool('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: folder, allowFailure: true, env: { PATH: `${folder}/bin:${process.env['PATH'] ?? ''}` } });
    git('init', '-q');
    if (path.startsWith('.husky')) {
      put(path, 'true');
      git('config', 'core.hooksPath', '.husky');
    }
    // What is called, with which files, and that its word counts.
    put('bin/qspi-doctor', `#!/bin/sh\nprintf '%s|' "$@" >> "${folder}/called"\ntest ! -e "${folder}/faulty"\n`);
    chmodSync(join(folder, 'bin/qspi-doctor'), 0o755);
    expect((await init('--only', 'hook')).code).toBe(0);
    expect(statSync(join(folder, path)).mode & 0o111).not.toBe(0);
    put('a b/lïnk "x".ld', '');
    put('main.c', '');
    git('add', '-A');
    put('faulty', '');
    expect(git('commit', '-m', 'one').status).not.toBe(0);
    expect(read('called')).toBe('lint|a b/lïnk "x".ld|');
    rmSync(join(folder, 'faulty'));
    expect(git('commit', '-m', 'one').status).toBe(0);
    put('main.c', 'int x;');
    git('add', 'main.c');
    rmSync(join(folder, 'called'));
    expect(git('commit', '-m', 'two').status).toBe(0);
    expect(existsSync(join(folder, 'called'))).toBe(false);
    expect((await init('--only', 'hook')).out).toBe(`hook: nothing to do, ${path} has the hook.\n`);
  });

  it('leaves a hook of git that is there as it is, but for --force, which adds to it', async () => {
    put('.git/hooks/pre-commit', '#!/bin/sh\nmake check\n');
    expect((await init('--only', 'hook')).code).toBe(1);
    expect(read('.git/hooks/pre-commit')).toBe('#!/bin/sh\nmake check\n');
    expect((await init('--only', 'hook', '--force')).code).toBe(0);
    expect(read('.git/hooks/pre-commit')).toMatch(/^#!\/bin\/sh\nmake check\n# Linker scripts[^]*lint \|\| exit 1\nfi\n$/);
  });

  it('calls npx where package.json has the program', async () => {
    mkdirSync(join(folder, '.git'));
    put('package.json', '{ "devDependencies": { "qspi-doctor": "*" } }');
    put('lefthook.yml', '');
    await init('--only', 'hook');
    expect(read('lefthook.yml')).toContain('run: npx qspi-doctor lint {staged_files}');
  });

  it('is not written where hooks are elsewhere', async () => {
    put('.git', 'gitdir: ../x\n');
    expect((await init('--only', 'hook')).out).toContain('a work tree or a submodule');
    rmSync(join(folder, '.git'));
    put('.git/config', '[core]\n\thooksPath = /etc/hooks\n');
    expect((await init('--only', 'hook')).out).toContain('/etc/hooks');
  });
});

describe('init: continuous integration', () => {
  it('is a workflow for GitHub with the action of a repository, as action.yml has its inputs', async () => {
    mkdirSync(join(folder, '.git'));
    put('.github/x', '');
    mkdirSync(join(folder, 'firmware'));
    expect((await init('--only', 'ci')).out).toContain('--source OWNER/NAME');
    await init('firmware', '--only', 'ci', '--source', 'OWNER/qspi-doctor', '--device', 'STM32L476VG');
    const { jobs } = YAML.parse(read('.github/workflows/qspi-doctor.yml')) as { jobs: Record<string, { steps: { uses: string; with?: object }[] }> };
    const step = Object.values(jobs)[0]?.steps[1];
    expect(step).toMatchObject({ uses: expect.stringMatching(/^OWNER\/qspi-doctor@v\d/) as string, with: { paths: 'firmware', device: 'STM32L476VG' } });
    const inputs = Object.keys((YAML.parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: object }).inputs);
    for (const name of Object.keys(step?.with ?? {})) expect(inputs).toContain(name);
    put('.github/workflows/qspi-doctor.yml', 'name: mine\n');
    expect((await init('--only', 'ci', '--source', 'OWNER/qspi-doctor')).code).toBe(1);
    expect(read('.github/workflows/qspi-doctor.yml')).toBe('name: mine\n');
  });

  it('is a job for GitLab behind those that are there', async () => {
    put('.git/config', '[remote "origin"]\n\turl = git@gitlab.com:me/x.git\n');
    put('.gitlab-ci.yml', 'stages: [build]\r\nbuild:\r\n  script: make');
    put('package.json', '{ "devDependencies": { "qspi-doctor": "*" } }');
    await init('--only', 'ci');
    expect(YAML.parse(read('.gitlab-ci.yml'))).toMatchObject({ build: { script: 'make' }, 'qspi-doctor': { image: 'node:20', script: ['npm ci', 'npx qspi-doctor lint . --format junit --output qspi-doctor.xml'] } });
    expect(read('.gitlab-ci.yml').replaceAll('\r\n', '')).not.toContain('\n');
    expect((await init('--only', 'ci')).out).toContain('nothing to do');
  });
});

describe('init: VS Code', () => {
  it('has a task beside those that are there, and leaves comments alone', async () => {
    put('.vscode/tasks.json', '{\n    // mine\n    "version": "2.0.0",\n    "tasks": [\n        { "label": "build", "command": "make" }, // first\n    ]\n}\n');
    expect((await init('--only', 'vscode')).out).toBe('vscode: added to .vscode/tasks.json.\n');
    const text = read('.vscode/tasks.json');
    expect(text).toContain('// mine');
    const { tasks } = JSON.parse(text.replace(/\/\/ (?:mine|first)/g, '').replace(/,(\s*\])/g, '$1')) as { tasks: { label: string; command: string }[] };
    expect(tasks.map(({ label, command }) => [label, command])).toEqual([['build', 'make'], ['qspi-doctor: lint', 'qspi-doctor lint . --format gcc']]);
    expect((await init('--only', 'vscode')).out).toBe('vscode: nothing to do, .vscode/tasks.json has the task.\n');
  });

  it('leaves a file that cannot be read', async () => {
    put('.vscode/tasks.json', '{ "tasks": [');
    expect((await init('--only', 'vscode')).out).toBe('vscode: not done, .vscode/tasks.json cannot be read.\n');
    expect(read('.vscode/tasks.json')).toBe('{ "tasks": [');
  });

  it('has matchers that read every finding of a real run, at its place', async () => {
    const json = JSON.parse((await qspiDoctorIn(root, 'examples/l476g-disco-qspi', '--format', 'json', '--fail-on', 'never')).out) as { findings: { rule: string; severity: string; message: string; location: { file?: string; line?: number; column?: number } }[] };
    const { out } = await qspiDoctorIn(root, 'examples/l476g-disco-qspi', '--format', 'gcc');
    const lines = out.split('\n').slice(0, -1);
    expect(lines.length).toBe(json.findings.length);
    const found = lines.map((line) => {
      // Each line is for one matcher alone: VS Code would list it twice.
      const matches = problemMatchers.flatMap(({ pattern }) => {
        const match = new RegExp(pattern.regexp).exec(line);
        return match === null ? [] : [{ match, pattern: pattern as { file: number; line?: number; column?: number; severity: number; message: number; code: number } }];
      });
      expect(matches, line).toHaveLength(1);
      const { match, pattern } = matches[0]!;
      const at = (index: number | undefined) => (index === undefined ? undefined : match[index]);
      return [at(pattern.file), at(pattern.line), at(pattern.severity), at(pattern.code), at(pattern.message)];
    });
    const told = json.findings.map(({ rule, severity, message, location }) => [location.file, location.line === undefined ? undefined : String(location.line), severity, rule, message]);
    expect(new Set(found.map((each) => JSON.stringify(each)))).toEqual(new Set(told.map((each) => JSON.stringify(each))));
  });
});

describe('an item in a YAML text', () => {
  const entry = ['- name: x', '  run: y'];

  it.each([
    ['repos: []\nother: 1\n', { repos: [{ name: 'x', run: 'y' }], other: 1 }],
    ['repos:\n- a: 1\n  b:\n  - c\nother: 1\n', { repos: [{ name: 'x', run: 'y' }, { a: 1, b: ['c'] }], other: 1 }],
    ['# head\n\nrepos: # list\n    # first\n    - a: 1\n', { repos: [{ name: 'x', run: 'y' }, { a: 1 }] }],
    ['repos:\n', { repos: [{ name: 'x', run: 'y' }] }],
    ['', { repos: [{ name: 'x', run: 'y' }] }],
    ['# nothing yet\n', { repos: [{ name: 'x', run: 'y' }] }],
  ])('of the form %j goes in front', (text, expected) => {
    expect(YAML.parse(insertInList(text, 'repos', entry) ?? '')).toEqual(expected);
  });

  it.each(['repos: [{ a: 1 }]\n', 'repos: &x\n- a\n', 'other: 1\n', 'repos:\n  a: 1\n'])('of the form %j is left to people', (text) => {
    expect(insertInList(text, 'repos', entry)).toBeUndefined();
  });

  it.each([
    ['pre-commit:\n  jobs:\n    - run: a\n', { jobs: [{ run: 'qspi-doctor lint {staged_files}' }, { run: 'a' }] }],
    ['pre-commit:\n  parallel: true\n  commands:\n    a:\n      run: a\npre-push: {}\n', { parallel: true, commands: { 'qspi-doctor': { run: 'qspi-doctor lint {staged_files}' }, a: { run: 'a' } } }],
    ['pre-push: {}\n', { jobs: [{ run: 'qspi-doctor lint {staged_files}' }] }],
    ['pre-commit:\n  jobs:\n  - run: a\n', { jobs: [{ run: 'qspi-doctor lint {staged_files}' }, { run: 'a' }] }],
  ])('of lefthook: %j', (text, expected) => {
    expect(YAML.parse(insertLefthook(text, 'qspi-doctor') ?? '')).toMatchObject({ 'pre-commit': expected });
  });

  it.each(['pre-commit: { jobs: [] }\n', 'pre-commit:\n  scripts:\n    a: {}\n', 'pre-commit:\n  commands:\n  jobs:\n    - run: a\n'])('of lefthook in the form %j is left to people', (text) => {
    expect(insertLefthook(text, 'qspi-doctor')).toBeUndefined();
  });
});
