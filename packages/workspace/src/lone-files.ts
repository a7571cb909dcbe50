import { folderOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { deviceOfLoneScript, projectFolderAround } from './lone-device.js';
import { lazy } from './lazy.js';
import { loneProgram, type Openers } from './lone-program.js';
import { openLinkerScript } from './open-linker-script.js';
import type { Program } from './program.js';

export interface LoneFileOptions {
  /** Part number that overrides what the surroundings say. */
  readonly device?: string | undefined;
  /** Absolute folders in which INCLUDE looks after that of the script. */
  readonly searchFolders?: readonly string[] | undefined;
}

/** A program of which there is one linker script and nothing else. `path` is absolute; locations are relative to `folder`. */
export function openLoneScript(files: ProjectFiles, folder: string, path: string, { device, searchFolders }: LoneFileOptions = {}): Program {
  return loneFile(folder, path, {
    linkerScript: lazy(() => openLinkerScript(files, folder, path, projectFolderAround(files, folder, path)?.isCubeIde === true ? 'never' : 'auto', searchFolders)),
    device: lazy(() => deviceOfLoneScript(files, folder, path, device)),
  });
}

/** A program that consists of what `openers` open; its name is the file's path. */
export function loneFile(folder: string, path: string, openers: Openers): Program {
  const file = relativePath(folder, path);
  return loneProgram({ name: file, folder: relativePath(folder, folderOf(path)), location: { file } }, openers, 'the file is examined alone');
}
