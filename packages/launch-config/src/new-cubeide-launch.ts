import { cubeIdeDefaults } from './cubeide-defaults.js';
import type { CubeIdeProbe, Values } from './cubeide-defaults.js';
import { externalLoadersValue } from './external-loaders.js';
import { keyPrefixes, launchKeys as k } from './keys.js';
import { cubeIdeTypeId } from './kinds.js';
import type { LaunchContent, LaunchEntry } from './launch-document.js';
import { loadListValue } from './load-list.js';
import type { StoredLoadItem } from './load-list.js';
import { writeLaunch } from './write-launch.js';

/** Another image beside the program itself. */
export interface NewLoadItem {
  /** Relative to its project, with `/`; absolute where there is no `project`. */
  readonly path: string;
  readonly project?: string | undefined;
  /** A fixed build configuration; without it the active one of its project. */
  readonly buildConfigurationId?: string | undefined;
  readonly performBuild?: boolean | undefined;
  readonly download?: boolean | undefined;
  readonly loadSymbols?: boolean | undefined;
}

export interface NewLaunchOptions {
  /** Name of the configuration, which is that of its file: OpenOCD's generated script is named after it. */
  readonly name: string;
  readonly project: string;
  /** Relative to the project, with `/`: `Debug/App.elf`. */
  readonly program: string;
  /** `id` of a configuration in `.cproject`. */
  readonly buildConfigurationId: string;
  /** Default: true, whatever configuration is active. */
  readonly buildConfigurationAuto?: boolean | undefined;
  /** Default: 1.19, which 2.x reads as well. */
  readonly generation?: '1.19' | '2.x' | undefined;
  readonly probe?: CubeIdeProbe | undefined;
  /** Of the machine that will run it: separators of lines and paths in the values. Default: posix. */
  readonly host?: 'windows' | 'posix' | undefined;
  /** Whether the program itself is downloaded, and its symbols are read. Both by default. */
  readonly download?: boolean | undefined;
  readonly loadSymbols?: boolean | undefined;
  /** Default: true. */
  readonly performBuild?: boolean | undefined;
  /** Images loaded before the program, and after it. */
  readonly before?: readonly NewLoadItem[] | undefined;
  readonly after?: readonly NewLoadItem[] | undefined;
  /** Bare name of a loader that comes with CubeProgrammer, `${workspace_loc:/…}`, or a path. */
  readonly externalLoaders?: readonly { readonly path: string; readonly initialize?: boolean; readonly enabled?: boolean }[] | undefined;
  readonly accessPort?: number | undefined;
  /** In the words of the probe: `connect_under_reset`, `no_reset`, `type_0_normal`, `hard` … */
  readonly resetStrategy?: string | undefined;
  readonly port?: number | undefined;
  readonly swvPort?: number | undefined;
  readonly sharedStLink?: boolean | undefined;
  readonly startServer?: boolean | undefined;
  /** Symbol at which a temporary breakpoint is set; false for none. Default: main. */
  readonly stopAt?: string | false | undefined;
  readonly initCommands?: readonly string[] | undefined;
  readonly runCommands?: readonly string[] | undefined;
  readonly resume?: boolean | undefined;
  /** Core clock in Hz, for SWV. */
  readonly coreClock?: number | undefined;
  /** A script of the project's own instead of the generated one. */
  readonly openOcdScript?: string | undefined;
  readonly openOcdOptions?: string | undefined;
  /** J-Link's name of the device: `STM32H750XB`. */
  readonly jlinkDevice?: string | undefined;
  /** Keys that have to have other values than the presets. */
  readonly extra?: Values | undefined;
  /** Of the file. Default: LF. */
  readonly lineEnd?: '\n' | '\r\n' | undefined;
}

/** A launch configuration as CubeIDE would store it, with the keys of its generation and probe (78 for 1.19 with ST-LINK). Four blanks of indentation. */
export function newCubeIdeLaunch(options: NewLaunchOptions): string {
  return writeLaunch(newCubeIdeContent(options));
}

