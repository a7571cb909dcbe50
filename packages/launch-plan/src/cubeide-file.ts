import type { ProjectFiles } from '@qspi-doctor/files';
import { editLaunch, externalLoadersValue, launchKeys as k, newCubeIdeLaunch, probeDefaults, readLaunch, type LaunchChange, type NewLoadItem } from '@qspi-doctor/launch-config';
import type { LaunchInput } from '@qspi-doctor/workspace';
import { imagePathOf, type Situation } from './situation.js';
import type { BreakpointPlan } from './breakpoint-plan.js';
import { isForOtherFamily, type ChosenLoader } from './choose-loader.js';
import type { Probe } from './options.js';
import type { Session } from './session.js';

export interface CubeIdeFacts {
  readonly session: Session;
  readonly probe: Probe;
  readonly breakpoints: BreakpointPlan;
  readonly loader: ChosenLoader | undefined;
  /** `source …` and what else the breakpoints need. */
  readonly runCommands: readonly string[];
  readonly initCommands: readonly string[];
  /** `${ProjDirPath}/…cfg`. */
  readonly openOcdScript: string | undefined;
  readonly workspaceFolder: string;
  readonly name: string;
  readonly host: 'windows' | 'posix' | undefined;
}

const probes = { stlink: 'stlink-gdb-server', openocd: 'openocd', jlink: 'jlink' } as const;

/** Ports of a second core: four above those of the first, as in ST's dual-core packages (61234 and 61238). */
const secondPort = { stlink: 61238, openocd: 3337, jlink: 2335 } as const;

/** A configuration of this program for this probe that starts a server and downloads: the one that is to be updated. */
export function existingFor(launches: readonly LaunchInput[], probe: Probe): LaunchInput | undefined {
  return launches.find(({ configuration, unreadable }) => !unreadable && configuration.kind === 'cubeide' && configuration.probe === probes[probe] && configuration.startServer !== false);
}

/** A whole configuration. */
export function newCubeIdeFile({ session, probe, breakpoints, loader, runCommands, initCommands, openOcdScript, workspaceFolder, name, host }: CubeIdeFacts): string | { readonly problem: string } {
  const { main } = session;
  const project = main.project?.project;
  const program = imagePathOf(main, workspaceFolder);
  if (!project || program === undefined || main.project?.configuration === undefined) return { problem: `${main.program.name} is no CubeIDE project, and a CubeIDE configuration belongs to one. Import it into CubeIDE first, or use --ide vscode.` };
  const second = session.core === 'second';
  const shared = session.core !== 'only' && probe === 'stlink';
  const items = session.others.map((other) => ({ ...other, item: itemFor(other.situation, workspaceFolder, other.download, other.loadSymbols) }));
  const ofSecondCore = (situation: Situation) => situation.core.name !== main.core.name;
  return newCubeIdeLaunch({
    name,
    host,
    project: project.name,
    program,
    buildConfigurationId: main.project.configuration.id,
    probe: probes[probe],
    download: session.downloadMain,
    // The last image that is loaded sets the program counter: that of the core's own start.
    before: items.filter(({ situation }) => ofSecondCore(situation)).map(({ item }) => item),
    after: items.filter(({ situation }) => !ofSecondCore(situation)).map(({ item }) => item),
    externalLoaders: loader && probe === 'stlink' ? [{ path: loader.written, initialize: loader.initialize }] : [],
    accessPort: main.deviceCore?.accessPort,
    ...(second ? { resetStrategy: probe === 'openocd' ? 'none' : 'no_reset', port: secondPort[probe] } : {}),
    ...(shared ? { sharedStLink: true } : {}),
    stopAt: breakpoints.stopAt,
    initCommands,
    runCommands,
    ...(main.project.project.ioc?.systemClock === undefined ? {} : { coreClock: main.project.project.ioc.systemClock }),
    ...(openOcdScript === undefined ? {} : { openOcdScript }),
    ...(probe === 'jlink' ? { jlinkDevice: jlinkDevice(main) } : {}),
  });
}

function itemFor(situation: Situation, workspaceFolder: string, download: boolean, loadSymbols: boolean): NewLoadItem {
  const project = situation.project?.project.name;
  // A path without a project is one of the file system.
  return { path: (project === undefined ? situation.image?.path : imagePathOf(situation, workspaceFolder)) ?? '', project, download, loadSymbols };
}

/** SEGGER's names: `STM32L476VG`; of two cores `STM32H747XI_M7`. */
export function jlinkDevice({ device, core }: Situation): string {
  const part = device.name.replace(/_.*$/, '').slice(0, 11).replace(/x+$/, '');
  return device.cores.length > 1 ? `${part}_${core.name.replace('cortex-', '').toUpperCase().replace('M0PLUS', 'M0')}` : part;
}

