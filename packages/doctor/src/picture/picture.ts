import type { Location } from '@qspi-doctor/diagnostics';

/** What a drawing of a program is made of: where memory is, what lies in it, and what happens from reset to main. Addresses are unsigned, sizes bytes. */
export interface ProgramPicture {
  readonly name: string;
  /** Name of the program that starts this one. */
  readonly startedBy: string | undefined;
  readonly reach: PictureReach | undefined;
  /** Memories of the device and windows of its external memory controllers, by address. */
  readonly memories: readonly PictureMemory[];
  /** Regions of the linker script. */
  readonly regions: readonly PictureRegion[];
  /** Sections that take memory; segments where the image has no sections. */
  readonly pieces: readonly PicturePiece[];
  /** Sections that were left out, because there are too many to draw. */
  readonly piecesLeftOut: number;
  readonly marks: readonly PictureMark[];
  readonly way: BootWay | { readonly notRun: string };
}

/** What the core's debug unit can compare. */
export interface PictureReach {
  readonly core: string;
  readonly unit: string;
  readonly revision: number | undefined;
  readonly comparators: number | undefined;
  readonly highestAddress: number;
  readonly watchpoints: number | undefined;
  /** Where the facts about the unit come from. */
  readonly source: string;
  /** What said which core it is. */
  readonly location: Location;
}

export interface PictureMemory {
  readonly name: string;
  readonly origin: number;
  /** Undefined where no source says it, as for a chip outside the device. */
  readonly length: number | undefined;
  /** Upper bound for the question whether an address lies in it. */
  readonly span: number;
  /** `external`: a window behind which flash or RAM may be connected. */
  readonly kind: 'flash' | 'ram' | 'external' | 'system';
  /** What can be connected to a window: NOR flash, PSRAM and the like. */
  readonly mayHold: readonly string[];
  readonly aliasOf: string | undefined;
}

export interface PictureRegion {
  readonly name: string;
  readonly origin: number;
  readonly length: number;
  readonly location: Location;
}

export type PieceKind = 'vectors' | 'code' | 'constants' | 'data' | 'zeroed' | 'other';

export interface PicturePiece {
  readonly name: string;
  readonly kind: PieceKind;
  /** Where it is when the program runs. */
  readonly address: number;
  readonly size: number;
  /** Where its bytes are programmed; undefined where it has none in the file. */
  readonly loadAddress: number | undefined;
}

export interface PictureMark {
  readonly kind: 'main' | 'reset-handler' | 'vector-table' | 'initial-stack' | 'vtor';
  readonly label: string;
  readonly address: number;
  readonly location: Location | undefined;
}

/** A place in code. */
export interface PicturePlace {
  readonly address: number;
  readonly symbol: string | undefined;
  readonly location: Location;
}

/** The run from reset, as far as it goes. */
export interface BootWay {
  readonly reachesMain: boolean;
  readonly instructions: number;
  readonly events: readonly BootEvent[];
  /** Calls that are not among the events. */
  readonly callsLeftOut: number;
  /** True where VTOR at main is the program's own vector table; undefined where that is not known. */
  readonly vtorIsOwn: boolean | undefined;
}

/** One thing that happens on the way. `at`: the instruction that does it. */
export interface BootEvent {
  readonly kind: 'reset' | 'call' | 'vtor' | 'stack' | 'remap' | 'jump' | 'main' | 'stop';
  readonly program: string;
  /** Instructions done before; exact, or some ten too few. */
  readonly after: number;
  readonly exact: boolean;
  /** Depth of calls below the program's reset handler. */
  readonly depth: number;
  readonly at: PicturePlace;
  /** Of calls and jumps: where they go. */
  readonly target: PicturePlace | undefined;
  /** What was written, of `vtor`, `stack` and `remap`; the stack pointer of `reset` and `jump`. */
  readonly value: number | undefined;
  readonly detail: string;
  /** The run fails by it. */
  readonly fails: boolean;
  /** Calls of the same function in a row. */
  readonly times: number;
  /** Controllers of external memory that the function writes to. */
  readonly touches: readonly string[];
  /** VTOR once it has happened; undefined where nobody knows. */
  readonly vtor: number | undefined;
}
