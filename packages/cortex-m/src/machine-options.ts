import type { CoreName } from './core-features.js';
import type { Fault } from './cpu/fault.js';
import type { Device, LoadSegment, MachineMemory } from './memory/region.js';

export interface MachineOptions {
  readonly core: CoreName;
  readonly memories: readonly MachineMemory[];
  /** Shows another memory at an address, usually 0. */
  readonly alias?: { readonly origin: number; readonly length: number; readonly target: number } | undefined;
  readonly segments?: readonly LoadSegment[];
  /** Where the core finds MSP and PC at reset. */
  readonly resetVector: number;
  /** VTOR after reset; undefined where nobody knows (an image that other code starts). */
  readonly resetVtor?: number | undefined;
  /** Longest SysTick period in instructions: shorter than the real one makes programs that wait end sooner. */
  readonly longestTick?: number;
  /** Instructions that pass between a DWT match and the halt. */
  readonly watchpointSkid?: number;
  /** FP_CTRL at reset, where it is not what this core mostly has. */
  readonly fpCtrl?: number | undefined;
  /** Devices that answer instead of the machine's own, peripherals and system space included; in order. */
  readonly devices?: readonly { readonly origin: number; readonly length: number; readonly device: Device }[];
  readonly hooks?: MachineHooks;
}

/** What an observer of the machine is told. Any of them may call `machine.stop`. */
export interface MachineHooks {
  /** An instruction failed. `stop` keeps the machine at it; `skip` goes on after it, as if it had worked. */
  fault?(fault: Fault, at: number): 'take' | 'stop' | 'skip';
  call?(at: number, target: number): void;
  returned?(at: number, target: number): void;
  stackPointerSet?(value: number, at: number): void;
  vtorWritten?(value: number, at: number): void;
  /** Any register of the memory protection unit. */
  mpuWritten?(address: number, value: number, at: number): void;
  /** A block of code is entered for the first time, coming from the block that ends at `from`. */
  newBlock?(start: number, from: number | undefined): void;
  /** WFI with nothing that could wake the core. */
  asleep?(at: number): void;
  resetRequested?(at: number): boolean;
  peripheralWritten?(address: number, value: number, at: number): void;
}

/** Why `run` came back. */
export type RunEnd = 'limit' | 'stop-address' | 'halted' | 'stopped' | 'lockup' | 'asleep';
