import { describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { addressOf, both, broken, hex } from './support/images.js';
import { debugSession, disco } from './support/session.js';

const fpbMessage = 'Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE';
const board = { device: 'STM32L476VG', images: both(broken), openocd: disco, program: broken.application } as const;

describe.skipIf(withoutTools)('the case of the thread: STM32L476G-DISCO, application in external flash', { timeout: 60_000 }, () => {
  it('OpenOCD examines the chip with its own board file: core, breakpoint unit, flash, external flash', async () => {
    const { openocd } = await debugSession({ ...board, commands: ['info mem'] });
    expect(openocd).toContain('Cortex-M4 r0p1 processor detected');
    expect(openocd).toContain('target has 6 breakpoints, 4 watchpoints');
    expect(openocd).toContain('STM32L47/L48xx');
    expect(openocd).toContain('flash size = 1024 KiB');
    expect(openocd).toMatch(/flash1 'mac 25r6435f' id = 0x1728c2/);
  });

  it.each(['thbreak main', 'hbreak main', 'break main'])(
    '%s: GDB says that there are too many hardware breakpoints, and the reason is in the log of OpenOCD alone',
    async (command) => {
      const { gdb, openocd } = await debugSession({ ...board, start: 'reset init', commands: [command, 'continue'] });
      // Behind the prologue of main.
      expect(gdb).toContain(`reakpoint 1 at ${hex((await addressOf(broken.application, 'main')) + 4)}: file Application/Core/Src/main.c`);
      expect(gdb).toMatch(
        /Cannot insert hardware breakpoint 1\.\s+Could not insert hardware breakpoints:\s+You may have requested too many hardware breakpoints\/watchpoints\.\s+Command aborted\./,
      );
      expect(gdb).not.toContain('Flash Patch');
      expect(openocd).toContain(fpbMessage);
    },
  );

  it('a breakpoint unit of revision 2 in the same chip would halt in main: nothing but the unit is in the way', async () => {
    const { gdb, openocd } = await debugSession({ ...board, start: 'reset init', breakpointUnit: 2, commands: ['hbreak main', 'continue', 'print/x $pc'] });
    expect(gdb).toContain('Breakpoint 1, main ()');
    expect(gdb).toContain(`= ${hex((await addressOf(broken.application, 'main')) + 4)}`);
    expect(openocd).not.toContain('Flash Patch');
  });
});
