import type { CValue, HandOver, Initialisation, SourcePlace, VectorBaseFacts } from '@qspi-doctor/c-source';
import type { BootRecord } from '@qspi-doctor/cortex-m';
import type { BuildConfiguration, CubeProject } from '@qspi-doctor/cubeide';
import type { DebugLog } from '@qspi-doctor/debug-log';
import type { CoreName, Device, DeviceCore } from '@qspi-doctor/devices';
import type { Location, TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { ExternalLoader as StorageInfo, Image, ImageSymbol, VectorTable } from '@qspi-doctor/elf';
import type { ExternalLoader, LaunchConfiguration, LaunchDocument, LoadItem } from '@qspi-doctor/launch-config';
import type { Layout, ParsedScript } from '@qspi-doctor/linker-script';
import type { ImageFacts, ProofFacts, TargetFacts } from '@qspi-doctor/live-target';
import type { Available } from './available.js';
import type { Program } from './program.js';

export type DeviceSource = 'option' | 'ioc' | 'cproject' | 'linker-script' | 'defines' | 'build-file' | 'startup-file' | 'build-attributes' | 'log';

/** The device, and what said so. */
export interface DeviceInput {
  readonly device: Device;
  readonly source: DeviceSource;
  readonly location: Location;
  /** Other devices that pieces of the project name: which is on the board is not certain. */
  readonly rivals?: readonly Device[] | undefined;
}

/** The core that the program runs on, as far as it can be told: by the device, else by the image's build attributes. */
export interface CoreInput {
  readonly name: CoreName;
  readonly breakpointUnit: DeviceCore['breakpointUnit'];
  readonly watchpointComparators: number | undefined;
  readonly source: DeviceSource;
  readonly location: Location;
}

export interface LinkerScriptInput {
  /** Relative to the workspace's folder. */
  readonly file: string;
  readonly script: ParsedScript;
  readonly layout: Layout;
  /** A range as a Location; `inScript` where it stands in a file that the script includes. */
  locate(range: TextRange, inScript?: ParsedScript): Location;
}

export interface ImageInput {
  /** Relative to the workspace's folder. */
  readonly file: string;
  readonly path: string;
  readonly image: Image;
  readonly vectorTable: VectorTable | undefined;
  /** The function that the run-time calls when it is done: `main`, or what stands for it. */
  readonly main: ImageSymbol | undefined;
  /** An address as a Location: file of the image, address, symbol and, where the line table has it, the source line instead. */
  locate(address: number): Location;
  /** Location of the image itself. */
  readonly location: Location;
  /** Time of the last change of the file, in ms since 1970. */
  readonly modified: number;
  /** The workspace's files that the image's functions come from, by its line table, with the time of their last change in ms since 1970. */
  sources(): readonly { readonly file: string; readonly modified: number }[];
}

/** Where VTOR points in the run of an image, and how that is known. */
export interface BootInput {
  /** The application from its own reset vector. */
  readonly alone: BootRecord;
  /** The bootloader from reset until the application's main, where there is a bootloader with an image. */
  readonly chained: { readonly record: BootRecord; readonly bootloader: Program } | undefined;
  /** VTOR at main as far as any run tells: the application's own write, else what the bootloader left. */
  readonly vtorAtMain: { readonly value: number; readonly writtenAt: number | undefined; readonly by: 'application' | 'bootloader' | 'reset' } | undefined;
  /** A write that the first instructions of main itself make, where the value at main was not the image's own table. */
  readonly correctedInMain: { readonly value: number; readonly writtenAt: number } | undefined;
  /** The bootloader from reset until the application's main, where there is a bootloader with an image for the same core. Run on the first call. */
  throughBootloader(): { readonly record: BootRecord; readonly bootloader: Program } | undefined;
  /** The bootloader from reset until the first instruction of the application; `record.writes` are all its writes to peripherals. Run on the first call. */
  untilHandOver(): { readonly record: BootRecord; readonly bootloader: Program } | undefined;
  /**
   * The longest way that can be gone (through the bootloader where that reaches main, else alone), some way into main: to its loop, or for a
   * bounded number of instructions. `record.writes` are the writes to peripherals by code in external memory windows.
   */
  intoMain(): { readonly record: BootRecord; readonly bootloader: Program | undefined };
  /** True where two addresses show the same byte of memory at main (alias at 0, ITCM view of the flash). */
  sameMemory(a: number, b: number): boolean;
}

export interface LaunchItemInput {
  readonly item: LoadItem;
  /** Absolute path that the item names, where it can be resolved. */
  readonly path: string | undefined;
  readonly exists: boolean;
  /** True where a configuration of the project builds just this file: a fresh checkout lacks it without being wrong. */
  readonly isBuildOutput: boolean;
  readonly program: Program | undefined;
}

/** An external loader that a launch configuration names. */
export interface LaunchLoaderInput {
  readonly loader: ExternalLoader;
  /** `shipped`: a bare name, of a loader that comes with STM32CubeProgrammer; `elsewhere`: a place that cannot be told here; `none`: nothing is named. */
  readonly kind: 'workspace' | 'shipped' | 'elsewhere' | 'none';
  /** Absolute; where the kind is `workspace`. */
  readonly path: string | undefined;
  readonly exists: boolean;
  /** What the file says of its memory; `storage` is undefined where the file is no external loader. */
  open(): Promise<Available<{ readonly storage: StorageInfo | undefined }>>;
}

/** A script that a configuration hands to its GDB server. */
export interface ServerScriptInput {
  readonly written: string;
  /** Where it lies in the examined folder; undefined, as `text`, where it does not or cannot be read. */
  readonly file: string | undefined;
  readonly text: string | undefined;
  locate(range: TextRange): Location;
}

export interface LaunchInput {
  readonly file: string;
  readonly configuration: LaunchConfiguration;
  /** Of a file that cannot be read as a configuration: an empty one of no type. */
  readonly document: LaunchDocument;
  readonly items: readonly LaunchItemInput[];
  readonly loaders: readonly LaunchLoaderInput[];
  /** Of OpenOCD alone. */
  readonly serverScripts: readonly ServerScriptInput[];
  readonly problems: readonly TextProblem[];
  /** True where nothing of the file could be read: `problems` says why. */
  readonly unreadable: boolean;
  locate(range: TextRange | undefined): Location;
}

export interface ProjectInput {
  readonly project: CubeProject;
  readonly configuration: BuildConfiguration | undefined;
  readonly file: string;
  /** Ranges of `.cproject` and of the `.ioc` as Locations. */
  locate(range: TextRange | undefined): Location;
  locateInIoc(range: TextRange | undefined): Location;
}

/** What a live target answered before the rules ran. */
export interface LiveTargetAnswers {
  readonly facts: TargetFacts;
  /** Of the halt that was to be shown, where one was. */
  readonly proof: ProofFacts | undefined;
  /** Name of the program that findings about the chip as a whole belong to. */
  readonly lead: string;
}

/** The live target from the point of view of one program. */
export interface TargetInput {
  readonly facts: TargetFacts;
  readonly proof: ProofFacts | undefined;
  /** What the target holds of this program's image. */
  readonly image: ImageFacts | undefined;
  /** True for the one program that findings about the chip as a whole belong to. */
  readonly leads: boolean;
}

/** A log of a debug session that the user gave. */
export interface LogInput {
  /** Relative to the workspace's folder where it lies inside. */
  readonly file: string;
  readonly log: DebugLog;
}

export interface LogsInput {
  readonly logs: readonly LogInput[];
  /** The program that the session was about, as far as the log and the folder tell: findings about the session as a whole are told of it alone. */
  readonly about: Program;
}

/** What the C sources say that the examined build compiles. Parsed on the first question to one of the three. */
export interface SourcesInput {
  /** Which sources these are and who says so, for people. */
  readonly basis: string;
  /** Relative to the workspace's folder; drivers of ST's HAL are left out. */
  readonly files: readonly string[];
  vectorBase(): VectorBaseFacts;
  handOvers(): readonly HandOver[];
  initialisations(): readonly Initialisation[];
  /** The address that a value means, where it is a number or the linker script places the symbol. */
  addressOf(value: CValue): number | undefined;
  locate(place: SourcePlace): Location;
}

/** Everything that a rule can ask of a program. */
export interface ProgramInputs {
  readonly program: Program;
  readonly device: DeviceInput;
  readonly core: CoreInput;
  readonly linkerScript: LinkerScriptInput;
  readonly image: ImageInput;
  readonly boot: BootInput;
  readonly launches: readonly LaunchInput[];
  readonly project: ProjectInput;
  readonly sources: SourcesInput;
  /** Only where the user gave logs. */
  readonly logs: LogsInput;
  readonly target: TargetInput;
}
