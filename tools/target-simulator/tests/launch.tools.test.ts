import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findDevice } from '@qspi-doctor/devices';
import { RealFiles } from '@qspi-doctor/files';
import { describeLaunch, readLaunch } from '@qspi-doctor/launch-config';
import { flashIsReadOnly, planLaunches, type Probe } from '@qspi-doctor/launch-plan';
import { withoutTools } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { withFirmware } from './support/firmware.js';
import { addressOf, both, broken, hex } from './support/images.js';
import { brokenFolder } from './support/remedies.js';
import { debugSession, disco, hla } from './support/session.js';

const pc = 'printf "pc=%#x\\n", $pc';

interface Written {
  readonly init: readonly string[];
  readonly run: readonly string[];
  /** The debugger's own stop at main. */
  readonly stops: boolean;
  readonly openOcdScript: string;
}

/** Has `qspi-doctor launch` write the configurations of the broken example for a probe, and reads that of the application as CubeIDE would. */
async function withLaunch(probe: Probe, use: (written: Written) => Promise<void>): Promise<void> {
  const out = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-launch-'));
  try {
    const files = new RealFiles();
    const plan = await planLaunches(files, await openWorkspace(files, brokenFolder), {
      probe,
      ide: 'cubeide',
      out,
      loader: probe === 'stlink' ? 'MX25R6435F_STM32L476G-DISCO.stldr' : undefined,
    });
    expect(plan.problems).toEqual([]);
    for (const { path: file, text } of plan.files) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const launch = plan.files.find(({ path: file }) => /Application[^/]*\.launch$/.test(file));
    const value = readLaunch(launch?.text ?? '', 'Application').value;
    if (!value) throw new Error(`no launch configuration among ${plan.files.map(({ path: file }) => file).join(', ')}`);
    const { initCommands, runCommands, stopAt } = describeLaunch(value);
    await use({ init: initCommands, run: runCommands, stops: stopAt.enabled, openOcdScript: path.join(out, 'Application-openocd.cfg') });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

describe.skipIf(withoutTools)('what qspi-doctor launch writes', { timeout: 60_000 }, () => {
  it('for OpenOCD: its script and its commands halt in main of the broken example', async () => {
    const main = await addressOf(broken.application, 'main');
    await withLaunch('openocd', async ({ init, run, stops, openOcdScript }) => {
      expect(stops).toBe(false);
      const { gdb, openocd } = await debugSession({
        device: 'STM32L476VG',
        images: both(broken),
        program: broken.application,
        openocd: ['-f', openOcdScript, '-c', 'hla_stlink_backend tcp PROBE'],
        commands: [...init, ...run, 'continue', pc, 'dwt-clear all', 'dwt-break leds_toggle', 'continue', 'info symbol $pc', 'dwt-list'],
      });
      expect(openocd).toContain('Cortex-M4 r0p1 processor detected');
      expect(gdb).toContain(`DWT comparator 3 halts at ${hex(main)} <main>`);
      expect(gdb).toContain(`pc=${hex(main + 2)}\n`);
      expect(gdb).toMatch(/leds_toggle(?: \+ \d+)? in section \.text/);
      expect(gdb).toMatch(/3 {2}0x900002\w\w <leds_toggle/);
    });
  });

  it('for the ST-LINK GDB server: the command file halts in main; any server that reads and writes memory will do', async () => {
    const main = await addressOf(broken.application, 'main');
    await withLaunch('stlink', async ({ run, stops }) => {
      expect(stops).toBe(false);
      const { gdb } = await debugSession({
        device: 'STM32L476VG',
        images: both(broken),
        program: broken.application,
        openocd: disco,
        commands: [...run.filter((command) => command.startsWith('source ')), 'continue', pc],
      });
      expect(gdb).toContain(`pc=${hex(main + 2)}\n`);
    });
  });

  it.each([
    ['STM32H750XB', 'stm32h7x', 0x52005000],
    ['STM32F746NG', 'stm32f7x', 0xa0001000],
  ] as const)('%s: the commands that make flash read-only work after the connection, and leave variables readable', async (name, target, registers) => {
    const device = findDevice(name);
    if (!device) throw new Error(name);
    await withFirmware({ cpu: 'cortex-m7', controller: 'quadspi', registers }, async ({ bootloader, application }) => {
      const { gdb } = await debugSession({
        device: name,
        images: [bootloader, application],
        program: application,
        openocd: hla(target),
        commands: [...flashIsReadOnly(device, [0x90000000]), 'break main', 'continue', 'next', 'print counter'],
      });
      expect(gdb).not.toContain('overlapping');
      expect(gdb).toContain('Note: automatically using hardware breakpoints for read-only addresses.');
      expect(gdb).toMatch(/Breakpoint 1, main \(\)/);
      expect(gdb).toContain('$1 = 3');
    });
  });

  it('monitor gdb_breakpoint_override hard, sent by GDB after the connection, is in time', async () => {
    await withFirmware({ cpu: 'cortex-m7', controller: 'quadspi', registers: 0xa0001000 }, async ({ bootloader, application }) => {
      const { gdb } = await debugSession({
        device: 'STM32F746NG',
        images: [bootloader, application],
        program: application,
        openocd: hla('stm32f7x'),
        commands: ['monitor gdb_breakpoint_override hard', 'break main', 'continue'],
      });
      expect(gdb).toMatch(/Breakpoint 1, main \(\)/);
    });
  });
});
