import type { Location, TextRange } from '@qspi-doctor/diagnostics';
import { isPresent, type LaunchInput } from '@qspi-doctor/workspace';
import type { Window } from '../external-window.js';
import { monitorCommandOf } from '../launch/monitor-commands.js';
import { isNeutralScript, openOcdFacts, type OpenOcdFacts } from './openocd-script.js';

/** Why a GDB server gives GDB reason to take external flash for RAM. */
export type ServerBelief =
  | { readonly kind: 'command'; readonly message: 'override' | 'noMap'; readonly command: string; readonly location: Location }
  | { readonly kind: 'noBank'; readonly script: string; readonly location: Location }
  | { readonly kind: 'noLoader'; readonly location: Location };

const prefix = 'com.st.stm32cube.ide.mcu.debug.';

/** Undefined where the server describes the flash as flash, and where the files do not tell. */
export async function serverBelief(launch: LaunchInput, window: Window, address: number): Promise<ServerBelief | undefined> {
  const { probe } = launch.configuration;
  if (probe === 'openocd') return openOcdBelief(launch, window);
  return probe === 'stlink-gdb-server' ? loaderBelief(launch, window, address) : undefined;
}

/** Something that OpenOCD is told: a script, the options of its start, a `monitor` command of the session. In the order in which it is told. */
interface Told {
  readonly text: string;
  readonly facts: OpenOcdFacts;
  readonly inSession: boolean;
  locate(range: TextRange): Location;
}

function openOcdBelief(launch: LaunchInput, window: Window): ServerBelief | undefined {
  const { configuration, serverScripts } = launch;
  const { openOcd, commands } = configuration;
  const optionsRange = configuration.at(`${prefix}openocd.OPENOCD_OTHER_OPTIONS`);
  const told = (text: string, inSession: boolean, locate: Told['locate']): Told => ({ text, facts: openOcdFacts(text, window), inSession, locate });
  const all: readonly Told[] = [
    ...serverScripts.map(({ text = '', locate }) => told(text, false, locate)),
    told((openOcd?.options ?? '').replace(/["']|(?:^|\s)-c\b/g, ';'), false, () => launch.locate(optionsRange)),
    ...commands.flatMap(({ text, range }) => {
      const command = monitorCommandOf(text);
      return command === undefined ? [] : [told(command, true, () => launch.locate(range))];
    }),
  ];
  const override = all.findLast(({ facts }) => facts.override);
  if (override?.facts.override) {
    const { type, range } = override.facts.override;
    return type === 'hard' ? undefined : { kind: 'command', message: 'override', command: override.text.slice(range.start, range.end), location: override.locate(range) };
  }
  // A command of the configuration stage: OpenOCD refuses it in a session (src/server/gdb_server.c, COMMAND_CONFIG).
  const mapOff = all.findLast(({ facts, inSession }) => facts.mapOff && !inSession);
  if (mapOff?.facts.mapOff) {
    const range = mapOff.facts.mapOff;
    return { kind: 'command', message: 'noMap', command: mapOff.text.slice(range.start, range.end), location: mapOff.locate(range) };
  }
  // A script that is not here may be a board's, which declares a bank.
  const unread = serverScripts.some(({ text, written }) => text === undefined && !isNeutralScript(written) && !isGenerated(launch, written));
  if (unread || serverScripts.length === 0 || all.some(({ facts }) => facts.bank || facts.more)) return undefined;
  const own = serverScripts.find(({ file }) => file !== undefined);
  return {
    kind: 'noBank',
    script: own?.file ?? (isGenerated(launch, serverScripts[0]?.written ?? '') ? 'The script that CubeIDE generates for OpenOCD' : serverScripts.map(({ written }) => written).join(' with ')),
    location: own?.file === undefined ? launch.locate(configuration.at(`${prefix}openocd.OPENOCD_SCRIPT`) ?? optionsRange) : { file: own.file },
  };
}

/** CubeIDE writes this script anew when the session starts: adapter, target and options of the Debugger tab, no flash bank for external memory. */
function isGenerated({ configuration }: LaunchInput, written: string): boolean {
  return configuration.openOcd?.scriptChoice === 'automated' && written === configuration.openOcd.script;
}

/** A loader whose file is not here is taken for the one of the memory that the image is in. */
async function loaderBelief(launch: LaunchInput, window: Window, address: number): Promise<ServerBelief | undefined> {
  const { configuration } = launch;
  for (const { loader, kind, open } of launch.loaders) {
    if (!loader.enabled || kind === 'none') continue;
    const opened = await open();
    const range = isPresent(opened) ? opened.value.storage : undefined;
    const serves = range ? address >= range.start && address - range.start < range.size : loader.address === undefined || (loader.address >= window.origin && loader.address - window.origin < window.span);
    if (serves) return undefined;
  }
  return { kind: 'noLoader', location: launch.locate(configuration.externalLoaders[0]?.range ?? configuration.at(`${prefix}launch.cubeprog_external_loaders`) ?? configuration.at(`${prefix}stlink.external_loader`) ?? configuration.stopAt.range) };
}
