import type { GrammarBytes } from '@qspi-doctor/c-source';
import { absolutePath, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { LaunchHint } from './choose-configuration.js';
import { findPrograms } from './find-programs.js';
import type { LaunchInput, LiveTargetAnswers, LogInput } from './inputs.js';
import { WorkspaceProgram, type ProgramContext } from './workspace-program.js';
import { readLaunchFile, resolveItems, type LaunchFile } from './open-launches.js';
import { resolveLoaders } from './open-loaders.js';
import { openServerScripts } from './open-server-scripts.js';
import { pairUp, type PairFacts } from './pair-up.js';
import type { Program, Workspace } from './program.js';
import { scanFolder } from './scan.js';
import { SourceFinder } from './source-finder.js';

export interface WorkspaceOptions {
  /** Part number that overrides what the folder says. */
  readonly device?: string | undefined;
  readonly buildConfiguration?: string | undefined;
  readonly ignored?: ((path: string) => boolean) | undefined;
  /** Told after each folder of the walk how many files were seen. */
  readonly onFolder?: ((filesSeen: number) => void) | undefined;
  /** Hands over the grammar of C when sources are asked for; without it they are not read. */
  readonly grammar?: (() => GrammarBytes | Promise<GrammarBytes>) | undefined;
  /** Logs of debug sessions (`openLog`). */
  readonly logs?: readonly LogInput[] | undefined;
  /** What a live target answered; asked anew for each rule, so that a second look counts. */
  readonly target?: (() => LiveTargetAnswers | undefined) | undefined;
}

/** Finds the programs of a folder. Reads project files, scripts and the heads of images; runs nothing. */
export async function openWorkspace(files: ProjectFiles, folderGiven: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const folder = absolutePath(folderGiven);
  const scan = scanFolder(files, folder, options.ignored, undefined, options.onFolder);
  const launches = scan.launches.map((path) => readLaunchFile(files, folder, path)).filter((launch): launch is LaunchFile => launch !== undefined);
  const { sketches, buildConfigurations, remarks } = await findPrograms(files, scan, { buildConfiguration: options.buildConfiguration, launches: launches.map(hintOf) });
  const programs: WorkspaceProgram[] = [];
  const context: ProgramContext = { files, folder, device: options.device, sources: new SourceFinder(folder, scan.sources), scan, siblings: programs, logs: options.logs, target: options.target, grammar: options.grammar };
  for (const sketch of sketches) programs.push(new WorkspaceProgram(sketch, context));
  assignLaunches(files, folder, launches, programs);

  const facts: PairFacts[] = [];
  for (const program of programs) facts.push(await program.pairFacts());
  const starters = await withObserved(programs, facts, pairUp(facts, (application, starter) => loadsBoth(programs, application, starter)));
  starters.forEach((starter, index) => {
    const application = programs[index];
    const bootloader = starter === undefined ? undefined : programs[starter];
    if (application && facts[index]?.needsStarter === true) application.role = 'application';
    if (!application || !bootloader) return;
    application.bootloader = bootloader;
    application.role = 'application';
    bootloader.role = 'bootloader';
  });
  const editorLaunches = scan.editorLaunches.map((path) => `${relativePath(folder, path)}: debug configurations of VS Code are not judged; "qspi-doctor launch --ide vscode --dry-run" shows what they should hold`);
  return { folder, programs, buildConfigurations, remarks: [...(scan.truncated ? [`${relativePath(folder, scan.folder)}: ${scan.truncated}`] : []), ...editorLaunches, ...remarks] };
}

/** More candidates than these are not run. */
const mostCandidates = 6;

/** Where neither names nor places say who starts a program, the images may: the one bootloader that jumps to it when it is run. */
async function withObserved(programs: readonly WorkspaceProgram[], facts: readonly PairFacts[], starters: readonly (number | undefined)[]): Promise<readonly (number | undefined)[]> {
  const found = [...starters];
  for (const [index, application] of facts.entries()) {
    if (found[index] !== undefined || application.needsStarter !== true) continue;
    const candidates = facts.flatMap((other, at) => (at !== index && other.startsAtReset && other.line === application.line ? [at] : []));
    if (candidates.length > mostCandidates) continue;
    const seen: number[] = [];
    for (const at of candidates) {
      const [starter, started] = [programs[at], programs[index]];
      if (starter && started && (await starter.starts(started)) === true) seen.push(at);
    }
    if (seen.length === 1) found[index] = seen[0];
  }
  return found;
}

function hintOf({ folder, input: { configuration } }: LaunchFile): LaunchHint {
  return { name: configuration.name, project: configuration.project, folder, program: configuration.program, buildConfigurationId: configuration.buildConfigurationId };
}

function loadsBoth(programs: readonly WorkspaceProgram[], application: number, starter: number): boolean {
  const [one, other]: readonly (Program | undefined)[] = [programs[application], programs[starter]];
  const loads = (launch: LaunchInput, program: Program | undefined) => launch.items.some((item) => item.program !== undefined && item.program === program);
  return [application, starter].some((index) => programs[index]?.launches.some((launch) => loads(launch, one) && loads(launch, other)));
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
    const places = { folder: launch.folder, projectFolder };
    const { configuration } = launch.input;
    holder?.launches.push({ ...launch.input, items, loaders: resolveLoaders(files, folder, configuration, places), serverScripts: openServerScripts(files, folder, configuration, places) });
  }
}

