import { describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { ownVectorTable, withBuild } from './support/builds.js';
import { addressOf, both, broken, cured, hex } from './support/images.js';
import { brokenFolder, curedFolder, findingsIn, gdbCommands, remedyOf } from './support/remedies.js';
import { dapDirect, debugSession, disco } from './support/session.js';

const board = { device: 'STM32L476VG', openocd: disco } as const;
const thread = { ...board, images: both(broken), program: broken.application } as const;
const vtor = 'printf "VTOR=%#x\\n", *(unsigned int *)0xe000ed08';
const pc = 'printf "pc=%#x\\n", $pc';
const haltsInMain = /SIGTRAP, Trace\/breakpoint trap\.\s+(?:0x9000\w{4} in )?main \(\)/;

describe.skipIf(withoutTools)('the ways out of breakpoint/unreachable, as the doctor words them', { timeout: 60_000 }, () => {
  it('the doctor predicts the failure from the folder alone, and finds none in the cured one', async () => {
    const main = await addressOf(broken.application, 'main');
    expect(await findingsIn(brokenFolder)).toContainEqual(
      expect.objectContaining({ rule: 'breakpoint/unreachable', severity: 'error', message: expect.stringContaining(hex(main)) }),
    );
    expect((await findingsIn(curedFolder)).map(({ rule }) => rule)).not.toContain('breakpoint/unreachable');
  });

  it.each([
    ['the board file (hla_swd)', disco],
    ['dapdirect_swd', dapDirect('stm32l4x')],
  ])('watchpoint comparator: the registers of the steps make GDB halt in main, with %s', async (_name, openocd) => {
    const commands = gdbCommands(await remedyOf('breakpoint/unreachable', /watchpoint comparator/));
    expect(commands).toHaveLength(5);
    const [trace, address, mask, match, clear] = commands;
    const { gdb } = await debugSession({
      ...thread,
      openocd,
      commands: [...[trace, address, mask, match].map(String), 'continue', pc, String(clear), 'info symbol $pc', 'stepi', pc],
    });
    const main = await addressOf(broken.application, 'main');
    expect(gdb).toMatch(haltsInMain);
    // One instruction behind the address, as the steps say.
    expect(gdb).toContain(`pc=${hex(main + 2)}`);
    expect(gdb).toContain('main + 2 in section .text');
    expect(gdb).toContain(`pc=${hex(main + 4)}`);
  });

  it('alias at 0: in the cured example an ordinary breakpoint halts in main, and VTOR is its own table', async () => {
    const main = await addressOf(cured.application, 'main');
    expect(main).toBeLessThan(0x20000000);
    const { gdb, openocd } = await debugSession({
      ...board,
      images: both(cured),
      program: cured.application,
      commands: [
        'thbreak main',
        'continue',
        pc,
        vtor,
        'hbreak leds_toggle',
        'continue',
        'print toggles',
        'continue',
        'print toggles',
        'print milliseconds_since_start >= 250',
      ],
    });
    expect(gdb).toContain('Temporary breakpoint 1, main ()');
    expect(gdb).toContain(`pc=0x${(main + 4).toString(16)}`);
    expect(gdb).toContain('VTOR=0\n');
    expect(gdb).toMatch(/Breakpoint 2, leds_toggle \(\)[^]*\$1 = 0[^]*Breakpoint 2, leds_toggle \(\)[^]*\$2 = 1\n\$3 = 1\n/);
    expect(openocd).not.toContain('Flash Patch');
  });

  it('code in RAM: a function in .RamFunc takes software breakpoints once the start-up has copied it', async () => {
    await remedyOf('breakpoint/unreachable', /RAM/);
    const toRam = {
      file: 'Application/Core/Src/main.c',
      from: 'static void leds_toggle(void)',
      to: '__attribute__((section(".RamFunc"))) static void leds_toggle(void)',
    };
    await withBuild([toRam, ownVectorTable], async (build) => {
      const dwt = gdbCommands(await remedyOf('breakpoint/unreachable', /watchpoint comparator/)).map((command) =>
        command.replace(/= 0x9000\w+/, '= (unsigned int)main & ~1'),
      );
      const commands = [...dwt.slice(0, 4), 'continue', String(dwt[4]), 'break leds_toggle', 'continue', pc, 'continue', pc];
      const { gdb } = await debugSession({ ...board, images: [build.bootloader, build.application], program: build.application, commands });
      expect(gdb).toMatch(
        /Breakpoint 1, (?:0x2000\w{4} in )?leds_toggle \(\)[^]*pc=0x2000\w{4}[^]*Breakpoint 1, (?:0x2000\w{4} in )?leds_toggle \(\)[^]*pc=0x2000\w{4}/,
      );
    });
  });

  it('code in RAM below 0x20000000: hardware breakpoints reach it, in main and elsewhere', async () => {
    const toRam = {
      file: 'Application/Core/Src/main.c',
      from: 'static void leds_toggle(void)',
      to: '__attribute__((section(".RamFunc"))) static void leds_toggle(void)',
    };
    const script = 'Application/STM32L476VGTX_QSPI.ld';
    const changes = [
      toRam,
      { file: 'Application/Core/Src/main.c', from: 'int main(void)', to: '__attribute__((section(".RamFunc"))) int main(void)' },
      { file: script, from: /^ *\*\(\.RamFunc\*?\)\n/m, to: '' },
      {
        file: script,
        from: '  .data :\n',
        to: '  .ramfunc : { . = ALIGN(4); _sramfunc = .; *(.RamFunc) *(.RamFunc*) . = ALIGN(4); _eramfunc = .; } >RAM2 AT> QUADSPI\n  _siramfunc = LOADADDR(.ramfunc);\n\n  .data :\n',
      },
      {
        file: 'Application/Core/Startup/startup_stm32l476vgtx.s',
        from: '  bl __libc_init_array\n',
        to: '  ldr r0, =_sramfunc\n  ldr r1, =_eramfunc\n  ldr r2, =_siramfunc\n1: cmp r0, r1\n  bcs 2f\n  ldr r3, [r2], #4\n  str r3, [r0], #4\n  b 1b\n2: bl __libc_init_array\n',
      },
    ];
    await withBuild(changes, async (build) => {
      const { gdb } = await debugSession({
        ...board,
        images: [build.bootloader, build.application],
        program: build.application,
        commands: ['thbreak main', 'continue', pc, 'hbreak leds_toggle', 'continue', pc],
      });
      expect(gdb).toMatch(/Temporary breakpoint 1, main \(\)[^]*pc=0x1000\w{4}/);
      expect(gdb).toMatch(/Breakpoint 2, (?:0x1000\w{4} in )?leds_toggle \(\)[^]*pc=0x1000\w{4}/);
    });
  });

  it('internal flash: the same sources linked there halt at an ordinary breakpoint', async () => {
    await remedyOf('breakpoint/unreachable', /internal flash/);
    await withBuild(
      [
        {
          file: 'Application/STM32L476VGTX_QSPI.ld',
          from: /QUADSPI \(rx\) : ORIGIN = 0x90000000, LENGTH = 16384K/,
          to: 'QUADSPI (rx) : ORIGIN = 0x08000000, LENGTH = 1024K',
        },
      ],
      async ({ application }) => {
        const { gdb } = await debugSession({
          ...board,
          images: [application],
          program: application,
          commands: ['break main', 'continue', pc, 'hbreak SysTick_Handler', 'continue', vtor],
        });
        expect(gdb).toMatch(/Note: automatically using hardware breakpoints for read-only addresses\.[^]*Breakpoint 1, main \(\)[^]*pc=0x800\w{4}/);
        expect(gdb).toMatch(/Breakpoint 2, SysTick_Handler \(\)[^]*VTOR=0x8000000/);
      },
    );
  });
});
