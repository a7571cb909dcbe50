import { readCubeProject, type BuildConfiguration, type CubeProject } from '@qspi-doctor/cubeide';
import { folderOf, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Scan } from './scan.js';

/** A program as the folder's files suggest it, nothing opened yet. Paths are absolute. */
export interface ProgramSketch {
  readonly name: string;
  readonly folder: string;
  readonly project: CubeProject | undefined;
  readonly configuration: BuildConfiguration | undefined;
  readonly examined: string | undefined;
  readonly imagePath: string | undefined;
  readonly whyNoImage: string;
  readonly scriptPath: string | undefined;
  /** Candidates among which the image's addresses decide, where no project names the script. */
  readonly scriptCandidates: readonly string[];
  readonly whyNoScript: string;
}

export interface FindOptions {
  /** Name of the build configuration to examine where a project has it. */
  readonly buildConfiguration?: string | undefined;
}

/** CubeIDE projects first; what images and scripts remain outside of them are programs of plain folders. */
export function findPrograms(files: ProjectFiles, scan: Scan, options: FindOptions = {}): readonly ProgramSketch[] {
  const projects = scan.projectFolders.map((folder) => readCubeProject(files, folder)).filter((project): project is CubeProject => project !== undefined && project.configurations.length > 0);
  const sketches = projects.map((project) => sketchOfProject(files, scan, project, options));
  const inside = (path: string) => projects.some(({ folder }) => path.startsWith(`${folder}/`));
  const looseImages = distinctImages(scan.images.filter((path) => !inside(path)));
  const looseScripts = scan.linkerScripts.filter((path) => !inside(path));
  for (const imagePath of looseImages) {
    sketches.push({
      name: nameOf(imagePath).replace(/\.[^.]*$/, ''),
      folder: folderOf(imagePath),
      project: undefined,
      configuration: undefined,
      examined: undefined,
      imagePath,
      whyNoImage: '',
      scriptPath: undefined,
      scriptCandidates: looseScripts,
      whyNoScript: looseScripts.length === 0 ? 'there is no linker script in the folder' : 'none of the linker scripts in the folder has the memory that the image lies in',
    });
  }
  if (sketches.length === 0) for (const scriptPath of looseScripts.slice(0, 64)) sketches.push(sketchOfScript(scriptPath));
  return sketches;
}

function sketchOfProject(files: ProjectFiles, scan: Scan, project: CubeProject, { buildConfiguration }: FindOptions): ProgramSketch {
  const built = project.configurations.map((configuration) => ({ configuration, imagePath: imageOf(files, scan, configuration) }));
  const asked = buildConfiguration === undefined ? undefined : built.find(({ configuration }) => configuration.name === buildConfiguration);
  const chosen = asked ?? built.find(({ imagePath }) => imagePath !== undefined) ?? built[0];
  const configuration = chosen?.configuration;
  const script = configuration?.linkerScript;
  const scriptExists = script?.path !== undefined && files.fileExistsSync(script.path);
  return {
    name: project.name,
    folder: project.folder,
    project,
    configuration,
    examined: configuration && (built.length > 1 ? `build configuration ${configuration.name} of ${built.length} (${asked ? 'as asked' : chosen?.imagePath ? 'the first that is built' : 'the first; none is built'})` : `build configuration ${configuration.name}`),
    imagePath: chosen?.imagePath,
    whyNoImage: `no image: build configuration ${configuration?.name ?? '?'} of project ${project.name} first (looked for ${(configuration?.imageCandidates ?? []).map((path) => relativePath(scan.folder, path)).join(', ')})`,
    scriptPath: scriptExists ? script.path : undefined,
    scriptCandidates: [],
    whyNoScript:
      script === undefined
        ? `configuration ${configuration?.name ?? '?'} of project ${project.name} names no linker script`
        : (script.why ?? `configuration ${configuration?.name ?? '?'} names the linker script ${script.raw}, which is not there`),
  };
}

/** The configuration's own output; else the one image that lies in its build folder (an artifact that was renamed). */
function imageOf(files: ProjectFiles, scan: Scan, configuration: BuildConfiguration): string | undefined {
  const direct = configuration.imageCandidates.find((path) => files.fileExistsSync(path));
  if (direct !== undefined) return direct;
  const inFolder = scan.images.filter((path) => folderOf(path) === configuration.buildFolder);
  return inFolder.length === 1 ? inFolder[0] : undefined;
}

/** `fw.elf` beside `fw.axf` or `fw.out` is one image in two wrappings. */
function distinctImages(images: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return images.filter((path) => {
    const stem = path.replace(/\.[^./]*$/, '');
    if (seen.has(stem)) return false;
    seen.add(stem);
    return true;
  });
}

function sketchOfScript(scriptPath: string): ProgramSketch {
  return {
    name: nameOf(scriptPath).replace(/\.[^.]*$/, ''),
    folder: folderOf(scriptPath),
    project: undefined,
    configuration: undefined,
    examined: undefined,
    imagePath: undefined,
    whyNoImage: 'there is no image (.elf, .axf or .out) in the folder: build the project first',
    scriptPath,
    scriptCandidates: [],
    whyNoScript: '',
  };
}
