import type { BuildConfiguration, CubeProject, SourceEntry } from '@qspi-doctor/cubeide';
import { nameOf, normalizePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Scan } from '../scan.js';

/** The files that a build configuration compiles, as absolute paths, sorted. */
export interface CompiledFiles {
  readonly c: readonly string[];
  readonly assembly: readonly string[];
  /** What is linked into the project from places that are not there, by its name in the project. */
  readonly missing: readonly string[];
}

const cEnding = /\.(?:c|cc|cpp|cxx)$/i;
const assemblyEnding = /\.(?:s|asm)$/i;
const limits = { files: 20_000, depth: 16 } as const;

/** What CDT's managed build does: all sources of the project's tree, links included, in a source entry and not excluded there. */
export function compiledFiles(files: ProjectFiles, scan: Scan, project: CubeProject, configuration: BuildConfiguration): CompiledFiles {
  const entries = configuration.sourceEntries.length > 0 ? configuration.sourceEntries : [{ path: '', excluding: [] }];
  const matchers = entries.map(matcherOf);
  const outputs = new Set(project.configurations.map(({ buildFolder }) => `${buildFolder}/`));
  const chosen = new Set<string>();
  const missing: string[] = [];
  const offer = (inside: string, path: string) => {
    if ([...outputs].some((folder) => path.startsWith(folder))) return;
    if (matchers.some((matches) => matches(inside))) chosen.add(path);
  };
  for (const path of physicalFiles(scan, project.folder)) offer(path.slice(project.folder.length + 1), path);
  for (const { name, type, resolved } of project.linkedResources) {
    const isThere = resolved !== undefined && (type === 'file' ? files.fileExistsSync(resolved) : files.directoryExistsSync(resolved));
    // Folders that lead nowhere are the project's own grouping.
    if (!isThere && (type === 'file' ? isSource(name) : resolved !== undefined) && matchers.some((matches) => matches(normalizePath(name)))) missing.push(name);
    if (!isThere) continue;
    if (type === 'file') {
      if (isSource(name)) offer(normalizePath(name), resolved);
    } else for (const path of filesBelow(files, scan, resolved)) offer(`${normalizePath(name)}${path.slice(resolved.length)}`, path);
  }
  const all = [...chosen].sort();
  return { c: all.filter((path) => cEnding.test(path)), assembly: all.filter((path) => assemblyEnding.test(path)), missing };
}

function isSource(path: string): boolean {
  return cEnding.test(path) || assemblyEnding.test(path);
}

function physicalFiles(scan: Scan, folder: string): readonly string[] {
  return [...scan.sources.values()].flat().filter((path) => path.startsWith(`${folder}/`) && isSource(path));
}

/** Sources of a linked folder: by the walk that was made where it lies in it, else by one of its own. */
function filesBelow(files: ProjectFiles, scan: Scan, folder: string): readonly string[] {
  if (folder === scan.folder || folder.startsWith(`${scan.folder}/`)) return physicalFiles(scan, folder);
  const found: string[] = [];
  let level = [folder];
  for (let depth = 0; level.length > 0 && depth < limits.depth && found.length < limits.files; depth++) {
    const next: string[] = [];
    for (const current of level) {
      for (const entry of list(files, current)) {
        if (entry.isDirectory && nameOf(entry.name) !== '.git') next.push(entry.name);
        else if (entry.isFile && isSource(entry.name)) found.push(entry.name);
      }
    }
    level = next;
  }
  return found;
}

function list(files: ProjectFiles, folder: string) {
  try {
    return files.readDirSync(folder);
  } catch {
    return [];
  }
}

/** An entry's path, and CDT's exclusion patterns: relative to it, `*` within a name, `**` over folders; a pattern that names a folder takes all of it. */
function matcherOf({ path, excluding }: SourceEntry): (inside: string) => boolean {
  const root = normalizePath(path === '' ? '.' : path);
  const patterns = excluding.map((pattern) => patternOf(pattern));
  return (inside) => {
    if (root !== '.' && inside !== root && !inside.startsWith(`${root}/`)) return false;
    const relative = root === '.' ? inside : inside.slice(root.length + 1);
    return !patterns.some((pattern) => pattern.test(relative));
  };
}

function patternOf(pattern: string): RegExp {
  const escaped = pattern
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/[.+^${}()|[\]]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (found) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[found] ?? '');
  return new RegExp(`^${escaped}(?:/|$)`);
}