export function newCubeIdeContent(options: NewLaunchOptions): LaunchContent {
  const probe = options.probe ?? 'stlink-gdb-server';
  const host = options.host ?? 'posix';
  const values = cubeIdeDefaults({ probe, generation: options.generation ?? '1.19', host });
  const set = (key: string, value: Values[string] | undefined) => {
    if (value !== undefined) values[key] = value;
  };
  const lines = (commands: readonly string[] | undefined) => commands?.join(host === 'windows' ? '\r\n' : '\n');
  set(k.project, options.project);
  set(k.programName, options.program);
  set(k.buildConfigurationId, options.buildConfigurationId);
  set(k.buildConfigurationAuto, options.buildConfigurationAuto);
  set(k.mappedResourcePaths, [`/${options.project}`]);
  set(k.loadList, loadListValue([...(options.before ?? []).map(storedItem), mainItem(options), ...(options.after ?? []).map(storedItem)]));
  const loaders = options.externalLoaders?.map((loader) => ({ pathAsWritten: loader.path, initialize: loader.initialize ?? false, enabled: loader.enabled ?? true }));
  set(k.externalLoaders, loaders && externalLoadersValue(loaders));
  set(k.accessPort, options.accessPort === undefined ? undefined : String(options.accessPort));
  set(probe === 'openocd' ? k.openOcdResetMode : probe === 'jlink' ? k.jlinkResetStrategy : k.stLinkResetStrategy, options.resetStrategy);
  if (probe !== 'jlink') set(probe === 'openocd' ? k.openOcdShared : k.stLinkShared, options.sharedStLink);
  set(k.portNumber, options.port);
  set(k.swvPort, options.swvPort === undefined ? undefined : String(options.swvPort));
  set(k.startServer, options.startServer);
  set(k.initCommands, lines(options.initCommands));
  set(k.runCommands, lines(options.runCommands));
  set(k.setResume, options.resume);
  set(k.swvCoreClock, options.coreClock === undefined ? undefined : String(options.coreClock));
  if (options.stopAt !== undefined) {
    // Eclipse keeps both pairs equal.
    for (const key of [k.setStopAt, k.stopAtMain]) set(key, options.stopAt !== false);
    if (options.stopAt !== false) for (const key of [k.stopAt, k.stopAtMainSymbol]) set(key, options.stopAt);
  }
  if (probe === 'openocd') {
    set(k.openOcdScript, options.openOcdScript ?? `\${ProjDirPath}${host === 'windows' ? '\\' : '/'}${options.name}.cfg`);
    set(k.openOcdScriptChoice, options.openOcdScript === undefined ? undefined : 'provided');
    set(k.openOcdOptions, options.openOcdOptions);
  }
  if (probe === 'jlink') set(`${keyPrefixes.jlink}device`, options.jlinkDevice ?? '');
  for (const [key, value] of Object.entries(options.extra ?? {})) set(key, value);
  return { typeId: cubeIdeTypeId, attributes: Object.entries(values).map(([key, value]) => entryOf(key, value)), style: { indent: 4, lineEnd: options.lineEnd ?? '\n' } };
}

function entryOf(key: string, value: Values[string]): LaunchEntry {
  const element = typeof value === 'object' ? 'list' : typeof value === 'number' ? 'int' : typeof value === 'boolean' ? 'boolean' : 'string';
  return { element, key, value };
}

function mainItem(options: NewLaunchOptions): StoredLoadItem {
  return {
    fIsFromMainTab: true,
    fPath: options.program,
    fProjectName: options.project,
    fPerformBuild: options.performBuild ?? true,
    fDownload: options.download ?? true,
    fLoadSymbols: options.loadSymbols ?? true,
  };
}

function storedItem(item: NewLoadItem): StoredLoadItem {
  return {
    fIsFromMainTab: false,
    fPath: item.path,
    ...(item.project === undefined ? {} : { fProjectName: item.project }),
    ...(item.buildConfigurationId !== undefined ? { fBuildConfigId: item.buildConfigurationId } : item.project !== undefined ? { fUseActiveBuildConfig: true } : {}),
    fPerformBuild: item.performBuild ?? item.project !== undefined,
    fDownload: item.download ?? true,
    fLoadSymbols: item.loadSymbols ?? true,
  };
}
