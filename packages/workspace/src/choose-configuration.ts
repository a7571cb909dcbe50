import type { BuildConfiguration, CubeProject } from '@qspi-doctor/cubeide';
import { folderOf, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Scan } from './scan.js';

/** A launch configuration's hint at what is debugged. */
export interface LaunchHint {
  readonly name: string;
  readonly project: string | undefined;
  /** Absolute; of the folder in which the launch file lies. */
  readonly folder: string;
  /** As written. */
  readonly program: string | undefined;
  readonly buildConfigurationId: string | undefined;
}

export interface ChosenConfiguration {
  readonly configuration: BuildConfiguration | undefined;
  readonly imagePath: string | undefined;
  /** Which one and why, for people. */
  readonly examined: string | undefined;
}

/** Decides whether an image can come from a configuration's linker script. */
export type ScriptFits = (configuration: BuildConfiguration, imagePath: string) => Promise<boolean>;

interface Candidate {
  readonly configuration: BuildConfiguration;
  readonly imagePath: string | undefined;
  readonly launch: LaunchHint | undefined;
}

/** One configuration is examined: the one that is asked for; else of those that are built the one that is debugged; else the first. */
export async function chooseConfiguration(files: ProjectFiles, scan: Scan, project: CubeProject, asked: string | undefined, launches: readonly LaunchHint[], fits: ScriptFits): Promise<ChosenConfiguration> {
  const own = launches.filter((launch) => launch.project === project.name && isNear(launch.folder, project.folder));
  const candidates = project.configurations.map((configuration): Candidate => ({ configuration, imagePath: imageOf(files, scan, configuration), launch: own.find((launch) => isMeant(launch, configuration, project)) }));
  const all = candidates.length;
  const pick = ({ configuration, imagePath }: Candidate, why: string): ChosenConfiguration => ({ configuration, imagePath, examined: all > 1 ? `build configuration ${configuration.name} (${why})` : `build configuration ${configuration.name}` });

  const wanted = asked === undefined ? undefined : candidates.find(({ configuration }) => configuration.name === asked);
  if (wanted) return pick(wanted, `as asked; the project has ${all}`);
  const notHere = asked === undefined ? '' : `; there is no ${asked}`;
  const built = candidates.filter(({ imagePath }) => imagePath !== undefined);
  const [first] = built;
  if (first === undefined) {
    const debugged = candidates.find(({ launch }) => launch !== undefined);
    const chosen = debugged ?? candidates[0];
    if (chosen === undefined) return { configuration: undefined, imagePath: undefined, examined: undefined };
    return pick(chosen, `${debugged?.launch ? `of ${all} the one that the launch configuration "${debugged.launch.name}" debugs` : `the first of ${all}`}; none is built yet${notHere}`);
  }
  if (built.length === 1) return pick(first, `the only one of ${all} that is built${notHere}`);
  const debugged = built.find(({ launch }) => launch !== undefined);
  const chosen = debugged ?? first;
  const sharing = built.filter(({ imagePath }) => imagePath === chosen.imagePath);
  if (sharing.length > 1) {
    // Which of them linked the image last is for the image to say.
    const fitting: Candidate[] = [];
    for (const candidate of sharing) if (await fits(candidate.configuration, candidate.imagePath ?? '')) fitting.push(candidate);
    const one = fitting.find(({ launch }) => Boolean(launch?.buildConfigurationId)) ?? fitting[0];
    const shared = `${sharing.length} of ${all} build ${nameOf(chosen.imagePath ?? '')} in one folder, and it fits the linker script of`;
    return one ? pick(one, `${shared} ${fitting.length === 1 ? 'this one alone' : `${fitting.length}`}${notHere}`) : pick(chosen, `${shared} none${notHere}`);
  }
  if (debugged?.launch) return pick(debugged, `${built.length} of ${all} are built; the launch configuration "${debugged.launch.name}" debugs this one${notHere}`);
  return pick(first, `the first of ${built.length} that are built${notHere}; choose another with --build-config`);
}

function isMeant({ program, buildConfigurationId }: LaunchHint, configuration: BuildConfiguration, project: CubeProject): boolean {
  const path = program?.replaceAll('\\', '/');
  if (path !== undefined && configuration.imageCandidates.some((candidate) => relativePath(project.folder, candidate) === path || candidate === path)) return true;
  return buildConfigurationId !== undefined && buildConfigurationId !== '' && buildConfigurationId === configuration.id;
}

/** Projects of one name may exist several times in a tree: a launch file in the project or around it is meant. */
function isNear(launchFolder: string, projectFolder: string): boolean {
  const around = launchFolder.replace(/\/\.metadata(?:\/.*)?$/, '');
  return around === projectFolder || around.startsWith(`${projectFolder}/`) || projectFolder.startsWith(`${around}/`);
}

/** The configuration's own output; else the one image that lies in its build folder (an artifact that was renamed). */
function imageOf(files: ProjectFiles, scan: Scan, configuration: BuildConfiguration): string | undefined {
  const direct = configuration.imageCandidates.find((path) => files.fileExistsSync(path));
  if (direct !== undefined) return direct;
  const inFolder = scan.images.filter((path) => folderOf(path) === configuration.buildFolder);
  return inFolder.length === 1 ? inFolder[0] : undefined;
}
