import type { Image } from '@qspi-doctor/elf';
import type { CoreName } from '../core-features.js';
import type { MachineMemory } from '../memory/region.js';

/** A register whose value chooses which memory is shown at address 0 (SYSCFG_MEMRMP). */
export interface RemapToZero {
  readonly register: number;
  readonly mask: number;
  /** `memory` names the MachineMemory shown at 0 for a value of the masked field. */
  readonly options: readonly { readonly value: number; readonly memory: string }[];
}

export interface BootImage {
  readonly name: string;
  readonly image: Image;
}

export interface BootRequest {
  readonly core: CoreName;
  readonly memories: readonly MachineMemory[];
  readonly remapToZero?: RemapToZero | undefined;
  /** All of them are in memory from the start, at their load addresses. */
  readonly images: readonly BootImage[];
  /** The vector table whose MSP and reset handler the core starts with, and the image that it belongs to. */
  readonly start: { readonly image: string; readonly vectorTable: number };
  /** The run ends before the instruction at one of these. */
  readonly stopAt: readonly { readonly name: string; readonly address: number }[];
  /** Instructions; 20 million where nothing is said. */
  readonly budget?: number | undefined;
  /** False: SysTick and other interrupts are never taken. */
  readonly interrupts?: boolean | undefined;
  /** Code whose writes to peripherals are all kept, in order (`BootRecord.writes`). */
  readonly writesBy?: readonly { readonly origin: number; readonly length: number }[] | undefined;
}

/**
 * `reached`: a stop address. `fault`: a fault that nothing handled. `unmapped`: the same, for an access where the machine has no memory.
 * `loop`: the program repeats itself for ever. `sleep`: WFI that nothing ends. `reset`: the program asked for a system reset.
 */
export type StopKind = 'reached' | 'fault' | 'loop' | 'budget' | 'unknown-instruction' | 'unmapped' | 'breakpoint' | 'sleep' | 'reset';

export interface BootStop {
  readonly kind: StopKind;
  /** Address of the instruction in question. */
  readonly at: number;
  readonly detail: string;
  /** Name of the stop address that was reached. */
  readonly reachedName?: string;
  /** The address that was accessed, where an access failed. */
  readonly accessed?: number;
}

/** The first branch from one image's code into another's, and the state in which it was taken. */
export interface HandOver {
  readonly pc: number;
  readonly target: number;
  /** False: the branch had bit 0 clear and faulted. */
  readonly thumb: boolean;
  readonly vtor: number | undefined;
  readonly msp: number;
  readonly sysTickEnabled: boolean;
  /** It counts, and its exception is switched on (SYST_CSR.TICKINT): it fires sooner or later, also where the run was too short to see that. */
  readonly sysTickInterrupts: boolean;
  readonly interruptsMasked: boolean;
  readonly enabledInterrupts: readonly number[];
  readonly from: string;
  readonly to: string;
}

export interface PeripheralAccess {
  /** Offset in the block. */
  readonly register: number;
  readonly address: number;
  readonly write: boolean;
  readonly firstPc: number;
  readonly count: number;
  readonly lastValue: number;
}

/** A block of 0x400 bytes that the program touched. */
export interface PeripheralUse {
  readonly name: string | undefined;
  readonly base: number;
  readonly accesses: readonly PeripheralAccess[];
}

export interface PathStep {
  readonly pc: number;
  readonly kind: 'call' | 'return' | 'jump';
  readonly target: number;
  readonly after: number;
}

/**
 * What an image does from reset. Addresses are unsigned, without the Thumb bit except in `handOver.target`. `after`: instructions that were done
 * when the straight stretch of code began in which something happened; some ten instructions before it at most.
 */
export interface BootRecord {
  readonly reachesMain: boolean;
  readonly instructions: number;
  readonly stoppedAt: number;
  readonly stop: BootStop;
  readonly vtor: {
    /** Undefined: nobody wrote it since the code that came before, so it is unknown. */
    readonly value: number | undefined;
    readonly writes: readonly { readonly value: number; readonly pc: number; readonly after: number; readonly image: string | undefined }[];
  };
  readonly msp: { readonly initial: number; readonly atStop: number; readonly writes: readonly { readonly value: number; readonly pc: number; readonly after: number }[] };
  readonly interruptsMaskedAtStop: boolean;
  readonly sysTickEnabledAtStop: boolean;
  /** Interrupt numbers (0 is the first external interrupt) enabled in the NVIC. */
  readonly enabledInterrupts: readonly number[];
  readonly handOver?: HandOver;
  readonly remap: readonly { readonly value: number; readonly memory: string | undefined; readonly pc: number; readonly after: number }[];
  readonly peripherals: readonly PeripheralUse[];
  /** Writes to peripherals by the code that the request named, as whole words, in order; bounded. */
  readonly writes: readonly { readonly address: number; readonly value: number; readonly pc: number }[];
  /** Writes to registers of the memory protection unit (0xE000ED94 and up), in order; bounded. */
  readonly mpuWrites: readonly { readonly address: number; readonly value: number; readonly pc: number }[];
  /** The first and the last calls and returns, in order; the middle of a long way is left out. */
  readonly path: readonly PathStep[];
  /** Distinct call targets in the order of their first call; bounded. */
  readonly functionsEntered: readonly number[];
  /** Semihosting calls (BKPT 0xAB) that were answered as by a debugger. Without a debugger each is a HardFault. */
  readonly semihostingCalls: number;
  /** Exceptions taken on the way. */
  readonly exceptionsTaken: number;
}
