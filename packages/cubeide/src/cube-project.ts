import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { IocFile } from './ioc.js';
import type { LinkedResource } from './project-description.js';

/** The linker script that a configuration names. */
export interface LinkerScriptChoice {
  /** As written. */
  readonly raw: string;
  /** Absolute path; undefined where what is written leads nowhere on this machine. */
  readonly path: string | undefined;
  readonly exists: boolean;
  /** Why there is no path, or no file at it. */
  readonly why?: string | undefined;
  /** Where a path of another machine most likely was meant to lead: a file with the same ending inside this project. */
  readonly likely?: string | undefined;
  /** In `.cproject`. */
  readonly range?: TextRange | undefined;
}

/** What the compiler gets a file from: a folder, and patterns of what in it is left out. */
export interface SourceEntry {
  readonly path: string;
  readonly excluding: readonly string[];
}

export interface BuildConfiguration {
  readonly id: string;
  readonly name: string;
  /** Macros replaced, without extension. */
  readonly artifactName: string;
  /** Without the dot. */
  readonly artifactExtension: string;
  /** Absolute; `<project folder>/<configuration name>` unless the project says otherwise. */
  readonly buildFolder: string;
  /** Absolute paths at which the image may be, likeliest first. Nothing is looked up. */
  readonly imageCandidates: readonly string[];
  /** `STM32L476VGTx`. */
  readonly mcu?: string | undefined;
  readonly mcuRange?: TextRange | undefined;
  /** Number of the core's group and of the core in it, on devices with several. */
  readonly cpu?: string | undefined;
  readonly core?: string | undefined;
  readonly board?: string | undefined;
  readonly linkerScript?: LinkerScriptChoice | undefined;
  /** `-D` of the C compiler, and of the C++ compiler where the project has C++: `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** Further options of the C compiler, as written. */
  readonly compilerFlags: readonly string[];
  /** Absolute, or as written where a macro is unknown. */
  readonly includePaths: readonly string[];
  readonly sourceEntries: readonly SourceEntry[];
  /** Type and version, as `gnu-tools-for-stm32 7-2018-q2-update`, where the project fixes them. */
  readonly toolchain?: string | undefined;
  readonly warnings: readonly string[];
}

/** A project of STM32CubeIDE, or of another Eclipse CDT tool: the pieces that matter here. */
export interface CubeProject {
  /** Absolute. */
  readonly folder: string;
  /** From `.project`; the folder's name where that says none. */
  readonly name: string;
  readonly problems: readonly { readonly file: string; readonly problem: TextProblem }[];
  readonly configurations: readonly BuildConfiguration[];
  readonly ioc?: IocFile | undefined;
  readonly linkedResources: readonly LinkedResource[];
  readonly projectFile?: string | undefined;
  readonly cprojectFile?: string | undefined;
  readonly natures: readonly string[];
  /** Written in C++: its linker is the C++ one. */
  readonly isCpp: boolean;
}
