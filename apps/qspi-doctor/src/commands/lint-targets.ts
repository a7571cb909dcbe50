import { absolutePath, joinPath, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { UsageError } from '../usage-error.js';

export interface LintTargets {
  /** Absolute paths, each once, in the order in which they were asked for. */
  readonly scripts: readonly string[];
  readonly launches: readonly string[];
}

/** GNU ld's scripts by the names that projects give them, those for the C preprocessor included. */
const scriptName = /\.(?:ld|lds|ldscript)(?:\.(?:in|s|inc|h|c|pp))?$/i;
const otherLinkers = /\.(?:icf|sct)$/i;
const ignoredFolders = new Set(['node_modules', '.git', '.svn', '.hg', '.metadata', '.settings', '.nx', '.cache']);
const mostFiles = 400_000;
const mostLevels = 24;

/** Files, patterns (`*`, `**`, `?`) and folders, as a person or a hook names them. */
export function findTargets(files: ProjectFiles, folder: string, given: readonly string[], ignored: (path: string) => boolean): LintTargets {
  const scripts = new Set<string>();
  const launches = new Set<string>();
  const add = (path: string) => void (/\.launch$/i.test(path) ? launches : scripts).add(path);
  for (const name of given) {
    const path = absolutePath(name, folder);
    if (files.fileExistsSync(path)) {
      if (otherLinkers.test(path)) throw new UsageError(`${name} is for the linker of IAR or Arm; qspi-doctor reads scripts of GNU ld.`);
      if (!ignored(path)) add(path);
    } else if (files.directoryExistsSync(path)) {
      for (const found of walk(files, path, ignored)) if (isTarget(found)) add(found);
    } else if (/[*?[]/.test(name)) {
      let any = false;
      const pattern = patternOf(joinPath(folder, name.replaceAll('\\', '/')));
      for (const found of walk(files, fixedPart(joinPath(folder, name.replaceAll('\\', '/'))), ignored)) {
        if (!pattern.test(found)) continue;
        any = true;
        add(found);
      }
      if (!any) throw new UsageError(`No file matches ${name}.`);
    } else throw new UsageError(`There is no file or folder ${name}.`);
  }
  return { scripts: [...scripts], launches: [...launches] };
}

function isTarget(path: string): boolean {
  const name = nameOf(path);
  return scriptName.test(name) || name.endsWith('.launch');
}

/** All files below a folder, without following links. */
function* walk(files: ProjectFiles, start: string, ignored: (path: string) => boolean): Generator<string> {
  let level = [start];
  let count = 0;
  for (let depth = 0; level.length > 0 && depth < mostLevels; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      for (const entry of list(files, folder)) {
        if (ignored(entry.name)) continue;
        if (entry.isDirectory && !ignoredFolders.has(nameOf(entry.name))) next.push(entry.name);
        else if (entry.isFile) {
          if (++count > mostFiles) throw new UsageError(`There are more than ${mostFiles} files below ${relativePath(start, start)}: name a folder further down.`);
          yield entry.name;
        }
      }
    }
    level = next;
  }
}

function list(files: ProjectFiles, folder: string) {
  try {
    return files.readDirSync(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The folders in front of the first part with a star. */
function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  const at = parts.findIndex((part) => /[*?[]/.test(part));
  return parts.slice(0, at).join('/') || '/';
}

function patternOf(glob: string): RegExp {
  const source = glob.replace(/[.+^${}()|\\]/g, '\\$&').replace(/\*\*\/|\*\*|\*|\?|\[!/g, (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]', '[!': '[^' })[sign] ?? sign);
  return new RegExp(`^${source}$`);
}
