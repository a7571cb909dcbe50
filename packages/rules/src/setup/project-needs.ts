import { isPresent, type LaunchInput, type Workspace } from '@qspi-doctor/workspace';
import { flashBytesOf } from '../launch/flash-bytes.js';
import type { ExternalRange, ProgramNeeds, ProjectNeeds, WantedLoader } from './inputs.js';

/** What the programs of a folder and their launch configurations need of the machine that they are debugged from. */
export async function projectNeeds(workspace: Workspace): Promise<ProjectNeeds> {
  const programs: ProgramNeeds[] = [];
  const loaders: WantedLoader[] = [];
  const ports: ProjectNeeds['ports'][number][] = [];
  for (const program of workspace.programs) {
    const [device, image, launches] = [await program.open('device'), await program.open('image'), await program.open('launches')];
    const part = isPresent(device) ? device.value.device : undefined;
    const stretches = new Map<string, ExternalRange>();
    for (const { address, bytes, window } of isPresent(image) ? flashBytesOf(image.value, part) : []) {
      const known = stretches.get(window.name);
      stretches.set(window.name, { controller: window.name, start: Math.min(address, known?.start ?? address), end: Math.max(address + bytes, known?.end ?? 0) });
    }
    const stLink = (isPresent(launches) ? launches.value : []).filter(({ configuration }) => configuration.probe === 'stlink-gdb-server');
    const withLoader = stLink.filter((launch) => launch.loaders.some(({ loader }) => loader.enabled));
    programs.push({ name: program.name, device: part, image: isPresent(image) ? image.value.file : undefined, external: [...stretches.values()], launches: { all: isPresent(launches) ? launches.value.length : 0, stLink: stLink.length, withLoader: withLoader.length, ...(await ownLoaders(stLink)) } });
    for (const launch of isPresent(launches) ? launches.value : []) {
      const { configuration } = launch;
      if (configuration.probe === 'stlink-gdb-server') for (const { loader, kind } of launch.loaders) if (loader.enabled && kind === 'shipped') loaders.push({ file: loader.file, location: launch.locate(loader.range) });
      if (configuration.port !== undefined && configuration.startServer !== false) ports.push({ port: configuration.port, location: launch.locate(undefined) });
    }
  }
  return { programs, loaders, ports };
}

/** Loaders that are no part of STM32CubeProgrammer. A bare name is one of its own, and what that reaches is read where it is installed. */
async function ownLoaders(launches: readonly LaunchInput[]): Promise<Pick<ProgramNeeds['launches'], 'ownLoaders' | 'unknownLoaders'>> {
  const ranges: { readonly start: number; readonly size: number }[] = [];
  let unknownLoaders = false;
  for (const { loader, kind, open } of launches.flatMap(({ loaders }) => loaders)) {
    if (!loader.enabled || kind === 'shipped' || kind === 'none') continue;
    const opened = kind === 'workspace' ? await open() : undefined;
    const storage = opened !== undefined && isPresent(opened) ? opened.value.storage : undefined;
    if (storage === undefined) unknownLoaders = true;
    else ranges.push({ start: storage.start, size: storage.size });
  }
  return { ownLoaders: ranges, unknownLoaders };
}
