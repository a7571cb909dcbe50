import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealPrograms } from './real-programs.js';

const programs = new RealPrograms();
let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'qspi-doctor-programs-')));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function script(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const limits = { milliseconds: 5000, bytes: 4096 };

describe.skipIf(process.platform === 'win32')('programs of the machine', () => {
  it('say what they say, on both channels, with their exit code', async () => {
    const run = await programs.run(script('speaks', "console.log('Version 7.5.0'); console.error('a warning'); process.exit(3)"), [], limits);
    expect(run).toEqual({ status: 3, signal: undefined, stdout: 'Version 7.5.0\n', stderr: 'a warning\n', timedOut: false, flooded: false, failure: undefined });
  });

  it('get their arguments as they are: no shell is between', async () => {
    const { stdout } = await programs.run(script('echoes', 'console.log(JSON.stringify(process.argv.slice(2)))'), ['--version', '$(id)', '; rm x', '*'], limits);
    expect(JSON.parse(stdout)).toEqual(['--version', '$(id)', '; rm x', '*']);
  });

  it('read nothing, stand in their own folder, and see little of the surroundings', async () => {
    process.env['QSPI_DOCTOR_SECRET'] = 'x';
    const path = script('looks', "process.stdin.on('data', () => {}).on('end', () => console.log(JSON.stringify([process.cwd(), process.env.QSPI_DOCTOR_SECRET ?? null, process.env.LC_ALL])))");
    const { stdout } = await programs.run(path, [], limits);
    delete process.env['QSPI_DOCTOR_SECRET'];
    expect(JSON.parse(stdout)).toEqual([folder, null, 'C']);
  });

  it('are given folders of libraries', async () => {
    const { stdout } = await programs.run(script('libraries', 'console.log(process.env.LD_LIBRARY_PATH ?? process.env.DYLD_LIBRARY_PATH)'), [], { ...limits, libraries: ['/a', '/b'] });
    expect(stdout.trim()).toBe(process.platform === 'darwin' ? 'undefined' : '/a:/b');
  });

  it('see a PATH without what a project may have put there', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = ['.', 'bin', join(folder, 'project/bin'), '/x/node_modules/.bin', '/usr/bin', `${join(folder, 'project')}-not/bin`].join(':');
    const { stdout } = await new RealPrograms([join(folder, 'project')]).run(script('paths', 'console.log(process.env.PATH)'), [], limits);
    process.env['PATH'] = before;
    expect(stdout.trim()).toBe(`/usr/bin:${join(folder, 'project')}-not/bin`);
  });

  it('are ended with all that they started when their time is up', async () => {
    const mark = join(folder, 'alive');
    const path = join(folder, 'hangs');
    // A shell starts at once, however busy the machine is.
    writeFileSync(path, `#!/bin/sh\ntrap '' TERM\n(sleep 4; : > '${mark}') &\necho Version 1.2.3\nwhile :; do sleep 1; done\n`);
    chmodSync(path, 0o755);
    const begun = Date.now();
    const run = await programs.run(path, [], { milliseconds: 1500, bytes: 4096 });
    expect(Date.now() - begun).toBeLessThan(3900);
    expect(run).toMatchObject({ timedOut: true, status: undefined, signal: 'SIGKILL', stdout: 'Version 1.2.3\n' });
    await new Promise((resolve) => setTimeout(resolve, 4500 - (Date.now() - begun)));
    expect(() => readFileSync(mark)).toThrow(/ENOENT/);
  });

  it('are ended when they say too much, and the beginning is kept', async () => {
    const run = await programs.run(script('floods', "process.stdout.write('Version 7.5.0\\n'); const line = 'y'.repeat(65536); const more = () => { while (process.stdout.write(line)); process.stdout.once('drain', more); }; more();"), [], limits);
    expect(run.flooded).toBe(true);
    expect(run.stdout.length).toBe(4096);
    expect(run.stdout).toMatch(/^Version 7\.5\.0\ny+$/);
  });

  it('that are not there, may not be run, or crash, say so', async () => {
    const plain = join(folder, 'plain');
    writeFileSync(plain, 'text');
    expect((await programs.run(join(folder, 'none'), [], limits)).failure).toBe('ENOENT');
    expect((await programs.run(plain, [], limits)).failure).toBe('EACCES');
    expect(await programs.run(script('crashes', "process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)"), [], limits)).toMatchObject({ status: undefined, signal: 'SIGSEGV', timedOut: false });
  });
});
