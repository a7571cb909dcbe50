import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { qspiDoctor } from './fake-terminal.js';

const application = 'examples/l476g-disco-qspi/Application/Debug/Application.elf';

describe('--format html', () => {
  it('writes one page about a folder, the same each time, and ends as every format does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-html-'));
    try {
      const file = join(folder, 'report.html');
      const { code, out, err } = await qspiDoctor('examples/l476g-disco-qspi', '--format', 'html', '--output', file);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^Report written to .*report\.html\.\n$/);
      const page = readFileSync(file, 'utf8');
      expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
      expect((await qspiDoctor('examples/l476g-disco-qspi', '--format', 'html')).out).toBe(page);
      // Rules explain themselves, and the lines round each location are there.
      expect(page).toContain('cannot handle HW breakpoint above address');
      expect(page).toContain('ORIGIN = <mark>0x90000000</mark>');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends with 0 about a project in order', async () => {
    const { code, out } = await qspiDoctor('examples/f411-plain', '--format', 'html');
    expect(code).toBe(0);
    expect(out).toContain('Nothing was found that keeps the debugger from halting.');
  });

  it('has what a log says, and the lines of the log that are evidence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-html-'));
    try {
      const log = join(folder, 'server.log');
      writeFileSync(log, 'STMicroelectronics ST-LINK GDB server. Version 7.5.0\nDevice ID: 0x415\n[1.746] read(): <30> Rx: $Z1,900002e8,2#47\n[1.747] write(): <30> Tx: $E01#a6\n');
      const { out } = await qspiDoctor('examples/l476g-disco-qspi', '--log', log, '--format', 'html');
      expect(out).toMatch(/What the log says<\/h2>[\s\S]*?recorded by {2}ST-LINK GDB server 7\.5\.0[\s\S]*?0x900002e8 hardware: refused/);
      expect(out).toMatch(/<span class="line hit" data-n="3">.*Rx: \$Z1,900002e8,2#47/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('writes a page about an image, and says why not about two', async () => {
    const { code, out } = await qspiDoctor('image', application, '--device', 'STM32L476VG', '--format', 'html');
    expect(code).toBe(0);
    expect(out).toMatch(/^<!DOCTYPE html>[\s\S]*QUADSPI[\s\S]*main is reached/);
    expect(await qspiDoctor('image', application, application, '--format', 'html')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('about one file') });
  });
});
