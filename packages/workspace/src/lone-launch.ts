import type { ProjectFiles } from '@qspi-doctor/files';
import { loneFile } from './lone-files.js';
import { readLaunchFile, resolveItems } from './open-launches.js';
import type { Program } from './program.js';

/** A program of which there is one launch configuration and nothing else; undefined where the file cannot be had. */
export function openLoneLaunch(files: ProjectFiles, folder: string, path: string): Program | undefined {
  const launch = readLaunchFile(files, folder, path);
  if (launch === undefined) return undefined;
  const input = { ...launch.input, items: resolveItems(files, launch, []), loaders: [], serverScripts: [] };
  return loneFile(folder, path, { launches: () => ({ value: [input] }) });
}
