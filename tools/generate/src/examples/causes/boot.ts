import type { Cause } from '../cause.js';
import { withBoot, withLoader } from '../launch-file.js';
import type { Part } from '../part.js';
import { h573, h735, l496, l562, u575, u585, f746, wb55 } from '../parts.js';
import { application, boot } from '../program.js';
import { jumpFromLocal } from '../sources.js';

const launches = (part: Part) => ({ launches: [{ ...withLoader(part), ...withBoot() }] });

export const handoffUnmaps: Cause = {
  name: '08-reset-of-the-controller-before-the-jump',
  title: 'The boot loader resets the controller before it jumps',
  device: 'B-U585I-IOT02A, STM32U585 (Cortex-M33, OCTOSPI2 at 0x70000000)',
  rule: 'boot/handoff',
  wrong:
    'To hand over a clean chip, the boot loader resets the peripherals of a bus before it jumps, as `HAL_DeInit` and `HAL_RCC_DeInit` do. The OCTOSPI is among them, so the code of the application is no longer there when the core jumps to it.',
  symptom: 'A bus fault at the jump; halted by hand, the core is in `HardFault_Handler` of the boot loader.',
  cure: 'What the application lives on is left out of the reset.',
  variants: {
    broken: [
      boot(u585, { beforeJump: ['/* Leave the peripherals as after reset. */', 'RCC_AHB2RSTR2 = 0xFFFFFFFFUL;', 'RCC_AHB2RSTR2 = 0;'] }),
      application(u585, {}, launches(u585)),
    ],
    cured: [
      boot(u585, {
        beforeJump: [
          '/* Leave the peripherals as after reset, but for the one that the application runs from. */',
          'RCC_AHB2RSTR2 = ~RCC_AHB2RSTR2_OCTOSPI2RST;',
          'RCC_AHB2RSTR2 = 0;',
        ],
      }),
      application(u585, {}, launches(u585)),
    ],
  },
};

const clockRegisters = [
  ['RCC_CR', 0x58024400],
  ['RCC_CFGR', 0x58024410],
  ['RCC_D1CFGR', 0x58024418],
  ['RCC_PLLCKSELR', 0x58024428],
  ['RCC_PLL1DIVR', 0x58024430],
] as const;
const clockFunction = (multiplier: number) => `/* HSI (64 MHz) / 32 * ${multiplier} / 2 by PLL1; the external flash is clocked by the bus. */
static void SystemClock_Config(void)
{
  RCC_CR |= 1UL << 0; /* HSI on */
  RCC_PLLCKSELR = 32UL << 4;
  RCC_PLL1DIVR = (1UL << 24) | (1UL << 16) | (1UL << 9) | ${multiplier - 1}UL;
  RCC_D1CFGR = 8UL; /* HPRE: bus clock is half of it */
  RCC_CR |= 1UL << 24; /* PLL1 on */
  RCC_CFGR = 3UL; /* system clock from PLL1 */
}
`;

export const clockReprogrammed: Cause = {
  name: '09-clock-reprogrammed',
  title: 'The application changes the clock that it is fetched with',
  device: 'STM32H735G-DK, STM32H735 (Cortex-M7, OCTOSPI1)',
  rule: 'boot/reconfigures-external-memory',
  wrong:
    "`SystemClock_Config` was left in the application by the code generator. It runs from the external flash and sets PLL1 to another frequency than the boot loader, which had chosen the flash's clock and its dummy cycles for its own.",
  symptom: 'The program freezes in `SystemClock_Config`: the instructions behind the switch are read wrongly.',
  cure: 'The boot loader owns the clocks; the application takes them as they are.',
  variants: {
    broken: [
      boot(h735, { functions: clockFunction(100), first: ['SystemClock_Config();'] }, { registers: clockRegisters }),
      application(h735, { functions: clockFunction(200), first: ['SystemClock_Config();', ''] }, { registers: clockRegisters, ...launches(h735) }),
    ],
    cured: [
      boot(h735, { functions: clockFunction(100), first: ['SystemClock_Config();'] }, { registers: clockRegisters }),
      application(h735, {}, { registers: clockRegisters, ...launches(h735) }),
    ],
  },
};

export const controllerInitialised: Cause = {
  name: '10-controller-initialised-again',
  title: 'The application initialises the controller that it runs from',
  device: 'STM32H573I-DK, STM32H573 (Cortex-M33, OCTOSPI1)',
  rule: 'boot/reconfigures-external-memory',
  wrong: '`MX_OCTOSPI1_Init` was left in the application. It runs from the external flash, and its first step switches the controller off.',
  symptom: 'The program freezes in `MX_OCTOSPI1_Init`; the debugger can read nothing at 0x90000000 any more.',
  cure: 'The call is gone: the boot loader has set the controller up.',
  variants: {
    broken: [
      boot(h573),
      application(
        h573,
        {
          functions: 'static void MX_OCTOSPI1_Init(void)\n{\n  OCTOSPI1_CR = 0;\n  OCTOSPI1_DCR1 = 25UL << 16;\n  OCTOSPI1_CR = OCTOSPI1_CR_EN;\n}\n',
          first: ['MX_OCTOSPI1_Init();', ''],
        },
        launches(h573),
      ),
    ],
    cured: [boot(h573), application(h573, {}, launches(h573))],
  },
};

const oldTemplate = 'As in the templates of the device package before VTOR was left alone.';

