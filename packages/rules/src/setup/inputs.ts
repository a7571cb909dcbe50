import type { Installation, LoaderFolder, Machine, ProbeRules, ServerMap, Tool } from '@qspi-doctor/cubeide';
import type { Device } from '@qspi-doctor/devices';
import { ruleDefiner, type Location, type Rule } from '@qspi-doctor/diagnostics';
import type { PortUse } from '@qspi-doctor/files';
import type { Available } from '@qspi-doctor/workspace';

/** A tool with the installation that it came in. */
export interface InstalledTool {
  readonly tool: Tool;
  readonly installation: Installation;
}

/** Bytes that a download writes into external flash. Load addresses, `end` exclusive. */
export interface ExternalRange {
  readonly start: number;
  readonly end: number;
  readonly controller: string;
}

/** What one program of the project needs of a machine. */
export interface ProgramNeeds {
  readonly name: string;
  readonly device: Device | undefined;
  readonly image: string | undefined;
  /** Stretches that a loader has to write, one a controller. */
  readonly external: readonly ExternalRange[];
  /** Launch configurations for the ST-LINK GDB server, and how many of them have an external loader enabled. */
  readonly launches: {
    readonly all: number;
    readonly stLink: number;
    readonly withLoader: number;
    /** What loaders of the project itself reach. */
    readonly ownLoaders: readonly { readonly start: number; readonly size: number }[];
    /** True where one lies elsewhere, or cannot be read: what it reaches is not known. */
    readonly unknownLoaders: boolean;
  };
}

/** A loader that a launch configuration names and that must come with STM32CubeProgrammer. */
export interface WantedLoader {
  readonly file: string;
  readonly location: Location;
}

/** What the examined project needs of a machine. */
export interface ProjectNeeds {
  readonly programs: readonly ProgramNeeds[];
  readonly loaders: readonly WantedLoader[];
  /** Ports of the launch configurations that start their server themselves. */
  readonly ports: readonly { readonly port: number; readonly location: Location }[];
}

/** Everything that a rule of the area `setup` can ask for. */
export interface SetupInputs {
  readonly machine: Machine;
  /** ST-LINK GDB servers, the newest first. */
  readonly servers: readonly InstalledTool[];
  readonly loaders: readonly LoaderFolder[];
  readonly maps: readonly ServerMap[];
  readonly probeRules: ProbeRules;
  readonly ports: readonly PortUse[];
  readonly project: ProjectNeeds;
}

export type SetupRule = Rule<SetupInputs>;
export type SetupPieces = { readonly [K in keyof SetupInputs]: Available<SetupInputs[K]> };

/** Defines a rule that looks at what is installed on a machine. */
export const defineSetupRule = ruleDefiner<SetupInputs>();
