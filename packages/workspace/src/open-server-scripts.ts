import { LineIndex } from '@qspi-doctor/diagnostics';
import { joinPath, relativePath, toSlashes, type ProjectFiles } from '@qspi-doctor/files';
import type { LaunchConfiguration } from '@qspi-doctor/launch-config';
import type { ServerScriptInput } from './inputs.js';
import type { LoaderPlaces } from './open-loaders.js';

const maxScriptBytes = 1 << 20;
const maxScripts = 16;

/** The scripts that a configuration hands to OpenOCD: the one of its own field, then those of `-f` among the further options. */
export function openServerScripts(files: ProjectFiles, workspaceFolder: string, { openOcd, project }: LaunchConfiguration, places: LoaderPlaces): readonly ServerScriptInput[] {
  if (openOcd === undefined) return [];
  const options = [...openOcd.options.matchAll(/(?:^|\s)(?:-f|--file)[\s=]*("[^"]*"|'[^']*'|[^\s"']+)/g)].map(([, name = '']) => name.replace(/^["']|["']$/g, ''));
  const own = project === undefined ? undefined : places.projectFolder(project);
  return [...(openOcd.script === undefined ? [] : [openOcd.script]), ...options].slice(0, maxScripts).map((written) => {
    const path = candidates(toSlashes(written.trim()), places, own).find((candidate) => candidate.startsWith(`${workspaceFolder}/`) && files.fileExistsSync(candidate));
    const text = path === undefined ? undefined : readText(files, path);
    if (path === undefined || text === undefined) return { written, file: undefined, text: undefined, locate: () => ({}) };
    const file = relativePath(workspaceFolder, path);
    const lines = new LineIndex(text);
    return { written, file, text, locate: (range) => ({ file, ...lines.locate(range) }) };
  });
}

/** `${ProjDirPath}` and `${project_loc}` are the project of the configuration, `${workspace_loc:/NAME/…}` any project. */
function candidates(written: string, places: LoaderPlaces, own: string | undefined): readonly string[] {
  const variable = /^\$\{(?:ProjDirPath|project_loc)\}\/(.+)$/.exec(written);
  if (variable) return [own ?? places.folder].map((folder) => joinPath(folder, variable[1] ?? ''));
  const named = /^\$\{(?:workspace_loc|project_loc):\/?([^/}]+)(?:\/([^}]*))?\}(?:\/(.*))?$/.exec(written);
  if (named) {
    const base = places.projectFolder(named[1] ?? '');
    return base === undefined ? [] : [joinPath(base, [named[2], named[3]].filter(Boolean).join('/'))];
  }
  if (written === '' || written.includes('${')) return [];
  return [own, places.folder].filter((folder) => folder !== undefined).map((folder) => joinPath(folder, written));
}

function readText(files: ProjectFiles, path: string): string | undefined {
  try {
    return files.statSync(path).size > maxScriptBytes ? undefined : files.readFileSync(path);
  } catch {
    return undefined;
  }
}
