import { compareVersions, versionOf, type Machine } from '@qspi-doctor/cubeide';
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
  return [...found.values()].sort((a, b) => compareTools(b, a));
}

/** Versions of plug-ins, of servers and of bundles are different countings: like is compared with like, else by the release around it. */
export function compareTools(a: InstalledTool, b: InstalledTool): number {
  const both = (one: string | undefined, other: string | undefined) => (one === undefined || other === undefined ? 0 : compareVersions(one, other));
  return (
    both(a.tool.answer?.version, b.tool.answer?.version) ||
    (a.installation.kind === b.installation.kind ? both(a.tool.packageVersion, b.tool.packageVersion) : 0) ||
    both(versionOf(a.tool), versionOf(b.tool)) * Number(a.installation.kind === b.installation.kind)
  );
}

/** `ST-LINK_gdbserver 7.5.0, plug-in 2.1.100.202310302101`. */
export function describeTool({ tool, installation }: InstalledTool): string {
  const own = tool.answer?.version;
  const inPackage = tool.packageVersion === undefined ? '' : `${installation.kind === 'bundles' ? 'bundle' : 'plug-in'} ${tool.packageVersion}`;
  return `${tool.path.slice(tool.path.lastIndexOf('/') + 1)}${own === undefined ? '' : ` ${own}`}${inPackage === '' ? '' : own === undefined ? ` of ${inPackage}` : `, ${inPackage}`}`;
}
