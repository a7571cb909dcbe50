import { folderOf, joinPath, normalizePath } from '@qspi-doctor/files';
import type { ProjectFiles } from '@qspi-doctor/files';
import { expandMacros } from './macros.js';
import type { LinkedResource } from './project-description.js';
import { readProjectDescription } from './project-description.js';

/** What paths of a project are resolved against. */
export interface ProjectPlace {
  readonly files: ProjectFiles;
  readonly folder: string;
  readonly name: string;
  readonly linkedResources: readonly LinkedResource[];
}

/** The path of something inside the project, through its links. */
export function pathInProject(place: ProjectPlace, inside: string): string | undefined {
  const wanted = normalizePath(inside.replace(/^\/+/, ''));
  const link = place.linkedResources
    .filter(({ name }) => wanted === name || wanted.startsWith(`${name}/`))
    .reduce<LinkedResource | undefined>((best, each) => (best && best.name.length >= each.name.length ? best : each), undefined);
  if (!link) return joinPath(place.folder, wanted);
  return link.resolved === undefined ? undefined : joinPath(link.resolved, `.${wanted.slice(link.name.length)}`);
}

/** The folder of a project of the workspace: this one, or one that lies beside it or one level around it. */
export function projectFolder(place: ProjectPlace, name: string): string | undefined {
  if (name === place.name) return place.folder;
  const parent = folderOf(place.folder);
  for (const candidate of [`${parent}/${name}`, `${folderOf(parent)}/${name}`, parent]) if (projectName(place.files, candidate) === name) return candidate;
  return undefined;
}

function projectName(files: ProjectFiles, folder: string): string | undefined {
  try {
    const file = `${folder}/.project`;
    return files.fileExistsSync(file) ? readProjectDescription(files.readFileSync(file), folder).value?.name : undefined;
  } catch {
    return undefined;
  }
}

/** Where a path as a project writes it leads. `base`: what relative ones count from. */
export interface ResolvedPath {
  readonly path: string | undefined;
  readonly why?: string | undefined;
  /** Where a path of another machine most likely was meant to lead: the same ending inside this project. */
  readonly likely?: string | undefined;
}

/** Resolves what stands in an option: with quotes, macros, `${workspace_loc:…}`, backslashes, relative or absolute. */
export function resolvePath(place: ProjectPlace, raw: string, base: string, macro: (name: string) => string | undefined): ResolvedPath {
  const missing: string[] = [];
  const expanded = expandMacros(raw.trim().replace(/^(["'])(.*)\1$/, '$2').replaceAll('\\', '/'), (name, argument) => {
    if (name !== 'workspace_loc' || argument === undefined) return macro(name);
    const [, project = '', rest = ''] = /^\/*([^/]*)(.*)$/.exec(argument) ?? [];
    const folder = projectFolder(place, project);
    if (folder === undefined) missing.push(project);
    else if (folder !== place.folder) return joinPath(folder, `.${rest}`);
    else return pathInProject(place, rest);
    return undefined;
  });
  if (missing.length > 0) return { path: undefined, why: `it lies in project ${missing[0]}, which is not here` };
  if (expanded.unresolved.length > 0) return { path: undefined, why: `the value of ${expanded.unresolved[0]} is not known` };
  const path = expanded.text.trim();
  if (path === '') return { path: undefined, why: 'it is empty' };
  if (!/^(?:[A-Za-z]:)?\//.test(path)) return { path: joinPath(base, path) };
  const absolute = normalizePath(path);
  if (place.files.fileExistsSync(absolute) || place.files.directoryExistsSync(absolute) || isWithin(place, absolute)) return { path: absolute };
  return { path: undefined, why: 'it is an absolute path of another machine', likely: sameEnding(place, absolute) };
}

function isWithin(place: ProjectPlace, path: string): boolean {
  const around = folderOf(place.folder);
  return path.startsWith(`${place.folder}/`) || (around !== '/' && path.startsWith(`${around}/`)) || place.linkedResources.some((link) => path === link.resolved);
}

/** The longest end of `path` that leads to a file when it is taken from the project's folder. */
function sameEnding(place: ProjectPlace, path: string): string | undefined {
  const parts = path.split('/');
  for (let from = Math.max(1, parts.length - 16); from < parts.length; from++) {
    const here = joinPath(place.folder, parts.slice(from).join('/'));
    if (place.files.fileExistsSync(here)) return here;
  }
  return undefined;
}
