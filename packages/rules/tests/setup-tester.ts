import { readMemoryMap, type Installation, type LoaderFile, type LoaderFolder, type Machine, type ServerMap, type Tool, type ToolName, type Trouble } from '@qspi-doctor/cubeide';
import { findDevice } from '@qspi-doctor/devices';
import { runSetupRule, setupPieces, type ProjectNeeds, type RuleOutcome, type SetupRule } from '../src/index.js';

/** Runs a rule over a machine that exists in a test only. */
export function examineMachine(rule: SetupRule, parts: Partial<Machine>, project?: Partial<ProjectNeeds>): Promise<RuleOutcome> {
  return runSetupRule(rule, setupPieces({ ...emptyMachine, ...parts }, project && { programs: [], loaders: [], ports: [], ...project }));
}

const emptyMachine: Machine = {
  platform: 'linux',
  isRoot: false,
  only: undefined,
  ran: true,
  searched: [
    { folder: '/opt/st', why: 'default folder', role: 'parent' },
    { folder: '/srv/st', why: 'default folder', role: 'parent' },
  ],
  passedOver: [],
  installations: [],
  loaderFolders: [],
  configs: [],
  maps: [],
  probeRules: { folders: ['/etc/udev/rules.d', '/lib/udev/rules.d'], rules: [{ file: '/lib/udev/rules.d/60-openocd.rules', line: 3 }], offered: [] },
  ports: [],
};

const files: Readonly<Record<ToolName, string>> = { 'gdb-server': 'ST-LINK_gdbserver', programmer: 'STM32_Programmer_CLI', gdb: 'arm-none-eabi-gdb', openocd: 'openocd' };

export function tool(name: ToolName, { version, packageVersion, onPath = false, trouble, said, at = '/i' }: { version?: string; packageVersion?: string; onPath?: boolean; trouble?: Trouble; said?: string; at?: string } = {}): Tool {
  const answer = version === undefined && trouble === undefined ? undefined : { version, said, trouble };
  return { name, path: `${at}/${packageVersion ?? version ?? 'bin'}/${files[name]}`, packageVersion, onPath, answer, notAsked: answer === undefined ? 'no program was run (--no-run)' : undefined };
}

export function installation(tools: readonly Tool[], { kind = 'cubeide', title = 'STM32CubeIDE 1.14.1', folder = '/i' }: Partial<Installation> = {}): Installation {
  return { kind, title, version: undefined, folder, foundBy: ['default folder'], tools };
}

/** What CubeIDE 1.14 brings along. */
export const complete = installation([tool('gdb-server', { version: '7.5.0', packageVersion: '2.1.300.202403291623' }), tool('programmer', { version: '2.15.0' }), tool('gdb', { version: '12.1' })]);

export function loaderFile(file: string, range?: { start: number; size: number }, problem?: string): LoaderFile {
  const storage = range === undefined ? undefined : { name: file, type: 3, typeName: 'NOR_FLASH', ...range, pageSize: 256, eraseValue: 255, sectors: [], problems: [] };
  return { file, path: `/i/bin/ExternalLoader/${file}`, storage, problem };
}

export function loaders(external: readonly LoaderFile[], more: Partial<LoaderFolder> = {}): LoaderFolder {
  return { bin: '/i/bin', external, internal: 60, truncated: false, ...more };
}

export function serverMap(server: Tool, printed: string, { deviceId = 0x450, absent }: { deviceId?: number; absent?: string } = {}): ServerMap {
  return { server, deviceId, lines: readMemoryMap(printed), printed, absent };
}

/** A project with bytes in external flash from 0x90000000. */
export function project(device: string, more: Partial<ProjectNeeds> = {}, launches: Partial<ProjectNeeds['programs'][number]['launches']> = {}): ProjectNeeds {
  return { programs: [{ name: 'App', device: findDevice(device), image: 'App/Debug/App.elf', external: [{ start: 0x90000000, end: 0x90001000, controller: 'QUADSPI' }], launches: { all: 0, stLink: 0, withLoader: 0, ownLoaders: [], unknownLoaders: false, ...launches } }], loaders: [], ports: [], ...more };
}
