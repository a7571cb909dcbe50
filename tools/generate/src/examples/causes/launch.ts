import type { Cause } from '../cause.js';
import { withBoot, withLoader } from '../launch-file.js';
import { hex } from '../part.js';
import { f412, f746, h735, h745, h7s7, l4r9, l562, n657, u585 } from '../parts.js';
import { application, boot, internal } from '../program.js';
import { loaderSource } from './own-loader.js';

const h7s7Launch = { ...withLoader(h7s7), resetStrategy: 'connect_under_reset' };

export const bootImageMissing: Cause = {
  name: '03-boot-image-missing',
  title: 'Nobody has mapped the memory: the boot loader is not loaded',
  device: 'STM32H7S78-DK, STM32H7S7 (Cortex-M7, XSPI2 at 0x70000000)',
  rule: 'launch/boot-image-missing',
  wrong:
    'The debug configuration downloads the application alone. After the reset the core starts in the internal flash, and whatever is there decides whether 0x70000000 is ever readable.',
  symptom:
    'With an empty or an old internal flash: `Cannot access memory at address 0x700…`, a program counter at 0x1FFF…, `main` is never reached. It works on the desk of the one who programmed the boot loader last week.',
  cure: "The load list has both images, as in ST's own templates for this family: the boot loader is programmed, runs after the reset, maps the memory and starts the application.",
  variants: {
    broken: [boot(h7s7), application(h7s7, {}, { launches: [h7s7Launch] })],
    cured: [boot(h7s7), application(h7s7, {}, { launches: [{ ...h7s7Launch, ...withBoot() }] })],
  },
};

const jumpThere = ['monitor reset', 'set $sp = *(unsigned int *)0x90000000', 'set $pc = *(unsigned int *)0x90000004'];

export const resetLosesMapping: Cause = {
  name: '04-reset-loses-mapping',
  title: 'A reset ends the mapping, and the session jumps there all the same',
  device: '32F746GDISCOVERY, STM32F746 (Cortex-M7, QUADSPI)',
  rule: 'launch/reset-loses-mapping',
  wrong:
    'The run commands reset the target and then set the program counter to the reset handler of the application. The reset has taken the QUADSPI out of memory-mapped mode, and the boot loader, which would map it again, is skipped.',
  symptom:
    'The first session after the boot loader has run works; after "Restart" the core locks up at its first instruction, and the memory view shows zeros at 0x90000000.',
  cure: 'No run commands: after the reset the core starts in the boot loader, which maps the memory and starts the application.',
  variants: {
    broken: [boot(f746), application(f746, {}, { launches: [{ ...withLoader(f746), ...withBoot(), runCommands: jumpThere }] })],
    cured: [boot(f746), application(f746, {}, { launches: [{ ...withLoader(f746), ...withBoot() }] })],
  },
};

/** Pictures in the external flash, code in the internal one. */
const assets = {
  functions: `/* Lies in the external flash; the display controller reads it there. */
__attribute__((section(".assets"))) const uint32_t picture[64] = {0x00FF00FFUL, 0xFF00FF00UL};
`,
  first: ['toggles = picture[0] & 1UL;'],
};
const assetsScript = (part: typeof f412) => ({
  memory: [part.flash, part.external, part.ram],
  title: 'Code in the internal flash, pictures in the external one.',
  more: `
  /* Pictures: read by address, never copied. */
  .assets :
  {
    . = ALIGN(4);
    KEEP(*(.assets))
    . = ALIGN(4);
  } >QSPI
`,
});

