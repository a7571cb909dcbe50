import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import type { Target } from '../src/index.js';
import { type Firmware, type FirmwareOptions, withFirmware } from './support/firmware.js';
import { boardFile, dapDirect, debugSession, hla, type SessionOptions, type SessionResult } from './support/session.js';

const cases = {
  F746: { device: 'STM32F746NG', cpu: 'cortex-m7', controller: 'quadspi', registers: 0xa0001000, target: 'stm32f7x', board: 'stm32f746g-disco' },
  H750: { device: 'STM32H750XB', cpu: 'cortex-m7', controller: 'quadspi', registers: 0x52005000, target: 'stm32h7x', board: 'stm32h750b-disco' },
  L562: { device: 'STM32L562QE', cpu: 'cortex-m33', controller: 'octospi', registers: 0x44021000, target: 'stm32l5x', board: undefined },
  U575: { device: 'STM32U575ZI', cpu: 'cortex-m33', controller: 'octospi', registers: 0x420d1400, target: 'stm32u5x', board: undefined },
} as const satisfies Record<string, FirmwareOptions & { device: string; target: string; board: string | undefined }>;
type Case = (typeof cases)[keyof typeof cases];

/** Bootloader and application of the case on its device; OpenOCD with the target file alone unless the session says otherwise. */
const session = (of: Case, more: (firmware: Firmware) => Partial<SessionOptions>): Promise<SessionResult> =>
  withFirmware(of, (firmware) =>
    debugSession({
      device: of.device,
      images: [firmware.bootloader, firmware.application],
      openocd: hla(of.target),
      program: firmware.application,
      ...more(firmware),
    }),
  );

const inWindow = ({ machine }: Target): boolean => machine.pc >= 0x90000000 && machine.pc < 0xa0000000;
const halts = /Breakpoint 1, (?:0x9\w{7} in )?main \(\)/;
const note = 'Note: automatically using hardware breakpoints for read-only addresses.';
const toMain = ['break main', 'continue'];

