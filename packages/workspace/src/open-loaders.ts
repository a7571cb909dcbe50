import { readExternalLoader } from '@qspi-doctor/elf';
import { joinPath, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import type { LaunchConfiguration } from '@qspi-doctor/launch-config';
import type { LaunchLoaderInput } from './inputs.js';
import { lazy } from './lazy.js';
import { readExecutable } from './open-image.js';

/** Projects whose files a `${workspace_loc:/NAME/…}` may name. Folders are absolute. */
export interface LoaderPlaces {
  /** Of the launch file. */
  readonly folder: string;
  projectFolder(name: string): string | undefined;
}

const workspaceVariable = /^\$\{(?:workspace_loc|project_loc):\/?([^/}]+)(?:\/([^}]*))?\}(?:\/(.*))?$/;

/**
 * The loaders of a configuration with the files that they name, where those can be told without an installation of STM32CubeProgrammer: a bare
 * name means a loader that comes with it, unless a file of that name lies beside the launch file or in its project.
 */
export function resolveLoaders(files: ProjectFiles, workspaceFolder: string, configuration: LaunchConfiguration, places: LoaderPlaces): readonly LaunchLoaderInput[] {
  return configuration.externalLoaders.map((loader) => {
    const written = loader.path.trim();
    const variable = workspaceVariable.exec(written);
    const own = configuration.project === undefined ? undefined : places.projectFolder(configuration.project);
    let path: string | undefined;
    let kind: LaunchLoaderInput['kind'];
    if (written === '') kind = 'none';
    else if (variable) {
      const base = places.projectFolder(variable[1] ?? '');
      const rest = [variable[2], variable[3]].filter(Boolean).join('/');
      kind = base === undefined ? 'elsewhere' : 'workspace';
      path = base === undefined ? undefined : joinPath(base, rest);
    } else if (written.includes('${')) kind = 'elsewhere';
    else if (/^(?:[A-Za-z]:)?\//.test(written)) {
      // Only what lies in the examined folder is looked at: the rest belongs to one machine.
      kind = written.startsWith(`${workspaceFolder}/`) ? 'workspace' : 'elsewhere';
      path = kind === 'workspace' ? joinPath('/', written) : undefined;
    } else {
      path = [own, places.folder].filter((folder) => folder !== undefined).map((folder) => joinPath(folder, written)).find((candidate) => files.fileExistsSync(candidate));
      kind = path === undefined ? (nameOf(written) === written ? 'shipped' : 'elsewhere') : 'workspace';
    }
    const exists = path?.startsWith(`${workspaceFolder}/`) === true && files.fileExistsSync(path);
    const open = lazy(async () => {
      if (path === undefined || !exists) return { absent: `${loader.file || 'the loader'} is not among the examined files` };
      const image = await readExecutable(files, workspaceFolder, path);
      return 'value' in image ? { value: { storage: readExternalLoader(image.value) } } : image;
    });
    return { loader, kind, path, exists, open };
  });
}