export const noExternalLoader: Cause = {
  name: '05-no-external-loader',
  title: 'Bytes for the external flash, and no external loader',
  device: '32F412GDISCOVERY, STM32F412 (Cortex-M4, QUADSPI), code in the internal flash, pictures in the external one',
  rule: 'launch/no-external-loader',
  wrong:
    'The image has a section at 0x90000000. The ST-LINK GDB server hands the download to STM32CubeProgrammer, which can write external flash only through an external loader, and the configuration names none.',
  symptom: '`Error: failed to download Segment[…]`, or no message and old pictures on the display.',
  cure: 'The loader of the board is entered under Debugger → External loaders. (This program runs in the internal flash, so breakpoints work on its Cortex-M4.)',
  variants: {
    broken: [internal(f412, assets, { scriptWishes: assetsScript(f412), launches: [{}] })],
    cured: [internal(f412, assets, { scriptWishes: assetsScript(f412), launches: [withLoader(f412)] })],
  },
};

export const loaderDisabled: Cause = {
  name: '05-loader-disabled',
  title: 'The external loader is entered, and switched off',
  device: 'STM32L562E-DK, STM32L562 (Cortex-M33, OCTOSPI1)',
  rule: 'launch/no-external-loader',
  wrong: 'The loader is in the list of the debug configuration, and its tick is missing (`"fIsEnabled":false`): the GDB server is started without it.',
  symptom: 'As without a loader: the download fails, or 0x90000000 keeps what was there.',
  cure: 'The tick is set.',
  variants: {
    broken: [boot(l562), application(l562, {}, { launches: [{ ...withLoader(l562, { enabled: false }), ...withBoot() }] })],
    cured: [boot(l562), application(l562, {}, { launches: [{ ...withLoader(l562), ...withBoot() }] })],
  },
};

export const loaderOfOtherFamily: Cause = {
  name: '06-loader-of-another-family',
  title: 'The external loader of a board with another device',
  device: 'STM32H735G-DK, STM32H735 (Cortex-M7, OCTOSPI1)',
  rule: 'launch/loader-device-mismatch',
  wrong:
    'The flash chip is the same on both boards (MX25LM51245G), so the loader of the 32L4R9IDISCOVERY looked right. It is a program for the STM32L4R9: pins, clocks and controller are at other addresses here.',
  symptom:
    "`Failed to initialize external memory!`, or a server that loses the target. (That a loader of the right family fails for the board's pins or flash chip shows only when it runs.)",
  cure: 'The loader of this board.',
  variants: {
    broken: [boot(h735), application(h735, {}, { launches: [{ ...withLoader(l4r9), ...withBoot() }] })],
    cured: [boot(h735), application(h735, {}, { launches: [{ ...withLoader(h735), ...withBoot() }] })],
  },
};

/** An external loader of the project's own, which the build makes as well. */
const ownLoader = (start: number) => ({
  more: {
    'Loader/loader.c': loaderSource(u585, start),
    'Loader/loader.ld': 'ENTRY(Init)\nSECTIONS\n{\n  .text 0x20000004 : { KEEP(*(.text*)) }\n  .info : { KEEP(*(.info)) }\n}\n',
  },
  extraBuild: [
    '# The external loader: an image with the functions and the table that STM32CubeProgrammer looks for.',
    '"$CC" Appli/Loader/loader.c -o "$work/Loader.stldr" -mcpu=cortex-m33 -mthumb -std=gnu11 -ffreestanding -Os -Wall -Wextra -T Appli/Loader/loader.ld -nostdlib -static -Wl,--build-id=none',
    'mkdir -p "$out/Appli" && cp "$work/Loader.stldr" "$out/Appli/OwnBoard.stldr"',
  ],
});
const own = { externalLoaders: [{ path: '${workspace_loc:/Appli/OwnBoard.stldr}' }], ...withBoot() };

