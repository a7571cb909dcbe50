import type { Cause } from '../cause.js';
import { withBoot, withLoader } from '../launch-file.js';
import { keptVectors } from '../linker-script.js';
import { megabytes, type Part } from '../part.js';
import { f446, f750, g474, h573, h735, h743, h747, l4r9, n657 } from '../parts.js';
import { application, boot, internal } from '../program.js';
import { mapping } from '../sources.js';

const launches = (part: Part, first = 'Boot') => ({ launches: [{ ...withLoader(part), ...withBoot(first) }] });

export const misaligned: Cause = {
  name: '12-vector-table-misaligned',
  title: 'The vector table lies at an address that VTOR cannot hold',
  device: 'STM32H735G-DK, STM32H735 (Cortex-M7, OCTOSPI1)',
  rule: 'linker-script/vector-table-misaligned',
  wrong:
    'A header of 512 bytes in front of the application (version, length, signature) moves the vector table to 0x90000200. The table of this part has 179 words, so its address has to be a multiple of 0x400.',
  symptom:
    'The architecture asks for this alignment and does not say what happens without it. What one meets: some interrupts work, and others run a handler that is not theirs.',
  cure: 'The header takes 0x400 bytes.',
  variants: {
    broken: [boot(h735, { application: '(OSPI_BASE + 0x200UL)' }), application(h735, {}, { scriptWishes: { vectors: headerOf(0x200) }, ...launches(h735) })],
    cured: [boot(h735, { application: '(OSPI_BASE + 0x400UL)' }), application(h735, {}, { scriptWishes: { vectors: headerOf(0x400) }, ...launches(h735) })],
  },
};

function headerOf(bytes: number): string {
  return `  /* What the updater writes in front of the program: version, length, signature. */
  .header :
  {
    . = . + 0x${bytes.toString(16)};
  } >OSPI

${keptVectors('>OSPI')}`;
}

export const vectorsDropped: Cause = {
  name: '21-vectors-dropped',
  title: 'The vector table is not in the image',
  device: 'STM32G474E-EVAL, STM32G474 (Cortex-M4, QUADSPI shown at 0x00000000, so that its breakpoints work)',
  rule: 'linker-script/vector-table-not-kept',
  wrong:
    'The linker script takes `.isr_vector` in without KEEP. Nothing refers to the table by name, and `--gc-sections`, which CubeIDE always gives, throws it away.',
  symptom: 'The boot loader reads code as if it were a vector table; the program counter ends at an address that means nothing.',
  cure: '`KEEP(*(.isr_vector))`.',
  variants: {
    broken: [
      boot(g474),
      application(
        g474,
        {},
        {
          vtor: ['SCB_VTOR = 0x00000000UL;'],
          scriptWishes: { vectors: keptVectors('>QSPI_ALIAS AT> QSPI').replace('KEEP(*(.isr_vector))', '*(.isr_vector)') },
          ...launches(g474),
        },
      ),
    ],
    cured: [boot(g474), application(g474, {}, { vtor: ['SCB_VTOR = 0x00000000UL;'], ...launches(g474) })],
  },
};

const strip = '"${CROSS:-arm-none-eabi-}strip" "$out/Appli/Debug/Appli.elf"';

export const stripped: Cause = {
  name: '22-stripped',
  title: 'The image has no symbols: main cannot be found',
  device: 'STM32H573I-DK, STM32H573 (Cortex-M33, OCTOSPI1)',
  rule: 'image/main-missing',
  wrong: 'A post-build step strips the image that is debugged.',
  symptom: '`Function "main" not defined`, and code as bare addresses.',
  cure: 'The image is not stripped: symbols take no room in the flash. (A stripped copy for shipping has a name of its own.)',
  variants: {
    broken: [boot(h573), application(h573, {}, { afterLink: strip, ...launches(h573) })],
    cured: [boot(h573), application(h573, {}, launches(h573))],
  },
};

export const noDebugInfo: Cause = {
  name: '22-no-debug-information',
  title: 'The image has symbols and no debug information',
  device: 'STM32F446 (Cortex-M4), everything in the internal flash',
  rule: 'image/no-debug-info',
  wrong: 'The build configuration has lost its `-g`.',
  symptom: 'The debugger halts in `main` and shows assembly; a breakpoint on a line of source cannot be set.',
  cure: '`-g3`. It costs no byte of the flash.',
  variants: {
    broken: [internal(f446, {}, { flags: '-O0', cproject: { debugLevel: 'none' }, launches: [{}] })],
    cured: [internal(f446, {}, { launches: [{}] })],
  },
};

export const dataWithoutLoadRegion: Cause = {
  name: '23-data-without-load-region',
  title: 'Initialised variables with no place in the flash',
  device: 'STM32H743I-EVAL, STM32H743 (Cortex-M7, QUADSPI)',
  rule: 'linker-script/data-without-load-region',
  wrong: '`.data` is placed in RAM and the script does not say where in the flash its initial values are kept: run address and load address are the same.',
  symptom: 'Variables have their values after a download by the debugger, which writes RAM too, and garbage after the next power-on.',
  cure: '`>RAM AT> QSPI`.',
  variants: {
    broken: [boot(h743), application(h743, {}, { scriptWishes: { data: '>RAM' }, ...launches(h743) })],
    cured: [boot(h743), application(h743, {}, launches(h743))],
  },
};