/** The text of an existing configuration with what has to change, and nothing else. */
export function updatedCubeIdeFile(text: string, launch: LaunchInput, facts: CubeIdeFacts): string {
  const { session, probe, breakpoints, loader, initCommands, runCommands, openOcdScript, workspaceFolder } = facts;
  const document = readLaunch(text, facts.name).value;
  if (!document) return text;
  const changes: LaunchChange[] = [];
  const set = (key: string, element: 'string' | 'boolean' | 'int', value: string | boolean | number) => changes.push({ key, element, value });
  const { configuration } = launch;

  const list = withItems(document.string(k.loadList), session, workspaceFolder);
  if (list !== undefined) set(k.loadList, 'string', list);
  if (loader && probe === 'stlink' && document.has(k.externalLoaders)) {
    const present = configuration.externalLoaders;
    const same = present.find(({ pathAsWritten }) => pathAsWritten === loader.written);
    // What was made for a board with another family cannot work here, and the server runs every loader that is enabled.
    const foreign = present.filter((each) => each !== same && each.enabled && isForOtherFamily(each.pathAsWritten, session.main.device));
    const needed = same === undefined || !same.enabled || (loader.initialize && !same.initialize) || foreign.length > 0;
    if (needed) {
      const kept = present.map((each) => (each === same ? { ...each, enabled: true, initialize: each.initialize || loader.initialize } : foreign.includes(each) ? { ...each, enabled: false } : each));
      set(k.externalLoaders, 'string', externalLoadersValue(same ? kept : [...kept, { pathAsWritten: loader.written, initialize: loader.initialize, enabled: true }]));
    }
  }
  // Two cores that are debugged at the same time: one probe, and a port for each.
  if (session.core === 'second' && configuration.port === probeDefaults[probes[probe]].port) set(k.portNumber, 'int', secondPort[probe]);
  if (session.core !== 'only' && probe === 'stlink' && configuration.sharedStLink !== true && document.has(k.stLinkShared)) set(k.stLinkShared, 'boolean', true);
  if (breakpoints.stopAt === false && configuration.stopAt.enabled) for (const key of [k.setStopAt, k.stopAtMain]) set(key, 'boolean', false);
  for (const [key, commands] of [[k.initCommands, initCommands], [k.runCommands, runCommands]] as const) {
    const before = document.string(key) ?? '';
    const lines = before.split(/\r?\n/).map((line) => line.trim());
    // A map of memory that is there already stays; so does each command that is.
    const missing = /^mem\s+0x/m.test(before) ? [] : commands.filter((command) => !lines.includes(command));
    const separator = before.includes('\r\n') ? '\r\n' : '\n';
    if (missing.length > 0) set(key, 'string', [...(before.trim() === '' ? [] : [before.replace(/\s+$/, '')]), ...missing].join(separator));
  }
  if (openOcdScript !== undefined && document.string(k.openOcdScriptChoice) !== 'provided') {
    set(k.openOcdScript, 'string', openOcdScript);
    set(k.openOcdScriptChoice, 'string', 'provided');
  }
  return editLaunch(text, changes).text;
}

/** The load list with the images that the session needs and that are not in it, or are not downloaded; undefined where nothing lacks. Members that are not known are kept. */
function withItems(value: string | undefined, session: Session, workspaceFolder: string): string | undefined {
  let parsed: { fItems?: Record<string, unknown>[] };
  try {
    parsed = JSON.parse(value ?? '') as typeof parsed;
  } catch {
    return undefined;
  }
  const items = parsed.fItems;
  if (!Array.isArray(items)) return undefined;
  let changed = false;
  for (const { situation, download, loadSymbols } of session.others) {
    const item = itemFor(situation, workspaceFolder, download, loadSymbols);
    const present = items.find(({ fPath, fProjectName }) => typeof fPath === 'string' && fPath.replaceAll('\\', '/') === item.path && fProjectName === item.project);
    if (present === undefined) {
      const ofProject = item.project === undefined ? {} : { fProjectName: item.project, fUseActiveBuildConfig: true };
      const added = { fIsFromMainTab: false, fPath: item.path, ...ofProject, fPerformBuild: item.project !== undefined, fDownload: download, fLoadSymbols: loadSymbols };
      if (situation.core.name === session.main.core.name) items.push(added);
      else items.unshift(added);
      changed = true;
    } else if (download && present['fDownload'] !== true) {
      present['fDownload'] = true;
      changed = true;
    }
  }
  return changed ? JSON.stringify(parsed) : undefined;
}

/** Reads a text that may be there. */
export function textAt(files: ProjectFiles, path: string): string | undefined {
  return files.fileExistsSync(path) ? files.readFileSync(path) : undefined;
}
