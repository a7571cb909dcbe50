import { describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { ownVectorTable, withBuild } from './support/builds.js';
import { addressOf, both, broken, cured, hex } from './support/images.js';
import { brokenFolder, findingsIn, gdbCommands, remedyOf } from './support/remedies.js';
import { debugSession, disco } from './support/session.js';

const board = { device: 'STM32L476VG', openocd: disco } as const;
const vtor = 'printf "VTOR=%#x\\n", *(unsigned int *)0xe000ed08';
const pc = 'printf "pc=%#x\\n", $pc';
/** The exception frame lies at SP when the handler's first instruction is next. */
const interrupted = 'printf "interrupted=%#x\\n", *(unsigned int *)($sp + 24)';
const ticks = 'printf "ticks=%u\\n", milliseconds_since_start';

/** Halts in main by the watchpoint comparator and takes it away again. */
async function haltInMain(): Promise<readonly string[]> {
  const commands = gdbCommands(await remedyOf('breakpoint/unreachable', /watchpoint comparator/)).map((command) =>
    command.replace(/= 0x9000\w+/, '= (unsigned int)main & ~1'),
  );
  return [...commands.slice(0, 4), 'continue', String(commands[4])];
}

describe.skipIf(withoutTools)('a vector table that was left behind', { timeout: 60_000 }, () => {
  it("broken example: the tick of the application goes to the bootloader's handler, and the application never sees one", async () => {
    const handler = await addressOf(broken.bootloader, 'SysTick_Handler');
    const commands = [...(await haltInMain()), vtor, `hbreak *${hex(handler)}`, 'continue', pc, interrupted, 'continue', 'continue', ticks];
    const { gdb } = await debugSession({ ...board, images: both(broken), program: broken.application, commands });
    expect(gdb).toContain('VTOR=0x8000000\n');
    expect(gdb).toContain(`pc=0x${handler.toString(16)}\n`);
    expect(gdb).toMatch(/interrupted=0x9000\w{4}\n/);
    expect(gdb).toContain('ticks=0\n');
    expect((await findingsIn(brokenFolder)).map(({ rule }) => rule)).toContain('boot/vtor-mismatch');
  });

  it('VTOR written by hand while the core stands in main: the tick goes to the application from then on', async () => {
    const handler = await addressOf(broken.application, 'SysTick_Handler');
    const { gdb } = await debugSession({
      ...board,
      images: both(broken),
      program: broken.application,
      commands: [...(await haltInMain()), 'set *(unsigned int *)0xe000ed08 = 0x90000000', vtor, 'continue', pc, ticks],
      interruptWhen: ({ machine }) => machine.pc >= 0x90000000 && machine.now > 100_000,
    });
    expect(handler).toBeGreaterThanOrEqual(0x90000000);
    expect(gdb).toContain('VTOR=0x90000000\n');
    expect(gdb).toMatch(/Program received signal SIGINT[^]*ticks=[1-9]/);
  });

  it("cured example: the tick goes to the application's handler", async () => {
    const handler = await addressOf(cured.application, 'SysTick_Handler');
    const { gdb } = await debugSession({
      ...board,
      images: both(cured),
      program: cured.application,
      commands: ['thbreak main', 'continue', vtor, `hbreak *${hex(handler)}`, 'continue', pc, 'continue', ticks],
    });
    expect(gdb).toContain('VTOR=0\n');
    expect(gdb).toContain(`pc=0x${handler.toString(16)}\n`);
    expect(gdb).toContain('ticks=1\n');
  });

  it('the cure that boot/vtor-mismatch words, alone: VTOR is the table in external flash, and ticks arrive', async () => {
    await withBuild([ownVectorTable], async ({ bootloader, application }) => {
      const { gdb } = await debugSession({
        ...board,
        images: [bootloader, application],
        program: application,
        commands: [...(await haltInMain()), vtor, 'continue', ticks],
        interruptWhen: ({ machine }) => machine.pc >= 0x90000000 && machine.now > 100_000,
      });
      expect(gdb).toContain('VTOR=0x90000000\n');
      expect(gdb).toMatch(/Program received signal SIGINT[^]*ticks=[1-9]/);
    });
  });
});
