import { readCubeProject, type CubeProject } from '@qspi-doctor/cubeide';
import { folderOf, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { LaunchHint } from './choose-configuration.js';
import { externalLoadersLeftOut } from './external-loaders.js';
import { looseImages } from './loose-images.js';
import { sketchOfProject } from './project-sketch.js';
import type { Scan } from './scan.js';
import { scriptSketches } from './script-sketches.js';
import type { ProgramSketch } from './sketch.js';
import { withUniqueNames } from './unique-names.js';

export interface FindOptions {
  /** Name of the build configuration to examine where a project has it. */
  readonly buildConfiguration?: string | undefined;
  /** What launch configurations say of the build configuration that is debugged. */
  readonly launches?: readonly LaunchHint[] | undefined;
}

export interface FoundPrograms {
  readonly sketches: readonly ProgramSketch[];
  /** Names of all build configurations of all projects. */
  readonly buildConfigurations: readonly string[];
  /** What was left out, in sentences. */
  readonly remarks: readonly string[];
}

/** CubeIDE projects first; what images and scripts remain outside of them are programs of plain folders. */
export async function findPrograms(files: ProjectFiles, scan: Scan, options: FindOptions = {}): Promise<FoundPrograms> {
  const projects = scan.projectFolders.map((folder) => readCubeProject(files, folder)).filter((project): project is CubeProject => project !== undefined && project.configurations.length > 0);
  const sketches: ProgramSketch[] = [];
  for (const project of projects) sketches.push(await sketchOfProject(files, scan, project, options));
  // A project may have its build folder elsewhere.
  const outputs = new Set(projects.flatMap(({ configurations }) => configurations.flatMap(({ imageCandidates }) => imageCandidates)));
  const inside = (path: string) => outputs.has(path) || projects.some(({ folder }) => path.startsWith(`${folder}/`));
  const { images, remarks } = looseImages(files, scan.folder, scan.images.filter((path) => !inside(path)));
  const looseScripts = scan.linkerScripts.filter((path) => !inside(path));
  for (const imagePath of images) sketches.push(sketchOfImage(imagePath, looseScripts));
  if (sketches.length === 0) sketches.push(...scriptSketches(scan, looseScripts));
  const own = withoutMiddleware(scan.folder, sketches);
  const kept = externalLoadersLeftOut(scan.folder, own.sketches);
  const buildConfigurations = [...new Set(projects.flatMap(({ configurations }) => configurations.map(({ name }) => name)))];
  return { sketches: withUniqueNames(scan.folder, kept.sketches), buildConfigurations, remarks: [...own.remarks, ...kept.remarks, ...remarks] };
}

/** Middleware and drivers bring projects of their own along, for other devices too: where there is anything else, they are not what is debugged. */
function withoutMiddleware(folder: string, sketches: readonly ProgramSketch[]): Pick<FoundPrograms, 'sketches' | 'remarks'> {
  const brought = sketches.filter((sketch) => /(?:^|\/)(?:Middlewares?|Drivers)\//i.test(`${relativePath(folder, sketch.folder)}/`));
  const [example] = brought;
  if (example === undefined || brought.length === sketches.length) return { sketches, remarks: [] };
  const where = relativePath(folder, example.folder);
  return { sketches: sketches.filter((sketch) => !brought.includes(sketch)), remarks: [`${brought.length === 1 ? `a project that comes with middleware (${where}) was` : `${brought.length} projects that come with middleware (${where}, …) were`} left out`] };
}

function sketchOfImage(imagePath: string, scripts: readonly string[]): ProgramSketch {
  return {
    name: nameOf(imagePath).replace(/\.[^.]*$/, ''),
    folder: folderOf(imagePath),
    project: undefined,
    configuration: undefined,
    examined: undefined,
    imagePath,
    whyNoImage: '',
    scriptPath: undefined,
    scriptCandidates: scripts,
    whyNoScript: scripts.length === 0 ? 'there is no linker script (.ld, .lds) in the folder' : 'none of the linker scripts in the folder fits the addresses and sections of the image',
  };
}
