import { formatAddress } from '@qspi-doctor/diagnostics';

/** Bits of CFSR in words (Armv7-M ARM B3.2.15; STKOF is Armv8-M's, ARM D1.2). `address`: the register that holds the address where it is valid. */
const configurable: readonly (readonly [bit: number, words: string, address?: 'bfar' | 'mmfar'])[] = [
  [0, 'instruction fetch from memory that the MPU or the memory map forbids to execute (CFSR.IACCVIOL)'],
  [1, 'data access that the MPU or the memory map forbids (CFSR.DACCVIOL)', 'mmfar'],
  [3, 'memory access fault while returning from an exception (CFSR.MUNSTKERR)'],
  [4, 'memory access fault while entering an exception: the stack pointer is outside of RAM, or the stack has overflowed (CFSR.MSTKERR)'],
  [5, 'memory access fault while saving floating-point state (CFSR.MLSPERR)'],
  [8, 'instruction fetch from an address that the bus answers with an error: nothing is mapped there (CFSR.IBUSERR)'],
  [9, 'data access to an address that the bus answers with an error (CFSR.PRECISERR)', 'bfar'],
  [10, 'earlier write to an address that the bus answers with an error; the program has gone on since (CFSR.IMPRECISERR)'],
  [11, 'bus fault while returning from an exception (CFSR.UNSTKERR)'],
  [12, 'bus fault while entering an exception: the stack pointer is outside of RAM (CFSR.STKERR)'],
  [13, 'bus fault while saving floating-point state (CFSR.LSPERR)'],
  [16, 'undefined instruction: what is executed is no code of this core (CFSR.UNDEFINSTR)'],
  [17, 'switch out of the Thumb state: a branch to an address whose lowest bit is 0 (CFSR.INVSTATE)'],
  [18, 'return to an invalid program counter or with an invalid EXC_RETURN (CFSR.INVPC)'],
  [19, 'coprocessor or floating-point instruction while that unit is off (CFSR.NOCP)'],
  [20, 'stack limit exceeded (CFSR.STKOF)'],
  [24, 'unaligned access (CFSR.UNALIGNED)'],
  [25, 'division by zero (CFSR.DIVBYZERO)'],
];
const addressValid = { mmfar: 1 << 7, bfar: 1 << 15 } as const;

/** The fault status registers in words, the most telling first; empty where they record nothing. */
export function faultWords(cfsr: number, hfsr: number, mmfar: number, bfar: number): readonly string[] {
  const words = configurable.flatMap(([bit, text, register]) => {
    if (((cfsr >>> bit) & 1) === 0) return [];
    const valid = register !== undefined && (cfsr & addressValid[register]) !== 0;
    return [valid ? `${text}, at ${formatAddress(register === 'bfar' ? bfar : mmfar)}` : text];
  });
  if ((hfsr & 2) !== 0) words.unshift('the vector of an exception cannot be read: VTOR points to memory that is not there (HFSR.VECTTBL)');
  if ((hfsr & 0x40000000) !== 0 && words.length === 0) words.push('a fault whose own handler is not enabled (HFSR.FORCED)');
  if ((hfsr & 0x80000000) !== 0) words.push('a breakpoint instruction or a debug event without a debugger (HFSR.DEBUGEVT)');
  return words;
}

const exceptionNames: Readonly<Record<number, string>> = {
  2: 'NMI',
  3: 'HardFault',
  4: 'MemManage fault',
  5: 'BusFault',
  6: 'UsageFault',
  7: 'SecureFault',
  11: 'SVCall',
  12: 'DebugMonitor',
  14: 'PendSV',
  15: 'SysTick',
};

/** Name of an exception by its number (IPSR). */
export function exceptionName(number: number): string {
  return exceptionNames[number] ?? (number >= 16 ? `interrupt ${number - 16}` : `exception ${number}`);
}

export function isFault(exception: number): boolean {
  return exception >= 3 && exception <= 7;
}
