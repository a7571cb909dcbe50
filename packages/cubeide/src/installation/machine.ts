import type { PortUse } from '@qspi-doctor/files';
import type { Platform } from './host.js';
import type { Installation, Tool } from './installation.js';
import type { LoaderFolder } from './loaders.js';
import type { MapLine } from './memory-map.js';
import type { Place } from './places.js';
import type { ProbeRules } from './probe-rules.js';
import type { ServerConfig } from './server-config.js';

/** The memory map that a server prints for a device, or why there is none. */
export interface ServerMap {
  readonly server: Tool;
  readonly deviceId: number;
  readonly lines: readonly MapLine[];
  /** The text as printed, cut to what a report can bear. */
  readonly printed: string;
  readonly absent: string | undefined;
}

/** What is installed on a machine, as far as it was looked at. Members that were not looked at are undefined. */
export interface Machine {
  readonly platform: Platform;
  readonly isRoot: boolean;
  /** The folder of --installation: then nothing else of the machine was looked at. */
  readonly only: string | undefined;
  /** False with --no-run: no program was asked for anything. */
  readonly ran: boolean;
  readonly searched: readonly Place[];
  readonly passedOver: readonly string[];
  readonly installations: readonly Installation[];
  readonly loaderFolders: readonly LoaderFolder[];
  readonly configs: readonly ServerConfig[];
  readonly maps: readonly ServerMap[];
  readonly probeRules: ProbeRules | undefined;
  readonly ports: readonly PortUse[] | undefined;
}
