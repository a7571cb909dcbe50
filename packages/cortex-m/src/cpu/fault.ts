/** Which configurable fault a failed instruction raises. `unknown`: an encoding that this machine does not decode; `debug`: a BKPT without a debugger. */
export type FaultKind = 'bus' | 'memory' | 'usage' | 'undefined' | 'unknown' | 'debug' | 'secure';

/** Thrown by an instruction that cannot complete. The registers are as before the instruction (base write-back included). */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Bits to set in CFSR. */
  readonly status: number;
  /** Address of the access where there is one. */
  readonly address: number | undefined;

  constructor(kind: FaultKind, status: number, message: string, address?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.address = address === undefined ? undefined : address >>> 0;
  }
}

/** CFSR bits (ARMv7-M ARM B3.2.15, ARMv8-M ARM D1.2.12). */
export const cfsr = {
  instructionBus: 0x100, preciseBus: 0x8200, impreciseBus: 0x400, unstackBus: 0x800, stackBus: 0x1000,
  undefined: 0x10000, invalidState: 0x20000, invalidPc: 0x40000, noCoprocessor: 0x80000, stackOverflow: 0x100000, unaligned: 0x1000000, divideByZero: 0x2000000,
} as const;