describe.skipIf(withoutTools)('a core whose breakpoint unit reaches external flash, and a GDB that takes it for RAM', { timeout: 60_000 }, () => {
  it.each(Object.keys(cases) as (keyof typeof cases)[])(
    '%s: OpenOCD examines the chip, and a breakpoint that is asked for as hardware halts in main, by hla_swd and by dapdirect_swd',
    async (name) => {
      for (const openocd of [hla(cases[name].target), dapDirect(cases[name].target)]) {
        const { gdb, openocd: log } = await session(cases[name], () => ({ openocd, commands: ['hbreak main', 'continue', 'x/wx 0xe000ed08'] }));
        expect(log).toContain('target has 8 breakpoints, 4 watchpoints');
        expect(gdb).toMatch(halts);
        expect(gdb).toMatch(/0xe000ed08:\s+0x90000000/);
      }
    },
  );

  it.each(['F746', 'H750', 'L562'] as const)('%s, application as the program: break main is a software breakpoint, which GDB cannot insert', async (name) => {
    const { gdb, openocd } = await session(cases[name], () => ({ before: ['set debug remote 1'], commands: toMain }));
    expect(gdb).toMatch(/Sending packet: \$Z0,900000\w\w,2#/);
    expect(gdb).not.toMatch(/Sending packet: \$Z1,/);
    expect(gdb).toMatch(/Cannot insert breakpoint 1\.\s+Cannot access memory at address 0x900000\w\w\s+Command aborted\./);
    expect(openocd).toContain("can't add breakpoint");
  });

  it.each(['F746', 'H750', 'L562'] as const)(
    '%s, bootloader as the program and the application by add-symbol-file: GDB drops the breakpoint without a word, shows <PENDING>, and the program runs away',
    async (name) => {
      const { gdb } = await session(cases[name], ({ bootloader, application }) => ({
        program: bootloader,
        before: [`add-symbol-file ${application}`],
        commands: [...toMain, 'info breakpoints'],
        interruptWhen: inWindow,
      }));
      expect(gdb).not.toContain('Cannot insert');
      expect(gdb).toContain('Program received signal SIGINT');
      expect(gdb).toMatch(/breakpoint\s+keep y\s+<PENDING>\s+main/);
    },
  );

  it('flash that ignores the write instead of answering with an error: the breakpoint is accepted and never hit', async () => {
    const { gdb, openocd } = await session(cases.F746, () => ({
      window: 'always',
      windowWrites: 'ignored',
      commands: [...toMain, 'info breakpoints'],
      interruptWhen: inWindow,
    }));
    expect(gdb).not.toContain('Cannot insert');
    expect(gdb).not.toMatch(halts);
    expect(gdb).toContain('Program received signal SIGINT');
    expect(gdb).toMatch(/breakpoint\s+keep y\s+0x900000\w\w in main/);
    expect(openocd).not.toContain("can't add breakpoint");
  });

  it('next over a call and finish need such breakpoints too, although the core could do better', async () => {
    const { gdb } = await session(cases.F746, () => ({ commands: ['hbreak main', 'continue', 'next', 'hbreak work', 'continue', 'finish'] }));
    expect(gdb).toMatch(halts);
    expect(gdb).toMatch(/Cannot insert breakpoint 0\.\s+Cannot access memory at address 0x900000\w\w/);
    expect(gdb.match(/Cannot insert breakpoint 0\./g)?.length).toBeGreaterThanOrEqual(2);
  });
});

describe.skipIf(withoutTools)('the cures, in the order that works', { timeout: 60_000 }, () => {
  it.each(['F746', 'H750'] as const)(
    '%s: a flash bank for the window (board file with QUADSPI 1) makes GDB take hardware breakpoints by itself',
    async (name) => {
      const { gdb } = await session(cases[name], () => ({ openocd: boardFile(cases[name].board), commands: [...toMain, 'next'] }));
      expect(gdb).toContain(note);
      expect(gdb).toMatch(halts);
      expect(gdb).not.toContain('Cannot insert');
    },
  );

  it.each(['F746', 'L562'] as const)('%s: gdb_breakpoint_override hard', async (name) => {
    const { gdb } = await session(cases[name], () => ({
      openocd: hla(cases[name].target, 'gdb_breakpoint_override hard'),
      commands: [...toMain, 'next', 'print counter'],
    }));
    expect(gdb).toMatch(halts);
    expect(gdb).toContain('$1 = 3');
    expect(gdb).not.toContain('Cannot insert');
  });

  it('mem … ro before the connection, with inaccessible-by-default off', async () => {
    const { gdb } = await session(cases.F746, () => ({
      before: ['mem 0x90000000 0x98000000 ro', 'set mem inaccessible-by-default off'],
      commands: [...toMain, 'next', 'print counter'],
    }));
    expect(gdb).toContain(note);
    expect(gdb).toMatch(halts);
    expect(gdb).toContain('$1 = 3');
  });

  it('the same without "off" halts, but every variable becomes unreadable', async () => {
    const { gdb } = await session(cases.F746, () => ({ before: ['mem 0x90000000 0x98000000 ro'], commands: [...toMain, 'print counter'] }));
    expect(gdb).toMatch(halts);
    expect(gdb).toContain('Cannot access memory at address 0x20000000');
  });

  it('after the connection mem … ro is refused: the map of OpenOCD covers all addresses', async () => {
    const { gdb } = await session(cases.F746, () => ({ commands: ['mem 0x90000000 0x98000000 ro', ...toMain] }));
    expect(gdb).toContain('overlapping memory region');
    expect(gdb).toContain('Cannot insert breakpoint 1.');
  });

  it('after the connection it works once the region that lies there is deleted', async () => {
    const { gdb } = await session(cases.F746, () => ({
      commands: ['info mem', 'delete mem 10', 'mem 0x90000000 0x98000000 ro', 'set mem inaccessible-by-default off', ...toMain, 'print counter'],
    }));
    expect(gdb).toMatch(/10\s+y\s+0x1ff0f400 0x100000000 rw/);
    expect(gdb).not.toContain('overlapping');
    expect(gdb).toMatch(halts);
    expect(gdb).toContain('$1 = 0');
  });

  it('a region list that leaves the window out: hardware breakpoints, until inaccessible-by-default off makes it RAM again', async () => {
    const list = 'mem 0x20000000 0x20050000 rw';
    const without = await session(cases.F746, () => ({ before: [list, 'set debug remote 1'], commands: toMain }));
    expect(without.gdb).toMatch(/Sending packet: \$Z1,900000\w\w,2#/);
    expect(without.gdb).toMatch(halts);
    const off = await session(cases.F746, () => ({ before: [list, 'set mem inaccessible-by-default off', 'set debug remote 1'], commands: toMain }));
    expect(off.gdb).toMatch(/Sending packet: \$Z0,900000\w\w,2#/);
    expect(off.gdb).toContain('Cannot insert breakpoint 1.');
  });

  it('gdb_memory_map disable with a mem … ro', async () => {
    const { gdb } = await session(cases.F746, () => ({
      openocd: hla('stm32f7x', 'gdb_memory_map disable'),
      commands: ['mem 0x90000000 0x98000000 ro', 'set mem inaccessible-by-default off', ...toMain],
    }));
    expect(gdb).toMatch(halts);
  });

  it('gdb_memory_map disable alone makes it worse: without a map everything is RAM to GDB', async () => {
    const { gdb } = await session(cases.F746, () => ({ openocd: hla('stm32f7x', 'gdb_memory_map disable'), commands: toMain }));
    expect(gdb).toContain('Cannot insert breakpoint 1.');
  });
});
