/** Registers of the system control space and the debug units: Armv7-M ARM (DDI 0403) B3.2, B3.5, C1.6, C1.8, C1.11; Armv8-M ARM (DDI 0553) D1.1. */
export const scs = {
  cpuid: 0xe000ed00,
  icsr: 0xe000ed04,
  vtor: 0xe000ed08,
  /** VTOR of the non-secure state, as secure code and a debugger with access to it see it (Armv8-M ARM D1.1, SCS_NS). */
  vtorNonSecure: 0xe002ed08,
  cfsr: 0xe000ed28,
  hfsr: 0xe000ed2c,
  dfsr: 0xe000ed30,
  mmfar: 0xe000ed34,
  bfar: 0xe000ed38,
  mpuType: 0xe000ed90,
  mpuControl: 0xe000ed94,
  mpuNumber: 0xe000ed98,
  mpuBase: 0xe000ed9c,
  mpuLimit: 0xe000eda0,
  dhcsr: 0xe000edf0,
  demcr: 0xe000edfc,
} as const;

/** S_HALT of DHCSR. */
export const haltedBit = 1 << 17;

export const fpb = { control: 0xe0002000, comparators: 0xe0002008 } as const;

export const dwt = {
  control: 0xe0001000,
  comparator: (number: number): number => 0xe0001020 + 0x10 * number,
  mask: (number: number): number => 0xe0001024 + 0x10 * number,
  function: (number: number): number => 0xe0001028 + 0x10 * number,
} as const;

export const traceEnable = 0x01000000;
/** FUNCTION of an Armv7-M comparator: halt on a match of the program counter. */
export const programCounterMatch = 4;
