import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { LaunchGeneration } from './generations.js';
import type { LaunchKind } from './kinds.js';

export type LaunchProbe = 'stlink-gdb-server' | 'openocd' | 'jlink' | 'qemu' | 'other';

/** An image that the configuration loads, or takes symbols from. */
export interface LoadItem {
  /** The program of the Main tab: exactly one item of a CubeIDE load list is it, not always the first. */
  readonly fromMainTab: boolean;
  /** With `/` between its parts: relative to the project, absolute, or with `${…}` variables; empty where nothing was chosen. */
  readonly path: string;
  readonly pathAsWritten: string;
  /** Absent where the path names a file of the file system. */
  readonly project?: string | undefined;
  readonly buildConfigurationId?: string | undefined;
  readonly useActiveBuildConfiguration?: boolean | undefined;
  readonly performBuild: boolean;
  readonly download: boolean;
  readonly loadSymbols: boolean;
  readonly range: TextRange;
}

/** A loader for external memory, `.stldr`. */
export interface ExternalLoader {
  /** A bare name means a loader shipped with CubeProgrammer; else a path or `${workspace_loc:/…}`. With `/` between its parts. */
  readonly path: string;
  readonly pathAsWritten: string;
  /** Last part of the path. */
  readonly file: string;
  /** The loader's Init runs before debugging. */
  readonly initialize: boolean;
  readonly enabled: boolean;
  /** Start address of the memory: only the format of CubeIDE 1.0 to 1.10 names it. */
  readonly address?: number | undefined;
  readonly range: TextRange;
}

/** A line of the initialization or run commands. Empty lines and lines that begin with # are not commands. */
export interface GdbCommand {
  readonly text: string;
  /** `init`: after connect, before load; `run`: after load and stop-at. */
  readonly when: 'init' | 'run';
  readonly range: TextRange;
}

export interface LaunchGroupMember {
  /** Name of another configuration. */
  readonly name: string;
  readonly mode: string;
  readonly enabled: boolean;
  readonly range: TextRange;
}

/** What configurations of all kinds say, in one form. */
export interface LaunchConfiguration {
  readonly name: string;
  readonly typeId: string;
  readonly kind: LaunchKind;
  readonly generation: LaunchGeneration | undefined;
  readonly probe: LaunchProbe | undefined;
  readonly project: string | undefined;
  /** As written. */
  readonly program: string | undefined;
  /** `program` with `/` for every backslash. */
  readonly programPath: string | undefined;
  readonly buildConfigurationId: string | undefined;
  readonly buildConfigurationAuto: boolean;
  readonly loadList: readonly LoadItem[];
  readonly externalLoaders: readonly ExternalLoader[];
  /** `symbol` without blanks around it: some files have one at its end. */
  readonly stopAt: { readonly enabled: boolean; readonly symbol: string; readonly range?: TextRange | undefined };
  readonly initCommands: readonly string[];
  readonly runCommands: readonly string[];
  /** Both, in the order in which they run, with their places. */
  readonly commands: readonly GdbCommand[];
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly swvPort: number | undefined;
  /** How GDB connects: `target remote` or `target extended-remote`. */
  readonly remoteCommand: string | undefined;
  /** False: connects to a server that runs already. */
  readonly startServer: boolean | undefined;
  readonly accessPort: number | undefined;
  /** The value that belongs to the probe: `connect_under_reset`, `no_reset`, `type_0_normal`, `hard` … */
  readonly resetStrategy: string | undefined;
  readonly sharedStLink: boolean | undefined;
  readonly serialNumber: { readonly value: string; readonly enforced: boolean } | undefined;
  readonly logFile: string | undefined;
  readonly resume: boolean | undefined;
  /** Address that the program counter is set to before the start. */
  readonly setPc: number | undefined;
  readonly gdb: string | undefined;
  /** Script, extra options and program of OpenOCD, where it is or once was the chosen server. */
  readonly openOcd: { readonly executable: string | undefined; readonly script: string | undefined; readonly scriptChoice: string | undefined; readonly options: string } | undefined;
  readonly jlinkDevice: string | undefined;
  readonly members: readonly LaunchGroupMember[];
  /** Values that are not what their key asks for: a load list that is no JSON, and the like. */
  readonly problems: readonly TextProblem[];
  /** Where to point for what a key says: its value. */
  at(key: string): TextRange | undefined;
}
