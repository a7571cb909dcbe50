import { nameOf, type ProjectFiles } from '@qspi-doctor/files';

/** What one walk over a folder finds, as absolute paths in the order of the walk. */
export interface Scan {
  readonly folder: string;
  /** Folders that hold a `.cproject` or `.project`. */
  readonly projectFolders: readonly string[];
  readonly images: readonly string[];
  readonly linkerScripts: readonly string[];
  readonly launches: readonly string[];
  /** `launch.json` of VS Code. */
  readonly editorLaunches: readonly string[];
  /** STM32CubeMX projects (`.ioc`). */
  readonly iocs: readonly string[];
  /** Files that tell a compiler what to build for: make, CMake, PlatformIO, Keil, IAR. */
  readonly buildFiles: readonly string[];
  /** C, C++ and assembler files by their base name, for finding the file that a debug line names. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly filesSeen: number;
  /** Set where a limit ended the walk early. */
  readonly truncated: string | undefined;
}

export interface ScanLimits {
  readonly maxFiles: number;
  readonly maxDepth: number;
}

export const scanLimits: ScanLimits = { maxFiles: 400_000, maxDepth: 24 };

/** Folders that never hold a project of the user's own. */
const ignoredFolders = new Set(['node_modules', '.git', '.svn', '.hg', '.metadata', '.settings', '.nx', '.cache', '.vscode', '.idea', '__pycache__', 'CMakeFiles', 'libdeps']);

const imageEnding = /\.(?:elf|axf|out)$/i;
const scriptEnding = /\.(?:ld|lds|ld\.in|lds\.in|ld\.s|lds\.s|x|icf|sct)$/i;
const gnuScriptEnding = /\.(?:ld|lds)$/i;
const buildFile = /^(?:g?makefile|.*\.(?:mk|cmake|uvprojx|uvproj|ewp)|cmakelists\.txt|platformio\.ini)$/i;
const sourceEnding = /\.(?:c|cc|cpp|cxx|s|asm|h|hh|hpp|inc)$/i;

/** Walks a folder once, breadth first, without following links. `onFolder` is told after each folder how many files were seen. */
export function scanFolder(files: ProjectFiles, folder: string, ignored: (path: string) => boolean = () => false, limits = scanLimits, onFolder?: (filesSeen: number) => void): Scan {
  const projectFolders: string[] = [];
  const images: string[] = [];
  const linkerScripts: string[] = [];
  const launches: string[] = [];
  const editorLaunches: string[] = [];
  const iocs: string[] = [];
  const buildFiles: string[] = [];
  const sources = new Map<string, string[]>();
  let filesSeen = 0;
  let truncated: string | undefined;
  let level = [folder];
  for (let depth = 0; level.length > 0 && truncated === undefined; depth++) {
    if (depth > limits.maxDepth) {
      truncated = `folders deeper than ${limits.maxDepth} levels were not entered`;
      break;
    }
    const next: string[] = [];
    for (const current of level) {
      let isProject = false;
      for (const entry of listFolder(files, current)) {
        const base = nameOf(entry.name);
        if (entry.isDirectory) {
          if (base === '.metadata' && !ignored(entry.name)) launches.push(...launchesOfWorkspace(files, entry.name));
          if (base === '.vscode' && !ignored(entry.name) && files.fileExistsSync(`${entry.name}/launch.json`)) editorLaunches.push(`${entry.name}/launch.json`);
          if (!ignoredFolders.has(base) && !ignored(entry.name)) next.push(entry.name);
          continue;
        }
        if (!entry.isFile) continue;
        filesSeen++;
        if (base === '.cproject' || base === '.project') isProject = true;
        else if (sourceEnding.test(base)) remember(sources, base, entry.name);
        else if (ignored(entry.name)) continue;
        else if (imageEnding.test(base)) images.push(entry.name);
        else if (base.endsWith('.launch')) launches.push(entry.name);
        else if (base.toLowerCase().endsWith('.ioc')) iocs.push(entry.name);
        else if (buildFile.test(base)) buildFiles.push(entry.name);
        else if (scriptEnding.test(base) && gnuScriptEnding.test(base)) linkerScripts.push(entry.name);
      }
      if (isProject) projectFolders.push(current);
      onFolder?.(filesSeen);
      if (filesSeen > limits.maxFiles) {
        truncated = `more than ${limits.maxFiles} files: the rest was not looked at`;
        break;
      }
    }
    level = next;
  }
  return { folder, projectFolders, images, linkerScripts, launches, editorLaunches, iocs, buildFiles, sources, filesSeen, truncated };
}

/** Where Eclipse keeps the launch configurations that are not saved as shared files. */
function launchesOfWorkspace(files: ProjectFiles, metadata: string): readonly string[] {
  return listFolder(files, `${metadata}/.plugins/org.eclipse.debug.core/.launches`)
    .filter(({ name, isFile }) => isFile && name.endsWith('.launch'))
    .map(({ name }) => name);
}

function listFolder(files: ProjectFiles, folder: string) {
  try {
    return files.readDirSync(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be read holds nothing that could be examined.
    return [];
  }
}

function remember(sources: Map<string, string[]>, base: string, path: string): void {
  const key = base.toLowerCase();
  const known = sources.get(key);
  if (known) known.push(path);
  else sources.set(key, [path]);
}
