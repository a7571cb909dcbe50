import { boardLoaders, type Device } from '@qspi-doctor/devices';
import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import type { CoreInput, LaunchInput } from '@qspi-doctor/workspace';
import type { Window } from '../external-window.js';
import { hardwareBreakpointCertainty } from './proved-cores.js';

/** What is known where the ways out of a software breakpoint in flash are chosen. */
export interface SoftwareCase {
  readonly core: CoreInput;
  readonly device: Device | undefined;
  readonly window: Window;
  readonly symbol: string;
  readonly address: number;
  readonly launch: LaunchInput;
}

/** Every way to a hardware breakpoint there, best first. `command` is the one that stands in the way, where it is one. */
export function softwareRemedies(subject: SoftwareCase, command: string | undefined): readonly Remedy[] {
  const { probe } = subject.launch.configuration;
  return [
    ...(command === undefined ? [] : [removeCommand(command)]),
    ...(probe === 'openocd' ? [overrideHard(subject), declareBank(subject)] : probe === 'stlink-gdb-server' && command?.startsWith('set breakpoint') !== true ? [addLoader(subject), readOnlyRegion(subject)] : []),
    askForHardware(subject),
    lookFirst(subject),
  ];
}

function removeCommand(command: string): Remedy {
  return {
    title: `Remove the command "${command}"`,
    certainty: 'documented',
    steps: ['Where it stands is under "Evidence". In CubeIDE: Run → Debug Configurations… → Startup, among the initialization or run commands.'],
  };
}

function overrideHard({ core }: SoftwareCase): Remedy {
  return {
    title: 'Make OpenOCD use hardware breakpoints, whatever GDB asks for',
    certainty: hardwareBreakpointCertainty(core.name),
    steps: [
      'Startup → Initialization Commands: monitor gdb_breakpoint_override hard',
      'Or the same in the script of OpenOCD: gdb_breakpoint_override hard',
      'Code in RAM then takes comparators as well, of which there are few.',
      'Or let "qspi-doctor launch --probe openocd" write the configuration: it has that line.',
    ],
  };
}

function declareBank({ core, window }: SoftwareCase): Remedy {
  const variable = window.name === 'QUADSPI' || /^OCTOSPI[12]$/.test(window.name) ? window.name : undefined;
  return {
    title: `Tell OpenOCD of the flash: a bank for ${window.name}`,
    certainty: core.name === 'cortex-m7' && variable === 'QUADSPI' ? 'proved' : 'documented',
    steps: [
      ...(variable === undefined ? [] : [`In the script of OpenOCD, before the line "source [find target/…]": set ${variable} 1`]),
      'Or take the script of your board where OpenOCD has one (board/stm32h750b-disco.cfg and others): it sets the pins up as well, so that OpenOCD can program the flash.',
      'CubeIDE writes its own script anew for each session: choose "User Defined" in the Debugger tab, with a copy of it.',
    ],
  };
}

function addLoader({ device, launch }: SoftwareCase): Remedy {
  const boards = device === undefined ? [] : boardLoaders(device);
  const disabled = launch.configuration.externalLoaders.filter(({ enabled }) => !enabled).map(({ file }) => file);
  return {
    title: disabled.length > 0 ? `Enable the external loader ${disabled.join(', ')}` : 'Add the external loader of the board to this configuration',
    certainty: 'reported',
    steps: [
      'Run → Debug Configurations… → Debugger → External loaders.',
      ...(disabled.length === 0 && boards.length > 0 ? [`Loaders for boards with this device: ${boards.map(({ board, file }) => `${file} (${board})`).join(', ')}.`] : []),
      'Somebody with an STM32H730 reports that breakpoints work with the loader, and fail without ("Failed to set breakpoint"; ST community td-p/658629).',
    ],
  };
}

function readOnlyRegion({ window }: SoftwareCase): Remedy {
  return {
    title: `Tell GDB that ${window.name} is read-only`,
    certainty: 'documented',
    steps: [
      'Let "qspi-doctor launch" write the configuration: its run commands replace the memory map of the session by one in which all flash is read-only.',
      `By hand in the GDB console, after the download: "info mem" lists the regions; "delete mem N" takes out the one that holds ${formatAddress(window.origin)}; then`,
      `mem ${formatAddress(window.origin)} ${formatAddress(window.origin + window.span)} ro`,
      'set mem inaccessible-by-default off   (what the list leaves out stays readable)',
    ],
  };
}

function askForHardware({ core, symbol }: SoftwareCase): Remedy {
  return {
    title: 'Ask for hardware breakpoints yourself',
    certainty: hardwareBreakpointCertainty(core.name),
    steps: [
      `In the GDB console: thbreak ${symbol}, or hbreak for one that stays.`,
      'In CubeIDE, for a breakpoint in the editor: Breakpoint Properties… → Type: Hardware.',
      '"Step over" and "step return" set breakpoints of their own, which stay software breakpoints.',
    ],
  };
}

function lookFirst({ address, launch }: SoftwareCase): Remedy {
  const hex = address.toString(16);
  const stLink = launch.configuration.probe === 'stlink-gdb-server';
  return {
    title: 'Not sure? See which breakpoint GDB asks for',
    certainty: 'documented',
    steps: [
      `In the GDB console: set debug remote 1, then continue. $Z0,${hex} is a software breakpoint, $Z1,${hex} a hardware one.`,
      `"info mem" shows the list that GDB goes by: "rw" at ${formatAddress(address)}, or no list at all, means software breakpoints.`,
      ...(stLink ? ['Or switch on the log of the server (Debugger → "Log to file"), debug once, and give it to qspi-doctor: qspi-doctor . --log FILE.'] : []),
      'Or ask the running server: qspi-doctor target --help.',
    ],
  };
}