export const vtorOldTemplate: Cause = {
  name: '11-vtor-old-template',
  title: 'VTOR points to the internal flash: SystemInit of an old template',
  device: '32L496GDISCOVERY, STM32L496 (Cortex-M4, QUADSPI shown at 0x00000000, so that its breakpoints work)',
  rule: 'boot/vtor-mismatch',
  wrong: '`SystemInit` writes `FLASH_BASE` to VTOR, wherever the program is linked. From then on interrupts run the handlers of the boot loader.',
  symptom: 'The program runs, and its delays never end: `SysTick_Handler` of the boot loader is called.',
  cure: 'VTOR is the address of the vector table that the linker placed.',
  variants: {
    broken: [
      boot(l496),
      application(l496, { ticks: true }, { vtor: ['SCB_VTOR = FLASH_BASE | 0x00000000UL;'], systemComment: oldTemplate, ...launches(l496) }),
    ],
    cured: [boot(l496), application(l496, { ticks: true }, launches(l496))],
  },
};

export const vtorU5: Cause = {
  name: '11-vtor-u5-template',
  title: 'VTOR points to the internal flash: the template of the STM32U5, newest version included',
  device: 'STM32U575I-EV, STM32U575 (Cortex-M33, OCTOSPI1)',
  rule: 'boot/vtor-mismatch',
  wrong:
    'In the families U5 and H5 `SystemInit` writes VTOR even where `USER_VECT_TAB_ADDRESS` is not defined: a base that is the start of the internal flash, plus an offset. The project left both as they are.',
  symptom: 'Breakpoints in `main` work; the first interrupt runs a handler of the boot loader.',
  cure: 'The base is the vector table of this image.',
  variants: {
    broken: [
      boot(u575),
      application(
        u575,
        { ticks: true },
        {
          vtor: ['SCB_VTOR = FLASH_BASE | 0x00000000UL; /* VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET */'],
          systemComment: 'In the manner of this family: VTOR is always written.',
          ...launches(u575),
        },
      ),
    ],
    cured: [boot(u575), application(u575, { ticks: true }, launches(u575))],
  },
};

const spFlags = { flags: '-g -O0 -fomit-frame-pointer', cproject: { otherFlags: ['-fomit-frame-pointer'] } };

export const localsOnStack: Cause = {
  name: '16-locals-on-the-old-stack',
  title: 'The jump target lies on the stack that has just been changed',
  device: '32F746GDISCOVERY, STM32F746 (Cortex-M7, QUADSPI), compiled with -O0 -fomit-frame-pointer',
  rule: 'boot/stack-pointer',
  wrong:
    "The pointer to the reset handler is a local variable. Without optimisation it lives on the stack, and is read again after `msr msp` has moved the stack to another place. (With a frame pointer, GCC's default at -O0, it is still found by that one; other compilers, and GCC with `-fomit-frame-pointer`, go by the stack pointer.)",
  symptom: 'A fault right at the jump. With -Os the pointer stays in a register, and all is well: "only the Debug build fails".',
  cure: 'The pointer is static.',
  variants: {
    broken: [boot(f746, { jump: jumpFromLocal }, spFlags), application(f746, {}, launches(f746))],
    cured: [boot(f746, {}, spFlags), application(f746, {}, launches(f746))],
  },
};

const bootTick = {
  functions: 'static volatile uint32_t ticks;\n\nvoid SysTick_Handler(void);\n\nvoid SysTick_Handler(void)\n{\n  ticks++;\n}\n',
  first: [
    '/* A tick for the time limits of the flash commands. */',
    'SYST_RVR = 3999UL;',
    'SYST_CVR = 0;',
    'SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;',
    'while (ticks < 2UL) {',
    '}',
    '',
  ],
};

export const interruptsOn: Cause = {
  name: '17-interrupts-left-on',
  title: 'The boot loader jumps with its tick still running',
  device: 'STM32WB55 (Cortex-M4, QUADSPI shown at 0x00000000, so that its breakpoints work)',
  rule: 'boot/handoff',
  wrong:
    'The boot loader uses SysTick and jumps without switching it off. Until the application has set VTOR, cleared its variables and started a tick of its own, a handler runs that belongs to the other program.',
  symptom: 'The application starts most of the time. Now and then it faults, or a variable has a value that nobody gave it.',
  cure: 'SysTick is off, and nothing of it is pending, before the jump.',
  variants: {
    broken: [boot(wb55, bootTick), application(wb55, {}, ownLoaderElsewhere())],
    cured: [boot(wb55, { ...bootTick, beforeJump: ['SYST_CSR = 0;', 'SCB_ICSR = SCB_ICSR_PENDSTCLR;'] }), application(wb55, {}, ownLoaderElsewhere())],
  },
};

/** An own board: its loader lies outside of the project, where nobody can look. */
function ownLoaderElsewhere() {
  return { launches: [{ externalLoaders: [{ path: 'W25Q128_OwnBoard.stldr' }], ...withBoot() }] };
}

export const secureAlias: Cause = {
  name: '33-vtor-of-the-secure-world',
  title: 'VTOR holds the secure alias of the flash',
  device: 'STM32L562E-DK, STM32L562 (Cortex-M33 with TrustZone, OCTOSPI1)',
  rule: 'boot/vtor-mismatch',
  wrong:
    '`FLASH_BASE` of the CMSIS header is the secure alias 0x0C000000 in a program that is compiled for the secure world, and 0x08000000 otherwise. `SystemInit` writes it to VTOR, as a base for a table that is in the external flash.',
  symptom: 'The program runs until the first interrupt, which reads its handler from the other memory, or faults there.',
  cure: "No alias in VTOR: the address of this image's own table, as the linker placed it.",
  variants: {
    broken: [
      boot(l562),
      application(
        l562,
        { ticks: true },
        { vtor: ['/* FLASH_BASE_S, which a secure program gets as FLASH_BASE. */', 'SCB_VTOR = 0x0C000000UL;'], ...launches(l562) },
      ),
    ],
    cured: [boot(l562), application(l562, { ticks: true }, launches(l562))],
  },
};
