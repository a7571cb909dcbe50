import { compareVersions, type Machine } from '@qspi-doctor/cubeide';
import type { InstalledTool, ProjectNeeds, SetupPieces } from './inputs.js';

/** What a machine and a project give the rules to look at; of what is absent, why. */
export function setupPieces(machine: Machine, project: ProjectNeeds | undefined): SetupPieces {
  const servers = toolsOf(machine, 'gdb-server');
  const onlyHere = machine.only === undefined ? undefined : `only ${machine.only} was looked at (--installation)`;
  return {
    machine: { value: machine },
    servers: servers.length > 0 ? { value: servers } : { absent: 'no ST-LINK GDB server was found' },
    loaders: machine.loaderFolders.length > 0 ? { value: machine.loaderFolders } : { absent: 'no STM32CubeProgrammer was found, and with it no external loaders' },
    maps: servers.length === 0 ? { absent: 'no ST-LINK GDB server was found' } : machine.maps.length > 0 ? { value: machine.maps } : { absent: machine.ran ? 'the device is not known: name the folder of the project, or --device' : 'no program was run (--no-run)' },
    probeRules: machine.probeRules ? { value: machine.probeRules } : { absent: onlyHere ?? (machine.platform === 'linux' ? 'there is no folder with udev rules' : 'udev rules are a matter of Linux') },
    ports: machine.ports ? { value: machine.ports } : { absent: onlyHere ?? 'the ports were not looked at' },
    project: project ? { value: project } : { absent: 'no project was named: qspi-doctor setup FOLDER' },
  };
}

/** Tools of one kind, the newest first; the same executable once. */
export function toolsOf(machine: Machine, name: InstalledTool['tool']['name']): readonly InstalledTool[] {
  const found = new Map<string, InstalledTool>();
  for (const installation of machine.installations) for (const tool of installation.tools) if (tool.name === name && !found.has(tool.path)) found.set(tool.path, { tool, installation });
  return [...found.values()].sort(orderOf([...found.values()]));
}

/**
 * Programs, plug-ins, bundles and releases each count in their own way: one way is taken for the whole list, the first that all of them have. What has no
 * number stands last.
 */
function orderOf(all: readonly InstalledTool[]): (a: InstalledTool, b: InstalledTool) => number {
  const ways: readonly ((each: InstalledTool) => string | undefined)[] = [({ tool }) => tool.answer?.version, ({ installation }) => installation.version, ({ tool }) => tool.packageVersion];
  const complete = ways.filter((way) => all.every((each) => way(each) !== undefined));
  const [first, ...rest] = [...complete, ...ways.filter((way) => !complete.includes(way))];
  return (a, b) => [first, ...rest].reduce((order, way) => order || compareVersions(way?.(b) ?? '', way?.(a) ?? ''), 0);
}

/** True where the version of one is known to be below that of the other: both said it, or both come in packages of the same kind. */
export function isOlder(a: InstalledTool, b: InstalledTool): boolean {
  const [one, other] = [a.tool.answer?.version, b.tool.answer?.version];
  if (one !== undefined && other !== undefined) return compareVersions(one, other) < 0;
  const [packageOne, packageOther] = [a.tool.packageVersion, b.tool.packageVersion];
  return a.installation.kind === b.installation.kind && packageOne !== undefined && packageOther !== undefined && compareVersions(packageOne, packageOther) < 0;
}

/** `ST-LINK_gdbserver 7.5.0, plug-in 2.1.100.202310302101`. */
export function describeTool({ tool, installation }: InstalledTool): string {
  const own = tool.answer?.version;
  const inPackage = tool.packageVersion === undefined ? '' : `${installation.kind === 'bundles' ? 'bundle' : 'plug-in'} ${tool.packageVersion}`;
  return `${tool.path.slice(tool.path.lastIndexOf('/') + 1)}${own === undefined ? '' : ` ${own}`}${inPackage === '' ? '' : own === undefined ? ` of ${inPackage}` : `, ${inPackage}`}`;
}
