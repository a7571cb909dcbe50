import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/run.js';
import { qspiDoctor, qspiDoctorIn, root } from './fake-terminal.js';

const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const server = save(
  'server.txt',
  'STMicroelectronics ST-LINK GDB server. Version 7.10.0\nTarget connection mode: Under reset\nST-LINK Firmware version : V3J15M7\nDevice ID: 0x415\nST-LINK detects target voltage = 3.27 V\nWaiting for connection on port 61234...\n[2.340] read(): <752> Rx: $Z0,900002ec,2#00\n[2.342] read(): <752> Rx: $vCont;c#a8\n',
);
const refusal = save('gdb.txt', '[remote] Sending packet: $Z1,900002ec,2#08\n[remote] Packet received: E0E\n');
const healthy = save('healthy.txt', 'Open On-Chip Debugger 0.12.0\nInfo : Target voltage: 3.3\n[remote] Sending packet: $Z1,8000188,2#08\n[remote] Packet received: OK\n');
const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(path.join(root, 'packages/report/schema/report-1.schema.json'), 'utf8')) as object);

describe('qspi-doctor log', () => {
  it('says in short what is in it, and what follows', async () => {
    const { code, out } = await qspiDoctorIn(folder, 'log', 'server.txt', '--device', 'STM32H750XB');
    expect(out).toContain('What the log says');
    expect(out).toMatch(/recorded by\s+ST-LINK GDB server 7\.10\.0/);
    expect(out).toMatch(/probe\s+V3J15M7, connected: under reset, port 61234/);
    expect(out).toMatch(/breakpoints\s+0x900002ec software: no answer in the log \(line 7\)/);
    expect(out).toMatch(/log\/software-breakpoint-in-flash[\s\S]*log\/device-differs|log\/device-differs[\s\S]*log\/software-breakpoint-in-flash/);
    expect(code).toBe(1);
  });

  it('finds nothing in a healthy session, and says what a log without packets cannot tell', async () => {
    const { code, out } = await qspiDoctorIn(folder, 'log', 'healthy.txt');
    expect(out).toContain('Nothing in it that qspi-doctor knows to be wrong.');
    expect(out).not.toContain('No packets are shown');
    expect(code).toBe(0);
    expect((await qspiDoctorIn(folder, 'log', save('short.txt', 'Device ID: 0x450\n'))).out).toContain('No packets are shown');
  });

  it('gives the same to machines, in the form of the schema', async () => {
    for (const file of [server, refusal, healthy]) {
      const { out } = await qspiDoctor('log', file, '--format', 'json');
      const report: unknown = JSON.parse(out);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(report).toMatchObject({ logs: [{ file }], programs: [] });
    }
    const { out } = await qspiDoctorIn(folder, 'log', 'gdb.txt', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ diagnosis: 'log/hardware-breakpoint-refused', logs: [{ breakpoints: [{ kind: 'hardware', address: '0x900002ec', outcome: 'refused', error: 'E0E', line: 1, hitAtLine: null }] }] });
  });

  it('reads what comes by standard input', async () => {
    let out = '';
    const input = () => ['Break at address "0x1fff51f4" with ', 'no debug information available\n'].map((text) => new TextEncoder().encode(text));
    const code = await run(['log', '-'], { out: (text) => void (out += text), err: () => undefined, env: {}, folder, isTerminal: false, columns: 80, input });
    expect(code).toBe(1);
    expect(out).toMatch(/standard input {2}1 line[\s\S]*log\/in-system-bootloader/);
  });

  it('tells the windows of external memory by the device id in the log', async () => {
    const lost = '[remote] Sending packet: $Z0,90001234,2#00\n[remote] Packet received: OK\n';
    expect((await qspiDoctorIn(folder, 'log', save('unknown.txt', lost))).out).toMatch(/warning {2}log\/software-breakpoint-in-flash/);
    expect((await qspiDoctorIn(folder, 'log', save('h750.txt', `Device ID: 0x450\n${lost}`))).out).toMatch(/error {2}log\/software-breakpoint-in-flash[\s\S]*QUADSPI/);
    // RAM of other machines.
    expect((await qspiDoctorIn(folder, 'log', save('riscv.txt', lost.replace('90001234', '80001234')))).out).toContain('Nothing in it');
  });

  it('writes a page, and says what to do about bad usage', async () => {
    const written = await qspiDoctorIn(folder, 'log', 'gdb.txt', '--output', 'page.txt');
    expect(written).toMatchObject({ out: '', err: 'Page written to page.txt.\n' });
    expect(readFileSync(path.join(folder, 'page.txt'), 'utf8')).toContain('E0E');
    for (const [args, words] of [
      [[], 'Name one log or several'],
      [['none.txt'], 'There is no log none.txt.'],
      [['.'], 'is a folder'],
      [['gdb.txt', '--device', 'LPC1768'], 'is no STM32'],
      [[save('main.c', 'int main(void) { return 0; }\n')], 'Is it the log of a debug session?'],
    ] as const) {
      const { code, err } = await qspiDoctorIn(folder, 'log', ...args);
      expect(code).toBe(2);
      expect(err).toContain(words);
    }
    expect((await qspiDoctor('log', '--help')).out).toContain('qspi-doctor log FILE…');
  });
});

describe('qspi-doctor FOLDER --log FILE', () => {
  const example = 'examples/l476g-disco-qspi';

  it('takes the log as evidence: the diagnosis of the files explains what it says', async () => {
    const { code, out } = await qspiDoctor(example, '--log', refusal, '--format', 'json');
    const report = JSON.parse(out) as { diagnosis: string; findings: { rule: string; explains: string[]; related: { message: string }[] }[] };
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.diagnosis).toBe('breakpoint/unreachable');
    expect(report.findings[0]?.related.some(({ message }) => message.includes('refused (E0E)'))).toBe(true);
    expect(report.findings.find(({ rule }) => rule === 'log/hardware-breakpoint-refused')).toMatchObject({ program: 'Application' });
    expect(code).toBe(1);
  });

  it('shows what each log says, and takes several', async () => {
    const { out } = await qspiDoctor('check', example, '--log', refusal, '--log', healthy);
    expect(out).toContain('What the logs say');
    expect(out).toMatch(/0x900002ec hardware: refused \(E0E\)/);
    expect((await qspiDoctor('check', example)).out).not.toContain('What the log');
  });

  it('lists no rule about logs where there is none', async () => {
    const { notChecked } = JSON.parse((await qspiDoctor(example, '--format', 'json')).out) as { notChecked: { rule: string }[] };
    expect(notChecked.filter(({ rule }) => rule.startsWith('log/'))).toEqual([]);
  });

  it('says so where the log cannot be had', async () => expect(await qspiDoctor(example, '--log', 'none.txt')).toMatchObject({ code: 2, err: expect.stringContaining('There is no log none.txt.') }));
});
