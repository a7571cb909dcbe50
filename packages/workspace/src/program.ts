import type { Location } from '@qspi-doctor/diagnostics';
import type { Available } from './available.js';
import type { ProgramInputs } from './inputs.js';

/** `single`: starts by itself and starts nobody here; `bootloader`: starts an application here; `application`: does not start at reset, whether its bootloader is here or not. */
export type ProgramRole = 'single' | 'bootloader' | 'application';

/** What makes up one firmware image: found by name, opened when a rule asks for it. */
export interface Program {
  /** Unique in the workspace. */
  readonly name: string;
  /** Relative to the workspace's folder. */
  readonly folder: string;
  /** Set when all programs are known. */
  readonly role: ProgramRole;
  /** Who starts this program, where that is somebody else in the workspace. */
  readonly bootloader: Program | undefined;
  /** Which build configuration was examined and why, where there was a choice. */
  readonly examined: string | undefined;
  /** Where to point when there is nothing better: the image, the project file or the folder. */
  readonly location: Location;
  /** All programs of the workspace, this one included. */
  readonly siblings: readonly Program[];
  open<K extends keyof ProgramInputs>(input: K): Promise<Available<ProgramInputs[K]>>;
}

export interface Workspace {
  /** Absolute. */
  readonly folder: string;
  readonly programs: readonly Program[];
  /** Names of the build configurations that `--build-config` can name, of all projects. */
  readonly buildConfigurations: readonly string[];
  /** What the walk left out, in sentences. */
  readonly remarks: readonly string[];
}
