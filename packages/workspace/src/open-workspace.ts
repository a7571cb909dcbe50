import { absolutePath, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { findPrograms } from './find-programs.js';
import { WorkspaceProgram, type ProgramContext } from './workspace-program.js';
import { readLaunchFile, resolveItems, type LaunchFile } from './open-launches.js';
import { resolveLoaders } from './open-loaders.js';
import { pairUp, type PairFacts } from './pair-up.js';
import type { Program, Workspace } from './program.js';
import { scanFolder } from './scan.js';
import { SourceFinder } from './source-finder.js';

export interface WorkspaceOptions {
  /** Part number that overrides what the folder says. */
  readonly device?: string | undefined;
  readonly buildConfiguration?: string | undefined;
  readonly ignored?: ((path: string) => boolean) | undefined;
}

/** Finds the programs of a folder. Reads project files, scripts and the heads of images; runs nothing. */
export async function openWorkspace(files: ProjectFiles, folderGiven: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const folder = absolutePath(folderGiven);
  const scan = scanFolder(files, folder, options.ignored);
  const sketches = findPrograms(files, scan, { buildConfiguration: options.buildConfiguration });
  const programs: WorkspaceProgram[] = [];
  const context: ProgramContext = { files, folder, device: options.device, sources: new SourceFinder(folder, scan.sources), siblings: programs };
  for (const sketch of sketches) programs.push(new WorkspaceProgram(sketch, context));

  const facts = await Promise.all(programs.map(async (program): Promise<PairFacts> => program.pairFacts()));
  const starters = pairUp(facts);
  starters.forEach((starter, index) => {
    const application = programs[index];
    const bootloader = starter === undefined ? undefined : programs[starter];
    if (!application || !bootloader) return;
    application.bootloader = bootloader;
    application.role = 'application';
    bootloader.role = 'bootloader';
  });

  const launches = scan.launches.map((path) => readLaunchFile(files, folder, path)).filter((launch): launch is LaunchFile => launch !== undefined);
  assignLaunches(files, folder, launches, programs);
  return { folder, programs, remarks: scan.truncated ? [`${relativePath(folder, scan.folder)}: ${scan.truncated}`] : [] };
}

/** A launch belongs to the program of its main image; failing that to the program in whose folder it lies. */
function assignLaunches(files: ProjectFiles, folder: string, launches: readonly LaunchFile[], programs: readonly WorkspaceProgram[]): void {
  const targets = programs.map((program) => program.loadTarget());
  for (const launch of launches) {
    const items = resolveItems(files, launch, targets);
    const main = items.find(({ item }) => item.fromMainTab) ?? items[0];
    const owner = programs.find((program) => (program as Program) === main?.program) ?? programs.filter((program) => program.contains(launch.path)).sort((a, b) => b.folder.length - a.folder.length)[0];
    // What cannot be read says itself nowhere whose it is.
    const holder = owner ?? (launch.input.unreadable ? programs[0] : undefined);
    const projectFolder = (name: string) => targets.find(({ projectName }) => projectName === name)?.projectFolder;
    holder?.launches.push({ ...launch.input, items, loaders: resolveLoaders(files, folder, launch.input.configuration, { folder: launch.folder, projectFolder }) });
  }
}

