/** The cores that STM32 parts have. */
export type CoreName = 'cortex-m0' | 'cortex-m0plus' | 'cortex-m3' | 'cortex-m4' | 'cortex-m7' | 'cortex-m23' | 'cortex-m33' | 'cortex-m55';

/** What the machine has to know of a core. Which options a chip's maker took (FPU, DSP) is as in STM32 parts. */
export interface CoreFeatures {
  readonly name: CoreName;
  /** All of Thumb-2 (ARMv7-M, ARMv8-M Mainline); otherwise the baseline subset. */
  readonly mainline: boolean;
  readonly dsp: boolean;
  /** 0: none, 1: single precision, 2: single and double precision. */
  readonly fpu: 0 | 1 | 2;
  /** FPv5: VSEL, VRINT, VMAXNM and the other ARMv8 additions. */
  readonly fpv5: boolean;
  readonly v8: boolean;
  /** ARMv8.1-M: low-overhead loops, conditional select, CLRM, VSCCLRM. */
  readonly v81: boolean;
  /** VTOR is there (M0 has none). */
  readonly vtor: boolean;
  /** VTOR after reset is set by the chip (INITVTOR), not 0. */
  readonly initialVtor: boolean;
  /** Bits of an exception priority that are implemented. */
  readonly priorityBits: number;
  readonly cpuid: number;
  /** Value of FP_CTRL at reset: revision, comparators. */
  readonly fpCtrl: number;
  /** Value of DWT_CTRL at reset: comparators. */
  readonly dwtCtrl: number;
  readonly mvfr: readonly [number, number, number];
}

const none = [0, 0, 0] as const;
const single = [0x10110021, 0x11000011, 0] as const;
const singleV5 = [0x10110021, 0x11000011, 0x40] as const;
const double = [0x10110221, 0x12000011, 0x40] as const;

const base = { mainline: true, dsp: false, fpu: 0, fpv5: false, v8: false, v81: false, vtor: true, initialVtor: false, priorityBits: 4, mvfr: none } as const;

/**
 * CPUID, FP_CTRL and DWT_CTRL: as read from parts by OpenOCD and given in each core's TRM ("System control register summary",
 * "FPB register summary", "DWT register summary"). FP_CTRL: REV [31:28], NUM_LIT [11:8], NUM_CODE [14:12] and [7:4].
 */
export const coreFeatures: Readonly<Record<CoreName, CoreFeatures>> = {
  'cortex-m0': { ...base, name: 'cortex-m0', mainline: false, vtor: false, priorityBits: 2, cpuid: 0x410cc200, fpCtrl: 0x40, dwtCtrl: 0x20000000 },
  'cortex-m0plus': { ...base, name: 'cortex-m0plus', mainline: false, priorityBits: 2, cpuid: 0x410cc601, fpCtrl: 0x40, dwtCtrl: 0x20000000 },
  'cortex-m3': { ...base, name: 'cortex-m3', cpuid: 0x412fc231, fpCtrl: 0x260, dwtCtrl: 0x40000000 },
  'cortex-m4': { ...base, name: 'cortex-m4', dsp: true, fpu: 1, cpuid: 0x410fc241, fpCtrl: 0x260, dwtCtrl: 0x40000000, mvfr: single },
  'cortex-m7': {
    ...base, name: 'cortex-m7', dsp: true, fpu: 2, fpv5: true, initialVtor: true,
    cpuid: 0x411fc271, fpCtrl: 0x10000080, dwtCtrl: 0x40000000, mvfr: double,
  },
  'cortex-m23': {
    ...base, name: 'cortex-m23', mainline: false, v8: true, initialVtor: true, priorityBits: 2,
    cpuid: 0x411cd200, fpCtrl: 0x10000040, dwtCtrl: 0x20000000,
  },
  'cortex-m33': {
    ...base, name: 'cortex-m33', dsp: true, fpu: 1, fpv5: true, v8: true, initialVtor: true,
    cpuid: 0x410fd214, fpCtrl: 0x10000080, dwtCtrl: 0x40000000, mvfr: singleV5,
  },
  'cortex-m55': {
    ...base, name: 'cortex-m55', dsp: true, fpu: 2, fpv5: true, v8: true, v81: true, initialVtor: true,
    cpuid: 0x411fd221, fpCtrl: 0x10000080, dwtCtrl: 0x40000000, mvfr: double,
  },
};
