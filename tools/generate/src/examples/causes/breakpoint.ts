import type { Cause } from '../cause.js';
import { withBoot, withLoader } from '../launch-file.js';
import { f750, h750, l4p5 } from '../parts.js';
import { application, boot, program } from '../program.js';
import { applicationMain } from '../sources.js';

/** Cause A once more, on a part with OCTOSPI. */
const linkedToWindow = () =>
  program('Appli', l4p5, {
    main: applicationMain({ comment: 'Application: programmed into the external flash.' }),
    vtor: 'symbol',
    launches: [{ ...withLoader(l4p5), ...withBoot() }],
    script: {
      file: 'STM32L4P5AGIX_OSPI.ld',
      title: 'The application: programmed into the external flash.',
      memory: [{ name: 'OSPI_ALIAS', origin: 0, length: l4p5.external.length }, l4p5.external, l4p5.ram],
      code: 'OSPI',
    },
  });

const linkedToAlias = () =>
  program('Appli', l4p5, {
    main: applicationMain({ comment: 'Application: programmed into the external flash.' }),
    vtor: 'symbol',
    launches: [{ ...withLoader(l4p5), ...withBoot() }],
    script: {
      file: 'STM32L4P5AGIX_OSPI.ld',
      title: 'The application: programmed into the external flash.',
      memory: [{ name: 'OSPI_ALIAS', origin: 0, length: l4p5.external.length }, l4p5.external, l4p5.ram],
      code: 'OSPI_ALIAS',
      load: 'OSPI',
    },
  });

export const unreachable: Cause = {
  name: '01-out-of-reach-of-the-comparators',
  title: 'The breakpoint unit cannot reach the code',
  device: 'STM32L4P5G-DK, STM32L4P5 (Cortex-M4, OCTOSPI1)',
  rule: 'breakpoint/unreachable',
  wrong:
    'The application is linked to 0x90000000. The comparators of a Cortex-M4 hold no address above 0x1FFFFFFF, and flash takes no software breakpoint. Everything else is right here; [l476g-disco-qspi](../../l476g-disco-qspi) is the case as it is met, with more wrong at the same time.',
  symptom:
    'The program runs, and never halts in `main`. OpenOCD says: `Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE`.',
  cure: 'The same bytes are programmed at 0x90000000 and linked to 0x00000000, where the boot loader shows the external flash as well (`SYSCFG_MEMRMP` = 4).',
  variants: { broken: [boot(l4p5, { application: 'OSPI_BASE' }), linkedToWindow()], cured: [boot(l4p5), linkedToAlias()] },
};

const openOcd = (lines: readonly string[]) => ({
  more: {
    'openocd.cfg': ['source [find interface/stlink-dap.cfg]', 'transport select dapdirect_swd', 'source [find target/stm32h7x.cfg]', ...lines, ''].join('\n'),
  },
  // The flash was programmed with STM32CubeProgrammer: this session only debugs.
  launches: [{ probe: 'openocd' as const, openOcdScript: '${ProjDirPath}/openocd.cfg', download: false }],
});

export const softwareBreakpoint: Cause = {
  name: '02-software-breakpoint-openocd',
  title: 'The core could halt there, and GDB writes into the flash instead',
  device: 'STM32H750B-DK, STM32H750 (Cortex-M7, QUADSPI), debugged through OpenOCD',
  rule: 'breakpoint/software-in-flash',
  wrong:
    'The configuration of OpenOCD is that of the chip, not of the board: it declares no flash bank at 0x90000000. What no bank covers OpenOCD describes to GDB as RAM, and in RAM GDB sets breakpoints by writing an instruction.',
  symptom:
    '`Cannot insert breakpoint 1. Cannot access memory at address 0x9000…`; or, where the memory ignores the write, no message at all and a program that runs past the breakpoint.',
  cure: 'One line, `gdb_breakpoint_override hard`: the comparators of a Cortex-M7 reach every address.',
  variants: { broken: [boot(h750), application(h750, {}, openOcd([]))], cured: [boot(h750), application(h750, {}, openOcd(['gdb_breakpoint_override hard']))] },
};

const symbolsOnly = { download: false, ...withBoot() };

export const softwareBreakpointStLink: Cause = {
  name: '02-software-breakpoint-st-link',
  title: 'No external loader in the session that sets the breakpoint',
  device: 'STM32F7508-DK, STM32F750 (Cortex-M7, QUADSPI), debugged through the ST-LINK GDB server',
  rule: 'breakpoint/software-in-flash',
  wrong:
    'The external flash is programmed by another tool, so the configuration of the application downloads the boot loader alone and names no external loader. Without one the server may describe 0x90000000 to GDB as RAM, and GDB writes a software breakpoint there.',
  symptom: '`Failed to set breakpoint at address: 0x9000…` in the log of the server, or no halt and no message.',
  cure: 'The loader of the board is entered in this configuration too, although nothing is downloaded with it.',
  variants: {
    broken: [boot(f750), application(f750, {}, { launches: [symbolsOnly] })],
    cured: [boot(f750), application(f750, {}, { launches: [{ ...symbolsOnly, ...withLoader(f750) }] })],
  },
};
