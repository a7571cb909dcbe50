import { readMachine, releaseOfServerPlugin, type Host, type Machine, type MachineDoors } from '@qspi-doctor/cubeide';
import { boardLoaders, findDevice, type Device } from '@qspi-doctor/devices';
import { examineSetup, type Diagnosis, type SeverityOverrides } from '@qspi-doctor/doctor';
import type { SetupLoader, SetupPage, SetupTool } from '@qspi-doctor/report';
import { projectNeeds, setupPieces, type ProjectNeeds } from '@qspi-doctor/rules';
import { openWorkspace, type Workspace } from '@qspi-doctor/workspace';
import type { Terminal } from '../terminal.js';
import { unknownDevice } from './unknown-device.js';

export interface SetupWishes {
  /** Absolute. */
  readonly project: string | undefined;
  /** As the user named it. */
  readonly given: string | undefined;
  readonly only: string | undefined;
  readonly run: boolean;
  readonly device: string | undefined;
  readonly ignored: (path: string) => boolean;
  readonly severities: SeverityOverrides | undefined;
}

/** Reads the machine, and the project where one is named; examines both. */
export async function readSetup(doors: MachineDoors, terminal: Terminal, wishes: SetupWishes): Promise<{ diagnosis: Diagnosis; page: SetupPage }> {
  const option = wishes.device === undefined ? undefined : findDevice(wishes.device);
  if (wishes.device !== undefined && option === undefined) throw unknownDevice(wishes.device);
  const workspace = wishes.project === undefined ? undefined : await openWorkspace(doors.files, wishes.project, { device: wishes.device, ignored: wishes.ignored });
  const needs = workspace === undefined ? undefined : await projectNeeds(workspace);
  const devices = devicesOf(needs, option);
  const machine = await readMachine(doors, hostOf(terminal), {
    only: wishes.only,
    run: wishes.run,
    project: wishes.project,
    deviceIds: [...new Set(devices.flatMap(({ deviceIds }) => deviceIds))],
    ports: needs?.ports.map(({ port }) => port),
  });
  const diagnosis = await examineSetup(setupPieces(machine, needs), { folder: wishes.given, severities: wishes.severities, remarks: remarksOf(machine, workspace, wishes.given) });
  return { diagnosis, page: pageOf(machine, needs, devices) };
}

function hostOf({ env, folder }: Terminal): Host {
  const platform = process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'macos' : 'linux';
  const home = platform === 'windows' ? env['USERPROFILE']?.replaceAll('\\', '/') : env['HOME'];
  return { platform, home, env, folder: platform === 'windows' ? folder.replaceAll('\\', '/') : folder, isRoot: process.getuid?.() === 0, arch: process.arch };
}

function devicesOf(needs: ProjectNeeds | undefined, option: Device | undefined): readonly Device[] {
  const all = [...(option === undefined ? [] : [option]), ...(needs?.programs ?? []).flatMap(({ device }) => device ?? [])];
  return [...new Map(all.map((device) => [device.name, device])).values()];
}

function remarksOf(machine: Machine, workspace: Workspace | undefined, given: string | undefined): readonly string[] {
  return [...(workspace?.programs.length === 0 ? [`${given ?? '.'} holds no project: no CubeIDE project, no image and no linker script`] : []), ...machine.passedOver.map((entry) => `PATH: ${entry}; not looked at`)];
}

function pageOf(machine: Machine, needs: ProjectNeeds | undefined, devices: readonly Device[]): SetupPage {
  const boards = new Set(devices.flatMap((device) => boardLoaders(device)).map(({ file }) => file.toLowerCase()));
  const ranges = (needs?.programs ?? []).flatMap(({ external }) => external);
  return {
    platform: machine.platform,
    ran: machine.ran,
    searched: machine.searched,
    devices: devices.map(({ name }) => name),
    installations: machine.installations.map((installation) => ({
      ...installation,
      tools: installation.tools.map(
        (tool): SetupTool => ({
          name: tool.name,
          path: tool.path,
          version: tool.answer?.version,
          packageVersion: tool.packageVersion,
          release: tool.name === 'gdb-server' && tool.packageVersion !== undefined ? releaseOfServerPlugin(tool.packageVersion) : undefined,
          onPath: tool.onPath,
          why: tool.notAsked === undefined ? (tool.answer?.trouble === undefined ? undefined : 'it did not say its version') : `not run: ${tool.notAsked}`,
        }),
      ),
    })),
    loaders: machine.loaderFolders.map(({ bin, external }) => ({
      folder: `${bin}/ExternalLoader`,
      loaders: external.map(({ file, path, storage, problem }): SetupLoader => {
        const reaches = storage !== undefined && ranges.length > 0 && ranges.every(({ start, end }) => start >= storage.start && end <= storage.start + storage.size);
        return { file, path, start: storage?.start, size: storage?.size, type: storage?.typeName, problem, fits: [...(boards.has(file.toLowerCase()) ? (['board'] as const) : []), ...(reaches ? (['range'] as const) : [])] };
      }),
    })),
    memoryMaps: machine.maps.map(({ server, deviceId, printed, absent }) => ({ server: server.path, deviceId, printed, absent })),
    ports: machine.ports?.map(({ port, taken, process: owner }) => ({ port, taken, process: owner === undefined ? undefined : `${owner.name} (${owner.id})` })),
    probeRules: machine.probeRules?.rules.map(({ file }) => file),
  };
}