export const loaderRange: Cause = {
  name: '05-loader-for-other-memory',
  title: 'The external loader serves another memory',
  device: "STM32U585 (Cortex-M33) with its flash on OCTOSPI2 at 0x70000000, and an external loader of the project's own",
  rule: 'launch/loader-range',
  wrong:
    'The loader was copied from a board with its flash on OCTOSPI1. Its `StorageInfo` says 0x90000000; the application is programmed at 0x70000000, which this loader does not serve.',
  symptom: 'The download ends with an error, or without those bytes; the loader that "worked for years" is the last thing one looks at.',
  cure: "`DeviceStartAddress` in the loader's table is the window of the controller that it drives.",
  variants: {
    broken: [boot(u585), application(u585, {}, { ...ownLoader(0x90000000), launches: [own] })],
    cured: [boot(u585), application(u585, {}, { ...ownLoader(u585.external.origin), launches: [own] })],
  },
};

export const symbolsMissing: Cause = {
  name: '07-symbols-missing',
  title: 'Stops in assembly: the symbols of the application are not loaded',
  device:
    'STM32N6570-DK, STM32N657 (Cortex-M55, no internal flash; a first stage in RAM, the application on XSPI2 at 0x70100400, behind the header that the signing tool writes)',
  rule: 'launch/symbols-missing',
  wrong:
    'The session is started from the project of the first stage. Its load list downloads the application too, without its symbols (`"fLoadSymbols":false`).',
  symptom: 'Breakpoints in the application stay without a place, and when it is halted there are bare addresses and no source.',
  cure: 'The symbols of both images are loaded.',
  variants: {
    broken: [boot(n657, {}, { launches: [{ ...withLoader(n657), ...withBoot('Appli', false) }] }, 'FSBL'), application(n657)],
    cured: [boot(n657, {}, { launches: [{ ...withLoader(n657), ...withBoot('Appli') }] }, 'FSBL'), application(n657)],
  },
};

const cm4Program = (port: number) => internal(h745.cm4, {}, { launches: [{ port, swvPort: port + 1, sharedStLink: true, resetStrategy: 'no_reset' }] }, 'CM4');
const cm7Programs = [
  boot(h745.cm7, {}, {}, 'CM7_Boot'),
  application(h745.cm7, {}, { launches: [{ ...withLoader(h745.cm7), ...withBoot('CM7_Boot'), sharedStLink: true }] }, 'CM7'),
];

export const portConflict: Cause = {
  name: '31-port-conflict',
  title: 'Two cores, two sessions, one port',
  device: 'STM32H745I-DISCO, STM32H745: the Cortex-M7 runs from QUADSPI, the Cortex-M4 from the internal flash',
  rule: 'launch/port-conflict',
  wrong: 'Both cores are debugged at the same time through one shared ST-LINK, and both configurations start a GDB server on port 61234.',
  symptom: '`Failed to bind to port 61234, error code -1`; the second session does not start.',
  cure: 'The session of the second core has a port of its own, 61238.',
  variants: { broken: [...cm7Programs, cm4Program(61234)], cured: [...cm7Programs, cm4Program(61238)] },
};

const startWithLoader = { ...withLoader(h735), ...withBoot() };

export const foreignMonitorCommand: Cause = {
  name: 'launch-foreign-monitor-command',
  title: 'Commands of OpenOCD, given to the ST-LINK GDB server',
  device: 'STM32H735G-DK, STM32H735 (Cortex-M7, OCTOSPI1)',
  rule: 'launch/foreign-monitor-command',
  wrong:
    "A recipe for another GDB server was copied into the run commands: `monitor mww` is OpenOCD's word for writing to memory, and the ST-LINK GDB server does not know it.",
  symptom: '`Protocol error with Rcmd`, and the session ends: `Error in final launch sequence`.',
  cure: "GDB's own words do the same through any server.",
  variants: {
    broken: [boot(h735), application(h735, {}, { launches: [{ ...startWithLoader, runCommands: [`monitor mww 0xE000ED08 ${hex(h735.external.origin)}`] }] })],
    cured: [
      boot(h735),
      application(h735, {}, { launches: [{ ...startWithLoader, runCommands: [`set *(unsigned int *)0xE000ED08 = ${hex(h735.external.origin)}`] }] }),
    ],
  },
};
