/** An address with what stands there. Addresses are unsigned, without the Thumb bit. */
export interface Place {
  readonly address: number;
  /** Function or object that covers the address. */
  readonly symbol?: string | undefined;
  /** Source line, the file as the compiler named it. */
  readonly source?: { readonly file: string; readonly line: number } | undefined;
}

export interface NamedPlace extends Place {
  readonly name: string;
  readonly size: number;
}

/** A stretch of memory that the image fills or takes. Sizes in bytes. */
export interface Stretch {
  readonly address: number;
  readonly size: number;
  readonly memory: string;
  readonly sections: readonly { readonly name: string; readonly address: number; readonly size: number; readonly inFile: boolean }[];
}

export interface VectorSummary {
  readonly address: number;
  readonly loadAddress: number;
  readonly foundBy: string;
  readonly plausible: boolean;
  readonly initialStackPointer: number;
  readonly handlers: readonly { readonly index: number; readonly exception: string | undefined; readonly value: number; readonly symbol: string | undefined }[];
}

export interface PeripheralSummary {
  readonly name: string | undefined;
  readonly base: number;
  readonly reads: number;
  readonly writes: number;
  /** Touched on the way to main, not only in main. */
  readonly beforeMain: boolean;
  /** The instruction that touched it first: the first write, where it was written. */
  readonly first: Place;
}

export interface BootSummary {
  readonly core: string;
  readonly reachesMain: boolean;
  readonly instructions: number;
  readonly stop: { readonly kind: string; readonly detail: string } & Place;
  readonly vtor: number | undefined;
  readonly vtorWrites: readonly ({ readonly value: number } & Place)[];
  readonly initialStackPointer: number;
  readonly stackPointerAtStop: number;
  readonly interruptsMasked: boolean;
  readonly enabledInterrupts: readonly number[];
  readonly sysTick: boolean;
  readonly remap: readonly ({ readonly memory: string | undefined } & Place)[];
  /** The same run some way into main, where it came there. */
  readonly further: { readonly instructions: number; readonly stop: { readonly kind: string; readonly detail: string } & Place } | undefined;
  /** Touched on the way and in what was run of main. */
  readonly peripherals: readonly PeripheralSummary[];
}

/** What is told of one ELF file or external loader. */
export interface ImagePage {
  readonly file: string;
  readonly size: number;
  readonly type: string;
  readonly machine: string;
  readonly littleEndian: boolean;
  readonly entry: Place;
  readonly attributes: { readonly name: string; readonly value: string }[];
  readonly architecture: string | undefined;
  readonly floatingPoint: string;
  readonly possibleCores: readonly string[];
  readonly device: string | undefined;
  readonly buildId: string | undefined;
  readonly producers: readonly string[];
  readonly debugInfo: boolean;
  readonly symbolCount: number;
  /** Where bytes of the file are programmed. */
  readonly programmed: readonly Stretch[];
  /** What the program takes when it runs, stretches without bytes in the file among them. */
  readonly running: readonly Stretch[];
  readonly vectors: VectorSummary | undefined;
  readonly main: NamedPlace | undefined;
  /** Symbols that start-up, memory layout and external flash hang on. */
  readonly symbols: readonly NamedPlace[];
  readonly boot: BootSummary | { readonly notRun: string };
  readonly biggest: readonly {
    readonly memory: string;
    readonly total: number;
    readonly symbols: readonly { readonly name: string; readonly address: number; readonly size: number }[];
  }[];
  readonly loader: LoaderSummary | undefined;
  readonly problems: readonly { readonly offset: number; readonly message: string }[];
}

/** StorageInfo of an external loader. */
export interface LoaderSummary {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly size: number;
  readonly pageSize: number;
  readonly eraseValue: number;
  readonly sectors: readonly { readonly count: number; readonly size: number }[];
}
