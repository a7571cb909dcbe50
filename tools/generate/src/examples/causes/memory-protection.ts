import type { Cause } from '../cause.js';
import { withBoot, withLoader } from '../launch-file.js';
import { h750, u5a9 } from '../parts.js';
import { application, boot } from '../program.js';
import type { Register } from '../registers.js';

/** ARMv7-M and ARMv8-M Architecture Reference Manuals, "MPU registers". */
const v7: readonly Register[] = [
  ['MPU_CTRL', 0xe000ed94],
  ['MPU_RNR', 0xe000ed98],
  ['MPU_RBAR', 0xe000ed9c],
  ['MPU_RASR', 0xe000eda0],
];
const v8: readonly Register[] = [...v7.slice(0, 3), ['MPU_RLAR', 0xe000eda0], ['MPU_MAIR0', 0xe000edc0]];

const pictures = (base: string) => ({
  functions: `/* The pictures in the external flash: read only, never executed. */
static void MPU_Config(void)
{
  MPU_RNR = 0;
  MPU_RBAR = ${base}UL;
  MPU_RASR = 0x16000029UL; /* 2 MB, read only, execute-never, on */
  MPU_CTRL = 5UL;          /* on, with the default map as background */
  __asm volatile("dsb\\n\\tisb" : : : "memory");
}
`,
  first: ['MPU_Config();', ''],
});
const launches = [{ ...withLoader(h750), ...withBoot() }];

export const regionMisaligned: Cause = {
  name: '14-mpu-region-not-aligned',
  title: 'An MPU region whose base is no multiple of its size',
  device: 'STM32H750B-DK, STM32H750 (Cortex-M7, QUADSPI)',
  rule: 'boot/mpu-region',
  wrong:
    'The application protects 2 MB of pictures at 0x90100000 against execution. The MPU compares the address bits above the size only, so the region lies in effect at 0x90000000, where the program is.',
  symptom: 'A fault at the instruction behind the one that switches the MPU on, and a reset loop where a watchdog runs.',
  cure: 'The pictures begin at a multiple of 2 MB.',
  variants: {
    broken: [boot(h750), application(h750, pictures('0x90100000'), { registers: v7, launches })],
    cured: [boot(h750), application(h750, pictures('0x90200000'), { registers: v7, launches })],
  },
};

const allowed = {
  functions: `/* From 0xA0000000 on the default memory map forbids execution: the external flash needs a region that allows it. */
static void allow_execution(void)
{
  MPU_MAIR0 = 0xAAUL; /* attributes 0: normal memory, write-through */
  MPU_RNR = 0;
  MPU_RBAR = HSPI_BASE | 0x6UL; /* read only */
  MPU_RLAR = 0xA3FFFFE0UL | 1UL;
  MPU_CTRL = 5UL; /* on, with the default map as background */
  __asm volatile("dsb\\n\\tisb" : : : "memory");
}
`,
  beforeJump: ['allow_execution();'],
};
const ownBoard = [{ externalLoaders: [{ path: 'OwnBoard_HSPI.stldr' }], ...withBoot() }];

export const executeNever: Cause = {
  name: '34-execute-never',
  title: 'The external flash is where the core never executes',
  device: 'STM32U5A9 (Cortex-M33) with its flash on HSPI1 at 0xA0000000',
  rule: 'boot/execute-never',
  wrong:
    'From 0xA0000000 to 0xDFFFFFFF the default memory map of the architecture expects devices, and forbids execution. HSPI1 of this family, unlike its OCTOSPI1 and OCTOSPI2, has its window there, and nobody tells the MPU otherwise.',
  symptom: 'A MemManage fault (CFSR.IACCVIOL) at the first instruction of the application. The debugger reads the memory without trouble.',
  cure: 'The boot loader gives the MPU a region for the flash, before it jumps.',
  variants: {
    broken: [boot(u5a9, {}, { registers: v8 }), application(u5a9, {}, { launches: ownBoard })],
    cured: [boot(u5a9, allowed, { registers: v8 }), application(u5a9, {}, { launches: ownBoard })],
  },
};
