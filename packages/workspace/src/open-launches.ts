import { LineIndex } from '@qspi-doctor/diagnostics';
import { folderOf, joinPath, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { describeLaunch, readLaunch } from '@qspi-doctor/launch-config';
import type { LaunchInput, LaunchItemInput } from './inputs.js';
import type { Program } from './program.js';

const maxLaunchBytes = 4 << 20;
/** Stands for a file of which nothing can be read, so that a rule can say so. */
const emptyConfiguration = '<launchConfiguration type="unreadable"/>';

/** A launch file as read, before it is known which program each of its images belongs to. */
export interface LaunchFile {
  readonly path: string;
  readonly folder: string;
  readonly input: Omit<LaunchInput, 'items' | 'loaders' | 'serverScripts'>;
}

export function readLaunchFile(files: ProjectFiles, folder: string, path: string): LaunchFile | undefined {
  let text: string;
  try {
    if (files.statSync(path).size > maxLaunchBytes) return undefined;
    text = files.readFileSync(path);
  } catch {
    return undefined;
  }
  const name = nameOf(path).replace(/\.launch$/, '');
  const { value, problems } = readLaunch(text, name);
  const document = value ?? readLaunch(emptyConfiguration, name).value;
  if (document === undefined) return undefined;
  const file = relativePath(folder, path);
  const lines = new LineIndex(text);
  return {
    path,
    folder: path.slice(0, path.lastIndexOf('/')),
    input: { file, document, configuration: describeLaunch(document), problems, unreadable: value === undefined, locate: (range) => (range ? { file, ...lines.locate(range) } : { file }) },
  };
}

/** What the workspace knows of a program that a load list may name. */
export interface LoadTarget {
  readonly program: Program;
  readonly projectName: string | undefined;
  readonly projectFolder: string;
  readonly imagePath: string | undefined;
  /** Absolute paths that the project's configurations build. */
  readonly buildOutputs: readonly string[];
}

/** Resolves each image that a launch names to a file and a program. */
export function resolveItems(files: ProjectFiles, launch: LaunchFile, targets: readonly LoadTarget[]): readonly LaunchItemInput[] {
  return launch.input.configuration.loadList.map((item) => {
    const written = item.path;
    const project = item.project ?? launch.input.configuration.project;
    const owner = project === undefined ? undefined : closest(targets.filter(({ projectName }) => projectName === project), launch.folder);
    const path = pathOf(files, written, launch.folder, project, owner);
    const target = targets.find(({ imagePath, buildOutputs }) => path !== undefined && (imagePath === path || buildOutputs.includes(path))) ?? (isAbsolute(written) ? undefined : owner);
    return {
      item,
      path,
      exists: path !== undefined && files.fileExistsSync(path),
      isBuildOutput: path !== undefined && targets.some(({ buildOutputs }) => buildOutputs.includes(path)),
      program: target?.program,
    };
  });
}

/** Relative paths count from the project's folder. What an unknown project would build is not known: there, only what exists is a path. */
function pathOf(files: ProjectFiles, written: string, launchFolder: string, project: string | undefined, owner: LoadTarget | undefined): string | undefined {
  if (written === '' || written.includes('${')) return undefined;
  const path = joinPath(owner?.projectFolder ?? launchFolder, written);
  if (files.fileExistsSync(path)) return path;
  // Where not even the folder is, the path is of another machine: whether the file is there nobody can tell here.
  if (isAbsolute(written)) return outputOfAnotherMachine(written, owner) ?? (files.directoryExistsSync(folderOf(path)) ? path : undefined);
  return owner === undefined && project !== undefined ? undefined : path;
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(path);
}

/** `D:/Projects/App/Debug/App.elf` in the launch configuration of App means its Debug/App.elf, wherever the project lies now. */
function outputOfAnotherMachine(written: string, owner: LoadTarget | undefined): string | undefined {
  return owner?.buildOutputs.find((output) => output.startsWith(`${owner.projectFolder}/`) && written.endsWith(output.slice(owner.projectFolder.length)));
}

/** Projects of one name may exist several times in a tree; the one nearest to the launch file is meant. */
function closest(targets: readonly LoadTarget[], folder: string): LoadTarget | undefined {
  const distance = ({ projectFolder }: LoadTarget) => {
    const a = projectFolder.split('/');
    const b = folder.split('/');
    let common = 0;
    while (common < a.length && common < b.length && a[common] === b[common]) common++;
    return a.length + b.length - 2 * common;
  };
  return [...targets].sort((a, b) => distance(a) - distance(b))[0];
}
