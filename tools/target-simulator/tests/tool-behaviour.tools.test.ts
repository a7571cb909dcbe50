import { GdbRemote } from '@qspi-doctor/gdb-remote';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { connector, valueOf } from './support/connector.js';
import { addressOf, both, broken, hex } from './support/images.js';
import { gdbCommands, remedyOf } from './support/remedies.js';
import { dapDirect, debugSession, disco, hla } from './support/session.js';

const thread = { device: 'STM32L476VG', images: both(broken), program: broken.application, openocd: disco } as const;
const read = (address: number): string => `printf "${hex(address)}=%#x\\n", *(unsigned int *)${hex(address)}`;
const comparator = 0xe0001058;
const pc = 'printf "pc=%#x\\n", $pc';
const dwt = async (): Promise<readonly string[]> => gdbCommands(await remedyOf('breakpoint/unreachable', /watchpoint comparator/));

/** What the product relies on in GDB 13 and OpenOCD 0.12, once each: a version that behaves otherwise is noticed here. */
describe.skipIf(withoutTools)('how OpenOCD behaves', { timeout: 60_000 }, () => {
  it('reset halt with dapdirect_swd writes the watchpoint comparators anew: reset first, then set them', async () => {
    const { gdb } = await debugSession({
      ...thread,
      openocd: dapDirect('stm32l4x'),
      commands: [...(await dwt()).slice(0, 4), read(comparator), 'monitor reset halt', read(comparator)],
    });
    expect(gdb).toMatch(new RegExp(`${hex(comparator)}=0x4\\n[^]*${hex(comparator)}=0\\n`));
  });

  it('reset halt with hla_swd leaves them alone', async () => {
    const { gdb } = await debugSession({ ...thread, commands: [...(await dwt()).slice(0, 4), 'monitor reset halt', read(comparator), 'continue', pc] });
    // MATCHED (bit 24) may be set by what ran between the two resets of this transport.
    expect(gdb).toMatch(new RegExp(`${hex(comparator)}=0x(?:100000)?4\\n`));
    expect(gdb).toContain(`pc=${hex((await addressOf(broken.application, 'main')) + 2)}`);
  });

  it('its own watchpoints take the lowest comparators first', async () => {
    const { gdb } = await debugSession({
      ...thread,
      commands: ['monitor wp 0x20000024 4 w', 'monitor resume', 'monitor halt', read(0xe0001020), read(0xe0001050)],
    });
    expect(gdb).toContain('0xe0001020=0x20000024\n0xe0001050=0\n');
  });

  it('a reset takes the mapping of the external flash away; what GDB shows there then is 0, and the error is in the log alone', async () => {
    const { gdb, openocd } = await debugSession({ ...thread, openocd: dapDirect('stm32l4x'), commands: [read(0x90000004)] });
    expect(gdb).toContain('0x90000004=0\n');
    expect(openocd).toContain('Failed to read memory at 0x90000004');
    const mapped = await debugSession({ ...thread, start: 'reset init', commands: [read(0x90000004), 'monitor reset halt', read(0x90000004)] });
    expect(mapped.gdb).toMatch(/0x90000004=0x900\w+\n[^]*0x90000004=0\n/);
  });

  it('gdb_report_data_abort enable shows the failed read in GDB', async () => {
    const { gdb } = await debugSession({ ...thread, openocd: [...dapDirect('stm32l4x'), '-c', 'gdb_report_data_abort enable'], commands: [read(0x90000004)] });
    expect(gdb).toContain('Cannot access memory at address 0x90000004');
  });

  it('single steps in external flash succeed; with dapdirect_swd on revision 1 they complain until maskisr is steponly', async () => {
    const main = await addressOf(broken.application, 'main');
    const steps = [...(await dwt()).slice(0, 4), 'continue', `set *(unsigned int *)${hex(comparator)} = 0`, 'stepi', pc];
    const plain = await debugSession({ ...thread, openocd: dapDirect('stm32l4x'), commands: steps });
    expect(plain.gdb).toContain(`pc=${hex(main + 4)}`);
    expect(plain.openocd).toMatch(/Failed to write memory at 0x9000|can't add breakpoint/);
    const quiet = await debugSession({ ...thread, openocd: dapDirect('stm32l4x'), commands: ['monitor cortex_m maskisr steponly', ...steps] });
    expect(quiet.gdb).toContain(`pc=${hex(main + 4)}`);
    expect(quiet.openocd).not.toMatch(/Failed to write memory|can't add breakpoint/);
  });

  it('probes the external flash for its first client, through the controller, and maps it again; later clients find it probed', async () => {
    const dataLength = 0xa0001010;
    await debugSession({
      device: thread.device,
      images: thread.images,
      openocd: disco,
      start: 'reset init',
      use: async (port, target) => {
        const registers = () => [target.read(dataLength, 4), (target.read(0xa0001014, 4) ?? 0) >>> 26];
        // The board's own script leaves no length behind; reading the identity of the flash does.
        expect(registers()).toEqual([0, 3]);
        for (let turn = 0; turn < 2; turn++) {
          const connected = valueOf(await GdbRemote.connect(connector(port)));
          expect(registers()).toEqual([turn === 0 ? expect.toSatisfy((length: number) => length > 0) : 0, 3]);
          target.write(dataLength, 4, 0);
          valueOf(await connected.detach());
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      },
    });
  });

  it('a board file for another chip: GDB is turned away', async () => {
    const { gdb, openocd } = await debugSession({ ...thread, openocd: hla('stm32f4x'), commands: [] });
    expect(openocd).toContain('Cannot identify target as a STM32 family.');
    expect(openocd).toContain("attempted 'gdb' connection rejected");
    expect(gdb).toMatch(/Remote connection closed|Connection reset/);
  });
});

describe.skipIf(withoutTools)('how GDB behaves', { timeout: 60_000 }, () => {
  it('break in flash of the memory map is a hardware breakpoint (Z1), although info breakpoints calls it "breakpoint"', async () => {
    const { gdb } = await debugSession({
      ...thread,
      breakpointUnit: 2,
      start: 'reset init',
      before: ['set debug remote 1'],
      commands: ['break main', 'continue', 'info breakpoints'],
    });
    expect(gdb).toMatch(/Sending packet: \$Z1,900002ec,3#/);
    expect(gdb).toMatch(/1\s+breakpoint\s+keep y\s+0x900002ec in main/);
  });

  it('with auto-hw off it refuses to set one in flash', async () => {
    const { gdb } = await debugSession({
      ...thread,
      start: 'reset init',
      before: ['mem 0x90000000 0x98000000 ro', 'set mem inaccessible-by-default off', 'set breakpoint auto-hw off'],
      commands: ['break main', 'continue'],
    });
    expect(gdb).toMatch(/Cannot set software breakpoint at read-only address 0x900002ec/);
  });

  it('takes no write of its own into a region that mem calls read-only: such a region has to come after the download', async () => {
    const { gdb } = await debugSession({
      ...thread,
      before: ['mem 0x20000000 0x20018000 ro', 'set mem inaccessible-by-default off'],
      commands: ['set *(unsigned int *)0x20000100 = 0x12345678', 'x/wx 0x20000100'],
    });
    expect(gdb).toContain('Cannot access memory at address 0x20000100');
    expect(gdb).not.toContain('0x12345678');
  });

  it('an application that is not the program and cannot be reached: break main stays silent on this core too', async () => {
    const { gdb } = await debugSession({
      ...thread,
      openocd: hla('stm32l4x'),
      program: broken.bootloader,
      before: [`add-symbol-file ${broken.application}`],
      commands: ['break leds_toggle', 'continue', 'info breakpoints'],
      interruptWhen: ({ machine }) => machine.pc >= 0x90000000,
    });
    expect(gdb).toContain('Program received signal SIGINT');
    expect(gdb).toContain('<PENDING>');
  });
});
