import { describeLaunch } from './describe-launch.js';
import { launchKeys as k } from './keys.js';
import type { LaunchConfiguration } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { newCubeIdeLaunch } from './new-cubeide-launch.js';
import type { NewLaunchOptions } from './new-cubeide-launch.js';

export interface ConvertedLaunch {
  readonly text: string;
  /** What was left behind or chosen anew, a sentence each: for the person who converts. */
  readonly notes: readonly string[];
}

/** What the old configuration cannot tell. */
export type ConversionChoices = Partial<Pick<NewLaunchOptions, 'buildConfigurationId' | 'generation' | 'host' | 'probe' | 'lineEnd' | 'jlinkDevice'>>;

const probes = ['stlink-gdb-server', 'openocd', 'jlink'] as const;

/**
 * Makes a CubeIDE configuration of one of TrueSTUDIO, SW4STM32, Embedded CDT or plain CDT: what they have in common is taken over, the rest is CubeIDE's presets.
 * Undefined for a CubeIDE configuration, and for what debugs nothing (groups, external tools) or names no program.
 */
export function convertToCubeIde(document: LaunchDocument, choices: ConversionChoices = {}): ConvertedLaunch | undefined {
  const old = describeLaunch(document);
  if (old.programPath === undefined || ['cubeide', 'group', 'external-tool'].includes(old.kind)) return undefined;
  const notes: string[] = [];
  const probe = choices.probe ?? probes.find((each) => each === old.probe) ?? 'stlink-gdb-server';
  if (probe !== old.probe) notes.push(`the probe is now ${probe}; it was ${old.probe ?? 'not said'}`);
  const main = old.loadList.find((item) => item.fromMainTab);
  const others = old.loadList.filter((item) => !item.fromMainTab);
  const buildConfigurationId = choices.buildConfigurationId ?? (/^com\.st\.stm32cube/.test(old.buildConfigurationId ?? '') ? old.buildConfigurationId : undefined);
  if (buildConfigurationId === undefined) notes.push('the build configuration is not set: its id is another one once the project is a CubeIDE project');
  if (old.project === undefined) notes.push('no project was named');
  const commands = keptCommands(old, probe, notes);
  const text = newCubeIdeLaunch({
    ...choices,
    name: old.name,
    project: old.project ?? '',
    program: old.programPath,
    buildConfigurationId: buildConfigurationId ?? '',
    probe,
    download: main?.download,
    loadSymbols: main?.loadSymbols,
    after: others.map((item) => ({ path: item.path, project: item.project, download: item.download, loadSymbols: item.loadSymbols })),
    externalLoaders: old.externalLoaders.map((loader) => ({ path: loader.pathAsWritten, initialize: loader.initialize, enabled: loader.enabled })),
    port: probe === old.probe ? old.port : undefined,
    startServer: old.startServer,
    stopAt: old.stopAt.enabled ? old.stopAt.symbol || 'main' : false,
    ...commands,
    resume: true,
    jlinkDevice: choices.jlinkDevice ?? old.jlinkDevice,
    ...openOcdSettings(old, probe, notes),
    extra: {
      ...(old.host === undefined ? {} : { [k.ipAddress]: old.host }),
      ...(old.serialNumber && probe === 'stlink-gdb-server' ? { [k.stLinkSerialNumber]: old.serialNumber.value, [k.stLinkSerialNumberEnforced]: old.serialNumber.enforced } : {}),
      ...(old.setPc === undefined ? {} : { [k.setPcRegister]: true, [k.pcRegister]: old.setPc.toString(16) }),
    },
  });
  return { text, notes };
}

/** TrueSTUDIO's script connects, loads, stops and continues: CubeIDE does that itself. Monitor commands belong to one server. */
function keptCommands(old: LaunchConfiguration, probe: string, notes: string[]): Pick<NewLaunchOptions, 'initCommands' | 'runCommands'> {
  const kept = old.commands.filter((command) => old.kind !== 'truestudio' && (probe === old.probe || !/^mon(?:i|it|ito|itor)?\b/.test(command.text)));
  const dropped = old.commands.filter((command) => !kept.includes(command));
  if (dropped.length > 0) notes.push(`these commands are left out: ${dropped.map((command) => command.text).join('; ')}`);
  const of = (when: 'init' | 'run') => kept.filter((command) => command.when === when).map((command) => command.text);
  return { initCommands: of('init'), runCommands: of('run') };
}

function openOcdSettings(old: LaunchConfiguration, probe: string, notes: string[]): Pick<NewLaunchOptions, 'openOcdScript' | 'openOcdOptions'> {
  if (probe !== 'openocd' || old.openOcd === undefined) return {};
  const { script, options } = old.openOcd;
  // Variables of the other IDE mean nothing to CubeIDE.
  const usable = script !== undefined && !/\$\{(?!ProjDirPath\}|workspace_loc)/.test(script);
  if (script !== undefined && !usable) notes.push(`OpenOCD's script ${script} is left out: CubeIDE generates its own`);
  return { openOcdScript: usable ? script : undefined, openOcdOptions: options === '' ? undefined : options };
}
