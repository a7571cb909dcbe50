import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDevice } from '@qspi-doctor/devices';
import { runTool } from '@qspi-doctor/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOcdScript, openOcdScripts, openOcdSetup } from '../src/index.js';

describe.skipIf(process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1')('the real OpenOCD', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-openocd-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const accepts = (...args: string[]) => runTool('openocd', [...args, '-c', 'shutdown'], { timeout: 20_000, allowFailure: true });

  it.each(openOcdScripts)('has the script %s', (script) => {
    const { status, stderr } = accepts(...(script.startsWith('target/') ? ['-f', 'interface/stlink.cfg'] : []), '-f', script);
    expect([status, stderr.includes("Can't find")]).toEqual([0, false]);
  });

  it.each([
    ['STM32L476VGTx', 'STM32L476G-DISCO', 'stmqspi'],
    ['STM32L476VGTx', undefined, undefined],
    ['STM32H750XBHx', 'STM32H750B-DK', 'stmqspi'],
    ['STM32H735IGKx', 'STM32H735G-DK', 'stmqspi'],
    ['STM32F746NGHx', '32F746GDISCOVERY', 'stmqspi'],
    ['STM32U575ZITx', undefined, undefined],
  ])('accepts the script for the %s on %s, and the command for hardware breakpoints', (part, board, driver) => {
    const device = findDevice(part);
    const setup = device && openOcdSetup(device, board);
    if (!device || !setup) throw new Error(`${part} is not known`);
    const path = join(folder, 'x.cfg');
    writeFileSync(path, openOcdScript(setup, device, false));
    const { status, stdout, stderr } = accepts('-f', path, '-c', 'gdb_breakpoint_override hard', '-c', 'puts [flash list]');
    expect(status).toBe(0);
    expect(stdout + stderr).toContain('force hard breakpoints');
    expect((stdout + stderr).includes('stmqspi')).toBe(driver === 'stmqspi');
    expect(setup.programsExternalFlash).toBe(driver === 'stmqspi');
  });
});