const routine = {
  functions: `/* Bounds of the routine: where it is kept, and where it runs. */
extern const uint32_t _sicopy[], _scopy[], _ecopy[];

/* Runs in the external flash. */
__attribute__((section(".in_external"), noinline)) static uint32_t checksum(uint32_t value)
{
  return value ^ (value >> 16);
}

/* Writes the routine into the external flash, and maps it. The commands that erase and program a chip are left out. */
static void program_external_flash(void)
{
${mapping(l4r9)
  .slice(0, 3)
  .map((line) => (line === '' ? '' : `  ${line}`))
  .join('\n')}
  OCTOSPI1_CR = OCTOSPI1_CR_EN;
  for (const uint32_t *to = _scopy, *from = _sicopy; to < _ecopy; to++) {
    OCTOSPI1_DR = *from++;
  }

${mapping(l4r9)
  .slice(3)
  .map((line) => `  ${line}`)
  .join('\n')}
}
`,
  first: ['program_external_flash();', 'toggles = checksum(period);'],
};

export const executeInPlace: Cause = {
  name: '24-copied-at-run-time',
  title: 'Programmed in the internal flash, run in the external one',
  device: '32L4R9IDISCOVERY, STM32L4R9 (Cortex-M4, OCTOSPI1)',
  rule: '',
  wrong:
    'One function is linked to 0x90000000 and loaded in the internal flash (`>OSPI AT> FLASH`); the program writes it to the external flash itself before it calls it. That is how ST\'s "ExecuteInPlace" examples of this family work. No external loader is needed, and `main` is in the internal flash, where breakpoints work. (Inside the function they do not: it is a Cortex-M4.)',
  symptom: '',
  cure: '',
  variants: {
    healthy: [
      internal(l4r9, routine, {
        registers: [['OCTOSPI1_DR', 0xa0001050]],
        launches: [{}],
        scriptWishes: {
          memory: [l4r9.flash, l4r9.external, l4r9.ram],
          title: 'Everything in the internal flash; one function is written to the external one by the program itself.',
          more: `
  /* Written to the external flash by the program. */
  _sicopy = LOADADDR(.in_external);

  .in_external :
  {
    . = ALIGN(4);
    _scopy = .;
    *(.in_external)
    . = ALIGN(4);
    _ecopy = .;
  } >OSPI AT> FLASH
`,
        },
      }),
    ],
  },
};

const cm7 = () => boot(h747.cm7, { forOtherCore: true }, {}, 'CM7');
const cm4Launch = { ...withLoader(h747.cm4), ...withBoot('CM7') };

export const dualCore: Cause = {
  name: '29-cortex-m4-of-a-dual-core',
  title: 'It works on the Cortex-M7 and not on the Cortex-M4 of the same chip',
  device: 'STM32H747I-DISCO, STM32H747: the Cortex-M7 maps the flash, the Cortex-M4 runs from it',
  rule: 'breakpoint/unreachable',
  wrong:
    'The breakpoint unit of the Cortex-M7 reaches every address, that of the Cortex-M4 beside it nothing above 0x1FFFFFFF. The program of the Cortex-M4 is linked to 0x90000000.',
  symptom: 'Breakpoints hold in the code of the CM7, and never in that of the CM4.',
  cure: 'The program of the Cortex-M4 runs from the second bank of the internal flash.',
  variants: {
    broken: [cm7(), application(h747.cm4, {}, { launches: [cm4Launch] }, 'CM4')],
    cured: [cm7(), internal(h747.cm4, {}, { launches: [withBoot('CM7')] }, 'CM4')],
  },
};

const n657Launches = launches(n657, 'FSBL');
const withoutHeader = { ...n657, external: { name: 'XSPI', origin: 0x70100000, length: megabytes(63) } };

export const header: Cause = {
  name: '28-no-room-for-the-header',
  title: 'The application is linked to where its header will be',
  device: 'STM32N6570-DK, STM32N657 (Cortex-M55; a first stage in RAM, the application on XSPI2)',
  rule: 'image/vector-table-address',
  wrong:
    'The signing tool puts a header of 0x400 bytes in front of an image for this family, and the first stage starts the application behind it, at 0x70100400. The linker script of the application says 0x70100000.',
  symptom: 'The first stage takes two words out of the middle of the program for stack pointer and reset handler, and faults at its jump.',
  cure: "ORIGIN = 0x70100400, as in ST's templates.",
  variants: {
    broken: [boot(n657, { application: '0x70100400UL' }, {}, 'FSBL'), application(withoutHeader, { ticks: true }, n657Launches)],
    cured: [boot(n657, { application: '0x70100400UL' }, {}, 'FSBL'), application(n657, { ticks: true }, n657Launches)],
  },
};

const behindUpdater = (part: Part, origin: number): Part => ({
  ...part,
  external: { ...part.external, origin, length: part.external.length - (origin - part.external.origin) },
});

export const elsewhere: Cause = {
  name: 'boot-loader-looks-elsewhere',
  title: 'The boot loader looks for the application at another address',
  device: 'STM32F7508-DK, STM32F750 (Cortex-M7, QUADSPI)',
  rule: 'image/vector-table-address',
  wrong: 'The application was moved to 0x90100000 to make room for pictures, and the boot loader still starts it at 0x90000000.',
  symptom: 'The boot loader reads erased flash: the program counter is 0xFFFFFFFE.',
  cure: 'Both say 0x90100000.',
  variants: {
    broken: [boot(f750, { application: '0x90000000UL' }), application(behindUpdater(f750, 0x90100000), {}, launches(f750))],
    cured: [boot(f750, { application: '0x90100000UL' }), application(behindUpdater(f750, 0x90100000), {}, launches(f750))],
  },
};
