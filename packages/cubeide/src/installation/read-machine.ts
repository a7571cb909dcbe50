import { folderOf, nameOf, type Ports, type ProgramLimits, type Programs, type ProjectFiles } from '@qspi-doctor/files';
import { askLimits, askVersion } from './ask-programs.js';
import { findInstallations, installationsIn } from './find-installations.js';
import type { Host } from './host.js';
import type { Installation, Tool } from './installation.js';
import { readLoaders } from './loaders.js';
import type { Machine, ServerMap } from './machine.js';
import { reasonNotToRun } from './may-run.js';
import { readMemoryMap } from './memory-map.js';
import { readProbeRules } from './probe-rules.js';
import { readServerConfig } from './server-config.js';

export interface MachineDoors {
  readonly files: ProjectFiles;
  readonly programs: Programs;
  readonly ports: Ports;
}

export interface MachineWishes {
  /** Look at this folder alone. */
  readonly only?: string | undefined;
  /** Ask programs for their versions. */
  readonly run: boolean;
  /** The examined project: nothing in it is run. */
  readonly project?: string | undefined;
  /** DBGMCU_IDCODE.DEV_ID values for which servers are asked for their memory map. */
  readonly deviceIds?: readonly number[];
  readonly ports?: readonly number[] | undefined;
  /** How long a program may take to answer. */
  readonly milliseconds?: number;
}

/** ST-LINK GDB server, its SWV port, OpenOCD, and ST's server that shares a probe. */
export const usualPorts = [61234, 61235, 3333, 7184] as const;
const atOnce = 3;
const mostTools = 64;
const mostMaps = 12;
const mostPrinted = 4000;

/** Looks at the machine: names, versions, loaders; with `run`, each program is asked for its version, and ST-LINK servers for their memory map. */
export async function readMachine({ files, programs, ports }: MachineDoors, host: Host, wishes: MachineWishes): Promise<Machine> {
  const { only, run, project, deviceIds = [] } = wishes;
  const limits: ProgramLimits = { ...askLimits, milliseconds: wishes.milliseconds ?? askLimits.milliseconds };
  const found = only === undefined ? findInstallations(files, host) : installationsIn(files, only);
  const ask = async (tool: Tool): Promise<Tool> => {
    const reason = run ? reasonNotToRun(files, host, tool.path, project) : 'no program was run (--no-run)';
    return reason === undefined ? { ...tool, answer: await askVersion(programs, tool, { ...limits, libraries: librariesOf(files, tool) }) } : { ...tool, notAsked: reason };
  };
  const asked = new Map<string, Tool>();
  const all = [...new Map(found.installations.flatMap(({ tools }) => tools).map((tool) => [tool.path, tool])).values()];
  for (let at = 0; at < Math.min(all.length, mostTools); at += atOnce) {
    for (const tool of await Promise.all(all.slice(at, Math.min(at + atOnce, mostTools)).map(ask))) asked.set(tool.path, tool);
  }
  const installations = found.installations.map((installation): Installation => ({ ...installation, tools: installation.tools.map((tool) => asked.get(tool.path) ?? { ...tool, notAsked: 'there are too many programs' }) }));
  const servers = installations.flatMap(({ tools }) => tools).filter(({ name }) => name === 'gdb-server');
  return {
    platform: host.platform,
    isRoot: host.isRoot,
    only,
    ran: run,
    searched: found.searched,
    passedOver: found.passedOver,
    installations,
    loaderFolders: await readLoaders(files, installations),
    configs: servers.flatMap(({ path }) => readServerConfig(files, path) ?? []),
    maps: await readMaps(files, programs, servers, deviceIds, limits),
    probeRules: only === undefined && host.platform === 'linux' ? readProbeRules(files, servers.map(({ path }) => folderOf(path))) : undefined,
    ports: only === undefined ? await ports.uses([...new Set([...usualPorts, ...(wishes.ports ?? [])])]) : undefined,
  };
}

/**
 * A server that is asked for what it does not know might start to serve, and take the probe: it is asked for a map only where its own help lists the option, as
 * that of 7.10 and 7.11 does.
 */
async function readMaps(files: ProjectFiles, programs: Programs, servers: readonly Tool[], deviceIds: readonly number[], bounds: ProgramLimits): Promise<readonly ServerMap[]> {
  const maps: ServerMap[] = [];
  if (deviceIds.length === 0) return maps;
  for (const server of servers) {
    const limits = { ...bounds, libraries: librariesOf(files, server) };
    const none = (absent: string) => deviceIds.forEach((deviceId) => maps.push({ server, deviceId, lines: [], printed: '', absent }));
    if (server.answer?.version === undefined) {
      none(server.notAsked ?? 'the server did not say its version');
      continue;
    }
    const help = await programs.run(server.path, ['--help'], limits);
    if (help.timedOut || !/--memory-map\b/.test(help.stdout + help.stderr)) {
      none(`the help of ${nameOf(server.path)} ${server.answer.version} does not list --memory-map`);
      continue;
    }
    for (const deviceId of deviceIds) {
      if (maps.length >= mostMaps) return maps;
      const { stdout, stderr, timedOut, flooded, failure } = await programs.run(server.path, ['--memory-map', `0x${deviceId.toString(16)}`], limits);
      const printed = (stdout.trim() === '' ? stderr : stdout).trim();
      const absent = failure !== undefined ? `it could not be started (${failure})` : timedOut ? 'it gave no answer in time' : flooded ? 'it said too much' : printed === '' ? 'it printed nothing' : undefined;
      maps.push({ server, deviceId, lines: absent === undefined ? readMemoryMap(printed) : [], printed: printed.slice(0, mostPrinted), absent });
    }
  }
  return maps;
}

/** Older servers have the library of the probe in a folder beside them, and ST's start script names it to the loader (public start scripts for plug-ins 1.4 and 1.6). */
function librariesOf(files: ProjectFiles, { path, name }: Tool): readonly string[] {
  return name === 'gdb-server' ? ['linux_x64', 'mac_x64'].map((system) => `${folderOf(path)}/native/${system}`).filter((folder) => files.directoryExistsSync(folder)) : [];
}
