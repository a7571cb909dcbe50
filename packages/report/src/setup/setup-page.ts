/** What a machine has, as a report shows it. Paths are absolute. Absent members could not be found out. */
export interface SetupTool {
  readonly name: 'gdb-server' | 'programmer' | 'gdb' | 'openocd';
  readonly path: string;
  readonly version: string | undefined;
  readonly packageVersion: string | undefined;
  /** Release of STM32CubeIDE in which this package was seen. */
  readonly release: string | undefined;
  readonly onPath: boolean;
  /** Why the version is not known. */
  readonly why: string | undefined;
}

export interface SetupInstallation {
  readonly kind: string;
  readonly title: string;
  readonly version: string | undefined;
  readonly folder: string;
  readonly foundBy: readonly string[];
  readonly tools: readonly SetupTool[];
}

export interface SetupLoader {
  readonly file: string;
  readonly path: string;
  readonly start: number | undefined;
  readonly size: number | undefined;
  readonly type: string | undefined;
  /** `board`: made for a board with the project's device; `range`: reaches all that the project has in external flash. */
  readonly fits: readonly ('board' | 'range')[];
  readonly problem: string | undefined;
}

export interface SetupPage {
  readonly platform: string;
  readonly ran: boolean;
  readonly searched: readonly { readonly folder: string; readonly why: string }[];
  readonly installations: readonly SetupInstallation[];
  readonly loaders: readonly { readonly folder: string; readonly loaders: readonly SetupLoader[] }[];
  readonly memoryMaps: readonly { readonly server: string; readonly deviceId: number; readonly printed: string; readonly absent: string | undefined }[];
  readonly ports: readonly { readonly port: number; readonly taken: boolean; readonly process: string | undefined }[] | undefined;
  readonly probeRules: readonly string[] | undefined;
  readonly devices: readonly string[];
}
