import { folderOf, nameOf } from '@qspi-doctor/files';
import type { ProjectFiles } from '@qspi-doctor/files';
import type { TextProblem } from '@qspi-doctor/diagnostics';
import { readBuildConfigurations } from './build-configurations.js';
import type { CubeProject } from './cube-project.js';
import { readIoc } from './ioc.js';
import type { LinkedResource } from './project-description.js';
import { readProjectDescription } from './project-description.js';
import { xmlLimits } from './xml.js';

const cppNature = 'org.eclipse.cdt.core.ccnature';

/**
 * Reads the project in `folder` (absolute): `.project`, `.cproject` and the `.ioc` that belongs to it. Undefined where neither of the first two is there.
 * Damage in a file leaves its part empty and is told under `problems`.
 */
export function readCubeProject(files: ProjectFiles, folder: string): CubeProject | undefined {
  const projectFile = existing(files, `${folder}/.project`);
  const cprojectFile = existing(files, `${folder}/.cproject`);
  if (projectFile === undefined && cprojectFile === undefined) return undefined;
  const problems: { file: string; problem: TextProblem }[] = [];
  const report = (file: string, found: readonly TextProblem[]) => problems.push(...found.map((problem) => ({ file, problem })));

  const projectText = projectFile === undefined ? undefined : read(files, projectFile, report);
  const described = projectText === undefined ? undefined : readProjectDescription(projectText, folder);
  if (projectFile !== undefined && described) report(projectFile, described.problems);
  const name = described?.value?.name || nameOf(folder);
  const natures = described?.value?.natures ?? [];
  const linkedResources = described?.value?.linkedResources ?? [];
  const isCpp = natures.includes(cppNature);

  const cprojectText = cprojectFile === undefined ? undefined : read(files, cprojectFile, report);
  const built = cprojectText === undefined ? undefined : readBuildConfigurations(cprojectText, { files, folder, name, linkedResources }, isCpp);
  if (cprojectFile !== undefined && built) report(cprojectFile, built.problems);
  const iocFile = findIoc(files, folder, name, linkedResources);
  return {
    folder,
    name,
    problems,
    configurations: built?.value ?? [],
    ioc: iocFile === undefined ? undefined : readIoc(files, iocFile),
    linkedResources,
    projectFile,
    cprojectFile,
    natures,
    isCpp,
  };
}

function existing(files: ProjectFiles, path: string): string | undefined {
  return files.fileExistsSync(path) ? path : undefined;
}

function read(files: ProjectFiles, file: string, report: (file: string, problems: readonly TextProblem[]) => void): string | undefined {
  const nowhere = { start: 0, end: 0 };
  try {
    const { size } = files.statSync(file);
    // UTF-8 takes up to four bytes a character; the exact limit is the parser's.
    if (size <= 4 * xmlLimits.size) return files.readFileSync(file);
    report(file, [{ message: `the file has ${size} bytes; at most ${4 * xmlLimits.size} are read`, range: nowhere }]);
  } catch (error) {
    report(file, [{ message: `cannot be read: ${error instanceof Error ? error.message : String(error)}`, range: nowhere }]);
  }
  return undefined;
}

/** In the folder itself, through a link, or up to two folders around it: CubeMX puts `STM32CubeIDE/CM7` below the folder of the `.ioc`. */
function findIoc(files: ProjectFiles, folder: string, name: string, links: readonly LinkedResource[]): string | undefined {
  const own = pick(iocFiles(files, folder), name);
  if (own !== undefined) return own;
  const linked = links.find((link) => link.resolved !== undefined && /\.ioc$/i.test(link.name) && files.fileExistsSync(link.resolved))?.resolved;
  if (linked !== undefined) return linked;
  let around = folder;
  for (let level = 0; level < 2; level++) {
    around = folderOf(around);
    const found = iocFiles(files, around);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

function pick(candidates: readonly string[], name: string): string | undefined {
  return candidates.find((file) => nameOf(file).toLowerCase() === `${name.toLowerCase()}.ioc`) ?? candidates[0];
}

function iocFiles(files: ProjectFiles, folder: string): string[] {
  try {
    return files
      .readDirSync(folder)
      .filter((entry) => !entry.isDirectory && /\.ioc$/i.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
