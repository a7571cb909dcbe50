import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDevice } from './index.js';

/** The path of a script that comes with the installed OpenOCD. */
function openocdScript(name: string): string {
  const result = spawnSync('openocd', ['-c', `puts [find ${name}]`, '-c', 'shutdown'], { encoding: 'utf8', timeout: 20_000 });
  if (result.error !== undefined) throw new Error(`openocd is needed for this test (or QSPI_DOCTOR_WITHOUT_TOOLS=1 to leave it out): ${result.error.message}`);
  const path = `${result.stdout}\n${result.stderr}`.split('\n').find((line) => line.trim().endsWith('.cfg'));
  if (path === undefined) throw new Error(`openocd does not find ${name}: ${result.stderr}`);
  return path.trim();
}

/** Script, and parts that together have every controller it declares a bank for. */
const scripts: readonly (readonly [script: string, parts: readonly string[]])[] = [
  ['target/stm32l4x.cfg', ['STM32L476VG', 'STM32L4R9ZI']],
  ['target/stm32f4x.cfg', ['STM32F469NI']],
  ['target/stm32f7x.cfg', ['STM32F746NG']],
  ['target/stm32g4x.cfg', ['STM32G474RE']],
  ['target/stm32h7x.cfg', ['STM32H743ZI', 'STM32H735IG']],
];

describe.skipIf(process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1')('windows, compared with the banks of the installed OpenOCD', () => {
  it.each(scripts)('%s', (script, parts) => {
    const text = readFileSync(openocdScript(script), 'utf8');
    const banks = [...text.matchAll(/flash bank \S+ stmqspi (0x[0-9a-f]+) .* (0x[0-9a-f]+)\s*$/gim)].map(
      ([, origin, registers]) => `${Number(origin)} ${Number(registers)}`,
    );
    const windows = parts.flatMap((part) => findDevice(part)?.externalWindows ?? []).filter((window) => /SPI/.test(window.peripheral));
    expect(banks.length).toBeGreaterThan(0);
    expect(new Set(windows.map((window) => `${window.origin} ${window.registers ?? 0}`))).toEqual(new Set(banks));
  });
});
