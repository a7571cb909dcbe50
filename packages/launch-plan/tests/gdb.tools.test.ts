import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeLaunch, readLaunch } from '@qspi-doctor/launch-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dwtFile } from '../src/index.js';
import { fileOf, pair, planFor } from './projects.js';
import { buildApplication, gdbMiOnQemu, gdbOnQemu } from './qemu-session.js';

describe.skipIf(process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1')('the commands in the real GDB', () => {
  let application: ReturnType<typeof buildApplication>;
  const toReset = ['set $sp = *(unsigned int *)0x90000000', 'set $pc = *(unsigned int *)0x90000004 & ~1'];

  beforeAll(() => {
    application = buildApplication();
  });
  afterAll(() => application.remove());

  describe('that make flash read-only (FPB revision 2)', () => {
    const commands = async () => describeLaunch(readLaunch(fileOf(await planFor(pair('STM32H750XBHx', 'STM32H750B-DK')), 'Application/Application Debug.launch'), 'x').value!).runCommands;
    /** The order of CDT: load, stop at, run commands, resume. */
    const session = (run: readonly string[]) => ['load', ...toReset, 'tbreak main', ...run, 'set debug remote 1', 'continue', 'set debug remote 0', 'printf "pc=%08x\\n", (unsigned int)$pc', 'info mem'];

    it('turn the stop at main into a hardware breakpoint, which halts there', async () => {
      const printed = await gdbOnQemu(application.image, session(await commands()));
      expect(printed).toMatch(/Sending packet: \$Z1,90000/);
      expect(printed).not.toMatch(/Sending packet: \$Z0,/);
      expect(printed).toMatch(/Temporary breakpoint 1, main/);
      expect(printed).toMatch(/0x80000000 0xa0000000 ro/);
      expect(printed).not.toMatch(/overlapping|Cannot access memory/);
    }, 60_000);

    it('do the same over MI, with a breakpoint as Eclipse sets it and nobody to confirm', async () => {
      const console = (command: string) => `-interpreter-exec console "${command}"`;
      const printed = await gdbMiOnQemu(application.image, [console('load'), ...toReset.map(console), '-break-insert -t -f main', ...(await commands()).map(console), '-gdb-set debug remote 1', '-exec-continue', console('shell sleep 1')]);
      expect(printed).toMatch(/Sending packet: \$Z1,90000/);
      expect(printed).toMatch(/\*stopped,reason="breakpoint-hit",disp="del".*func="main"/);
      expect(printed).not.toMatch(/\^error/);
    }, 60_000);

    it('are what makes the difference: without them GDB writes a software breakpoint', async () => {
      expect(await gdbOnQemu(application.image, session([]))).toMatch(/Sending packet: \$Z0,90000/);
    }, 60_000);

    it('belong after load: before it they block the download', async () => {
      expect(await gdbOnQemu(application.image, [...(await commands()), 'load', 'compare-sections'])).not.toMatch(/Section \.text.*matched/);
    }, 60_000);
  });

  describe('of the DWT file (FPB revision 1)', () => {
    /** A DWT in RAM: QEMU has none. Four comparators. */
    const fake = ['set $dwt_base = 0x60200000', 'set $dwt_demcr = 0x60210000', 'set {unsigned int}0x60200000 = 0x40000000'];
    const file = (name: string, main = 0x90000040) => {
      const path = join(application.folder, name);
      writeFileSync(path, dwtFile({ program: 'Application', core: 'Cortex-M4', highestAddress: 0x1fffffff, stopAt: { symbol: 'main', address: main }, window: { origin: 0x90000000, length: 0x10000000 } }));
      return `source ${path}`;
    };
    const registers = 'x/16xw 0x60200020';
    const run = (...commands: string[]) => gdbOnQemu(application.image, ['load', ...fake, file('with blanks in its name.gdb'), ...commands]);

    it('sets main with the highest comparator, and switches the DWT on', async () => {
      const printed = await run('printf "main=%08x demcr=%08x\\n", (unsigned int)&main & ~1, {unsigned int}0x60210000', registers);
      const main = /main=([0-9a-f]{8}) demcr=01000000/.exec(printed)?.[1] ?? '?';
      expect(printed).toContain(`DWT comparator 3 halts at 0x${main} <main>`);
      expect(printed).toMatch(new RegExp(`0x60200050.*0x${main}\\s+0x00000000\\s+0x00000004`));
    }, 60_000);

    it('takes functions, lines and addresses, and says so when all are taken', async () => {
      const printed = await run('dwt-break helper', 'dwt-break app.c:16', 'dwt-break *0x90000040', 'dwt-break-at 0x90000044', 'dwt-break-at 0x90000048', 'dwt-break-at &helper', 'dwt-list');
      expect(printed).toMatch(/comparator 2 halts at 0x9000[0-9a-f]+ <helper>/);
      expect(printed).toMatch(/comparator [01] halts at 0x9/);
      expect(printed).toMatch(/Error: all 4 DWT comparators are taken. Nothing was set at 0x900000/);
      expect(printed).toMatch(/comparator 2 halts at 0x[0-9a-f]{8} already/);
      expect(printed).toMatch(/3 {2}0x[0-9a-f]+ <main>/);
    }, 60_000);

    it('clears one, all that it has set, and nothing of the server', async () => {
      // The server has a watchpoint in comparator 0.
      const printed = await run('set {unsigned int}0x60200028 = 6', 'dwt-break helper', 'dwt-list', 'dwt-clear 2', 'dwt-clear 7', 'dwt-break helper', 'dwt-clear all', 'dwt-list', registers);
      expect(printed).toContain('0  taken by the GDB server');
      expect(printed.match(/comparator 2 is free/g)).toHaveLength(2);
      expect(printed).toContain('Error: there is no such comparator; there are 4, from 0.');
      expect(printed).toMatch(/comparator 3 is free/);
      expect(printed).toMatch(/0x60200020[^:]*:\s+0x00000000\s+0x00000000\s+0x00000006/);
    }, 60_000);

    it('uses the function of Armv8-M where DWT_DEVARCH says so', async () => {
      const printed = await gdbOnQemu(application.image, ['load', ...fake, 'set {unsigned int}0x60200fbc = 0x47701a02', file('v8.gdb'), registers]);
      expect(printed).toMatch(/0x60200050.*0x00000000\s+0x00000012/);
    }, 60_000);

    it('is not misled by a main of another image, and can be sourced again', async () => {
      const path = join(application.folder, 'elsewhere.gdb');
      writeFileSync(path, dwtFile({ program: 'Application', core: 'Cortex-M4', highestAddress: 0x1fffffff, stopAt: { symbol: 'main', address: 0x70000100 }, window: { origin: 0x70000000, length: 0x10000000 } }));
      const printed = await gdbOnQemu(application.image, ['load', ...fake, `source ${path}`, `source ${path}`, 'dwt-list']);
      expect(printed).toContain('DWT comparator 3 halts at 0x70000100');
      expect(printed).toContain('DWT comparator 3 halts at 0x70000100 already.');
    }, 60_000);

    it('works with an image that has no line table', async () => {
      const stripped = join(application.folder, 'no-lines.elf');
      const { runTool } = await import('@qspi-doctor/testkit');
      runTool('arm-none-eabi-objcopy', ['--strip-debug', application.image, stripped]);
      const printed = await gdbOnQemu(stripped, ['load', ...fake, file('plain.gdb'), 'dwt-break helper', 'dwt-list']);
      expect(printed).toMatch(/comparator 3 halts at 0x[0-9a-f]+ <main>/);
      expect(printed).toMatch(/comparator 2 halts at 0x[0-9a-f]+ <helper>/);
    }, 60_000);
  });
});
