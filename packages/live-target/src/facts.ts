import type { CoreName, MpuRegion } from '@qspi-doctor/devices';
import type { MapRegion } from '@qspi-doctor/gdb-remote';

/** What was asked of a live target at one moment: plain data. Addresses and register values are unsigned; undefined is what could not be read. */
export interface TargetFacts {
  readonly server: ServerFacts;
  readonly core: CoreFacts;
  readonly state: StateFacts;
  readonly breakpointUnit: BreakpointUnitFacts | undefined;
  /** Number of DWT comparators. */
  readonly watchpoints: number | undefined;
  /** DBGMCU_IDCODE, where one of the addresses that this core's parts have it at holds an identity that is known. */
  readonly chip: ChipFacts | undefined;
  /** Undefined where the server has no memory map. */
  readonly memoryMap: readonly MapRegion[] | undefined;
  readonly windows: readonly WindowFacts[];
  readonly vtor: number | undefined;
  /** Undefined while the core runs. */
  readonly pc: PlaceFacts | undefined;
  /** What the exception that is being handled interrupted. */
  readonly interrupted: PlaceFacts | undefined;
  readonly faults: FaultFacts | undefined;
  readonly mpu: MpuFacts | undefined;
  readonly images: readonly ImageFacts[];
}

export type ServerKind = 'openocd' | 'qemu' | 'gdbserver' | 'jlink' | 'pyocd' | 'blackmagic' | 'st-util' | 'unknown';

export interface ServerFacts {
  readonly kind: ServerKind;
  /** `OpenOCD`; for an unknown one: `GDB server`. */
  readonly name: string;
  readonly version: string | undefined;
  readonly features: readonly (readonly [name: string, value: string])[];
}

export interface CoreFacts {
  readonly cpuid: number;
  /** Undefined for a Cortex-M that no STM32 part has. */
  readonly name: CoreName | undefined;
  /** `Cortex-M4 r0p1`. */
  readonly title: string;
}

export interface StateFacts {
  readonly halted: boolean;
  /** The core stands at the handler that the table at VTOR gives for the reset. */
  readonly atReset: boolean;
  readonly lockedUp: boolean;
  readonly sleeping: boolean;
  /** Number of the exception that is being handled; 0 in thread mode. */
  readonly exception: number;
  /** Its name: `HardFault`, `SysTick`, `interrupt 5`. */
  readonly exceptionTitle: string;
  /** Signal of the stop reply. */
  readonly signal: number;
}

export interface BreakpointUnitFacts {
  /** FP_CTRL, or BP_CTRL of a Cortex-M0 or M0+. */
  readonly control: number;
  readonly name: 'FPB' | 'BPU';
  /** 1 or 2; undefined for the BPU, which has none. */
  readonly revision: number | undefined;
  readonly comparators: number;
  readonly highestAddress: number;
  /** Comparators that are set now. */
  readonly used: number;
}

export interface ChipFacts {
  readonly register: number;
  readonly idcode: number;
  /** DEV_ID: bits 11 to 0. */
  readonly deviceId: number;
  /** REV_ID: bits 31 to 16. */
  readonly revision: number;
  /** Starts of the part numbers that have this identity; empty where it is none that is known. */
  readonly parts: readonly string[];
}

/** A window of external memory and the state of its controller. */
export interface WindowFacts {
  readonly name: string;
  readonly origin: number;
  readonly span: number;
  /** What the server's memory map has where the window begins; undefined where it has nothing there, or where there is no map. */
  readonly region: MapRegion | undefined;
  /** The breakpoint that GDB chooses there for a plain `break`. */
  readonly breakpoint: 'software' | 'hardware';
  /** Undefined where the registers are not known or cannot be read. */
  readonly controller: ControllerFacts | undefined;
}

export interface ControllerFacts {
  readonly kind: 'quadspi' | 'octospi';
  readonly registers: number;
  /** CR. */
  readonly control: number;
  /** The register with FMODE: CCR of a QUADSPI, CR of an OCTOSPI, XSPI or HSPI. */
  readonly mode: { readonly register: string; readonly address: number; readonly value: number; readonly field: number };
  readonly enabled: boolean;
  readonly mapped: boolean;
}

/** Where an address of the running program lies. */
export interface PlaceFacts {
  readonly address: number;
  readonly image: string | undefined;
  readonly symbol: string | undefined;
  readonly offset: number;
  /** As the compiler wrote it. */
  readonly source: { readonly file: string; readonly line: number } | undefined;
  readonly systemMemory: boolean;
  /** `loop`: a branch to itself; `breakpoint`: a BKPT instruction. */
  readonly instruction: 'loop' | 'breakpoint' | undefined;
}

export interface FaultFacts {
  readonly cfsr: number;
  readonly hfsr: number;
  readonly dfsr: number;
  readonly mmfar: number;
  readonly bfar: number;
  /** The registers in words, the most telling first; empty where no fault is recorded. */
  readonly words: readonly string[];
}

export interface MpuFacts {
  readonly enabled: boolean;
  /** MPU_CTRL. */
  readonly control: number;
  readonly regionCount: number;
  /** Those that are switched on. Undefined where they were not read: the core runs, and reading them takes a write to MPU_RNR. */
  readonly regions: readonly NumberedMpuRegion[] | undefined;
  /** Verdict on code at the places that were asked about. */
  readonly verdicts: readonly { readonly address: number; readonly executable: boolean; readonly why: string }[];
}

export interface NumberedMpuRegion extends MpuRegion {
  readonly number: number;
}

/** What an image says against what the target holds. */
export interface ImageFacts {
  readonly name: string;
  readonly file: string;
  /** Run address of main. */
  readonly main: number | undefined;
  /** Bytes of the image that lie in flash. */
  readonly total: number;
  readonly compared: number;
  readonly differing: number;
  /** The first difference. */
  readonly difference: Difference | undefined;
  /** The first stretch that could not be read. */
  readonly unreadable: { readonly address: number; readonly why: string } | undefined;
  /** Bytes that were left out because their window is not memory-mapped. */
  readonly hidden: number;
  /** The words at VTOR are the beginning of this image's table. Undefined where one of the two is not known. */
  readonly tableAtVtor: boolean | undefined;
}

export interface Difference {
  readonly address: number;
  readonly expected: Uint8Array;
  readonly found: Uint8Array;
  /** `erased`: 0xff all over; `zeros`; `shifted`: the image's bytes, `shift` bytes later than they should be. */
  readonly looks: 'erased' | 'zeros' | 'shifted' | 'other';
  readonly shift: number;
}

/** The outcome of `proveHalt`. */
export interface ProofFacts {
  readonly name: string;
  readonly address: number;
  readonly means: 'software breakpoint' | 'hardware breakpoint' | 'watchpoint comparator';
  /** Why this one. */
  readonly why: string;
  readonly halted: boolean;
  /** Where the core stands at the end. */
  readonly place: PlaceFacts | undefined;
  /** VTOR at the halt, and whether it is the table of the image that has the address. */
  readonly vtor: number | undefined;
  readonly tableAtVtor: boolean | undefined;
  /** From the start of the core to the halt, in ms. */
  readonly time: number;
  /** What went wrong, in a sentence: refused by the server, no halt in time, stopped elsewhere. */
  readonly failure: string | undefined;
}
