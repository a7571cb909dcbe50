/** The Cortex-M cores that STM32 parts have. */
export type CoreName = 'cortex-m0' | 'cortex-m0plus' | 'cortex-m3' | 'cortex-m4' | 'cortex-m7' | 'cortex-m23' | 'cortex-m33' | 'cortex-m55';

/** How a core's part in a device is called in file names and define names. */
export type CoreLabel = 'CM7' | 'CM4' | 'CM0+';

/** The unit that compares instruction addresses for hardware breakpoints. */
export interface BreakpointUnit {
  readonly name: 'FPB' | 'BPU';
  /** Revision of the FPB (FP_CTRL.REV + 1); undefined for the BPU, which has none. */
  readonly revision: 1 | 2 | undefined;
  /** Number of instruction address comparators; undefined where no source says it (read FP_CTRL). */
  readonly comparators: number | undefined;
  /** Last address that a comparator can match: 0x1fffffff or 0xffffffff. */
  readonly highestAddress: number;
  readonly certainty: 'documented' | 'unconfirmed';
  readonly source: string;
}

/** What is the same for every device with that core. */
export interface CoreFacts {
  readonly name: CoreName;
  readonly breakpointUnit: BreakpointUnit;
  /** Number of DWT comparators; undefined where no source says it (read DWT_CTRL). */
  readonly watchpointComparators: number | undefined;
  /** A VTOR register exists (Cortex-M0 has none; it is optional on M0+ and M23, and all STM32 parts with those have it). */
  readonly hasVtor: boolean;
  /** A floating-point unit exists in the STM32 parts with this core. */
  readonly hasFpu: boolean;
  readonly architecture: 'armv6-m' | 'armv7-m' | 'armv7e-m' | 'armv8-m.base' | 'armv8-m.main' | 'armv8.1-m.main';
}

const codeRegionEnd = 0x1fff_ffff;
const everywhere = 0xffff_ffff;

const bpu: BreakpointUnit = {
  name: 'BPU',
  revision: undefined,
  comparators: 4,
  highestAddress: codeRegionEnd,
  certainty: 'documented',
  source: 'Arm DDI 0419 (ARMv6-M) BP_COMPx; probe-rs src/architecture/arm/core/armv6m.rs; OpenOCD examination logs (4 breakpoints, 2 watchpoints)',
};

const fpb1: BreakpointUnit = {
  name: 'FPB',
  revision: 1,
  comparators: 6,
  highestAddress: codeRegionEnd,
  certainty: 'documented',
  source:
    'Arm DDI 0403 (ARMv7-M) FP_COMPn, FPB version 1; OpenOCD src/target/cortex_m.c cortex_m_set_breakpoint; Keil knowledge base 4198; OpenOCD examination logs (6 breakpoints)',
};

const fpb2: BreakpointUnit = {
  name: 'FPB',
  revision: 2,
  comparators: 8,
  highestAddress: everywhere,
  certainty: 'documented',
  source: 'Arm DDI 0403 (ARMv7-M) FP_COMPn, FPB version 2; OpenOCD src/target/cortex_m.c cortex_m_set_breakpoint; OpenOCD examination logs (8 breakpoints)',
};

const fpb2Uncounted: BreakpointUnit = {
  name: 'FPB',
  revision: 2,
  comparators: undefined,
  highestAddress: everywhere,
  certainty: 'unconfirmed',
  source: 'Arm DDI 0553 (Armv8-M) describes version 2 alone; the number of comparators of this core in an STM32 part was found in no public source',
};

const facts: Readonly<Record<CoreName, CoreFacts>> = {
  'cortex-m0': { name: 'cortex-m0', breakpointUnit: bpu, watchpointComparators: 2, hasVtor: false, hasFpu: false, architecture: 'armv6-m' },
  'cortex-m0plus': { name: 'cortex-m0plus', breakpointUnit: bpu, watchpointComparators: 2, hasVtor: true, hasFpu: false, architecture: 'armv6-m' },
  'cortex-m3': { name: 'cortex-m3', breakpointUnit: fpb1, watchpointComparators: 4, hasVtor: true, hasFpu: false, architecture: 'armv7-m' },
  'cortex-m4': { name: 'cortex-m4', breakpointUnit: fpb1, watchpointComparators: 4, hasVtor: true, hasFpu: true, architecture: 'armv7e-m' },
  'cortex-m7': { name: 'cortex-m7', breakpointUnit: fpb2, watchpointComparators: 4, hasVtor: true, hasFpu: true, architecture: 'armv7e-m' },
  'cortex-m23': {
    name: 'cortex-m23',
    breakpointUnit: fpb2Uncounted,
    watchpointComparators: undefined,
    hasVtor: true,
    hasFpu: false,
    architecture: 'armv8-m.base',
  },
  'cortex-m33': { name: 'cortex-m33', breakpointUnit: fpb2, watchpointComparators: 4, hasVtor: true, hasFpu: true, architecture: 'armv8-m.main' },
  'cortex-m55': {
    name: 'cortex-m55',
    breakpointUnit: fpb2Uncounted,
    watchpointComparators: undefined,
    hasVtor: true,
    hasFpu: true,
    architecture: 'armv8.1-m.main',
  },
};

export const coreNames = Object.keys(facts) as readonly CoreName[];

/** The facts of one core. */
export function coreFacts(name: CoreName): CoreFacts {
  return facts[name];
}

/** `Cortex-M0+` for `cortex-m0plus`. */
export function coreTitle(name: string): string {
  return name.replace('cortex-m', 'Cortex-M').replace('plus', '+');
}
