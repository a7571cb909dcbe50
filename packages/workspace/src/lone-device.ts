import { readIoc } from '@qspi-doctor/cubeide';
import { deviceInText, findDevice, type Device } from '@qspi-doctor/devices';
import { folderOf, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import type { DeviceInput } from './inputs.js';

/** Projects keep their scripts in their own folder or little deeper. */
const mostLevels = 6;
const largestProjectFile = 4 << 20;

/** The folder of the CubeIDE or CubeMX project that a file lies in: the nearest one with `.cproject`, `.project` or an .ioc file, not above `folder`. */
export function projectFolderAround(files: ProjectFiles, folder: string, path: string): { folder: string; isCubeIde: boolean; ioc: string | undefined } | undefined {
  let current = folderOf(path);
  for (let level = 0; level < mostLevels; level++) {
    const names = listNames(files, current);
    const iocs = names.filter((name) => name.endsWith('.ioc'));
    const isCubeIde = names.includes('.cproject');
    if (isCubeIde || names.includes('.project') || iocs.length === 1) return { folder: current, isCubeIde, ioc: iocs.length === 1 ? `${current}/${iocs[0] ?? ''}` : undefined };
    if (current === folder || names.includes('.git') || folderOf(current) === current) return undefined;
    current = folderOf(current);
  }
  return undefined;
}

/**
 * The device of a script that is looked at alone: the option, the .ioc file of the project around it, the script's name, the part that all
 * configurations of `.cproject` agree on. A name that says another line than the project knows better: projects keep scripts of several boards.
 */
export function deviceOfLoneScript(files: ProjectFiles, folder: string, path: string, option: string | undefined): Available<DeviceInput> {
  if (option !== undefined) {
    const device = findDevice(option);
    return device ? { value: { device, source: 'option', location: {} } } : { absent: `no STM32 is known by the name "${option}"` };
  }
  const named = deviceInText(nameOf(path));
  const byName = (device: Device): Available<DeviceInput> => ({ value: { device, source: 'linker-script', location: { file: relativePath(folder, path) } } });
  const project = projectFolderAround(files, folder, path);
  const ioc = project?.ioc === undefined ? undefined : readIoc(files, project.ioc);
  const meant = ioc?.mcuName === undefined ? undefined : findDevice(ioc.mcuName);
  if (meant !== undefined && project?.ioc !== undefined && (named === undefined || named.line === meant.line)) return { value: { device: meant, source: 'ioc', location: { file: relativePath(folder, project.ioc) } } };
  if (named !== undefined) return byName(named);
  const cproject = project?.isCubeIde === true ? deviceOfCproject(files, `${project.folder}/.cproject`) : undefined;
  if (cproject !== undefined && project !== undefined) return { value: { device: cproject, source: 'cproject', location: { file: relativePath(folder, `${project.folder}/.cproject`) } } };
  return { absent: 'neither the name of the file nor a project around it names the device; give it with --device' };
}

/**
 * False where the script lies in a CubeIDE project whose build configurations all name other scripts: templates come with several, and what is
 * wrong in one that nothing is linked by does no harm. Undefined where no project says it.
 */
export function isNamedByProject(files: ProjectFiles, folder: string, path: string): boolean | undefined {
  const project = projectFolderAround(files, folder, path);
  const values = project?.isCubeIde === true ? optionValues(files, `${project.folder}/.cproject`, 'script').filter((value) => /\.lds?\b/i.test(value)) : [];
  return values.length === 0 ? undefined : values.some((value) => nameOf(value.replaceAll('\\', '/').replace(/\}$/, '')) === nameOf(path));
}

/** Values of an option of all build configurations. They are plain attributes, and the XML reader costs more than the rest of a lint run. */
function optionValues(files: ProjectFiles, path: string, option: string): readonly string[] {
  let text: string;
  try {
    if (files.statSync(path).size > largestProjectFile) return [];
    text = files.readFileSync(path);
  } catch {
    return [];
  }
  return [...text.matchAll(/<option [^>]*>/g)].flatMap(([element]) => (new RegExp(`superClass="[^"]*\\.option\\.${option}"`).test(element) ? (/\svalue="([^"]*)"/.exec(element)?.[1] ?? []) : []));
}

function deviceOfCproject(files: ProjectFiles, path: string): Device | undefined {
  const values = new Set(optionValues(files, path, 'target_mcu'));
  const [only, ...others] = [...values];
  return only === undefined || others.length > 0 ? undefined : findDevice(only);
}

function listNames(files: ProjectFiles, folder: string): readonly string[] {
  try {
    return files.readDirSync(folder).map(({ name }) => nameOf(name));
  } catch {
    return [];
  }
}
