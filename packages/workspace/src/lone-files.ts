import type { Location } from '@qspi-doctor/diagnostics';
import { folderOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import type { ProgramInputs } from './inputs.js';
import { deviceOfLoneScript, projectFolderAround } from './lone-device.js';
import { lazy } from './lazy.js';
import { openLinkerScript } from './open-linker-script.js';
import type { Program } from './program.js';

export interface LoneFileOptions {
  /** Part number that overrides what the surroundings say. */
  readonly device?: string | undefined;
  /** Absolute folders in which INCLUDE looks after that of the script. */
  readonly searchFolders?: readonly string[] | undefined;
}

const nothingElse = { absent: 'the file is examined alone' } as const;

/** A program of which there is one linker script and nothing else. `path` is absolute; locations are relative to `folder`. */
export function openLoneScript(files: ProjectFiles, folder: string, path: string, { device, searchFolders }: LoneFileOptions = {}): Program {
  const openers: { readonly [K in keyof ProgramInputs]?: () => Available<ProgramInputs[K]> } = {
    linkerScript: lazy(() => openLinkerScript(files, folder, path, projectFolderAround(files, folder, path)?.isCubeIde === true ? 'never' : 'auto', searchFolders)),
    device: lazy(() => deviceOfLoneScript(files, folder, path, device)),
  };
  return loneProgram(folder, path, openers);
}

/** A program that consists of what `openers` open; its name is the file's path. */
export function loneProgram(folder: string, path: string, openers: { readonly [K in keyof ProgramInputs]?: () => Available<ProgramInputs[K]> }): Program {
  const file = relativePath(folder, path);
  const location: Location = { file };
  const program: Program = {
    name: file,
    folder: relativePath(folder, folderOf(path)),
    role: 'single',
    bootloader: undefined,
    examined: undefined,
    location,
    siblings: [],
    open: async <K extends keyof ProgramInputs>(input: K): Promise<Available<ProgramInputs[K]>> => {
      if (input === 'program') return { value: program as ProgramInputs[K] };
      const opener = openers[input];
      return opener === undefined ? nothingElse : opener();
    },
  };
  return program;
}
