import { folderOf, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import { hostPath, isInside, variable, type Host } from './host.js';
import type { Installation, Tool } from './installation.js';
import { installationsAt, installationsBelow, rootAround, toolsIn, type FoundInstallation, type FoundTool } from './layouts.js';
import { searchPlaces, type Place } from './places.js';
import { compareVersions } from './version.js';

export interface Found {
  readonly installations: readonly Installation[];
  /** What was looked at, whether it is there or not. */
  readonly searched: readonly Place[];
  /** Entries of PATH that were passed over, and why. */
  readonly passedOver: readonly string[];
}

/** Everything of ST that is installed where it is looked for, and what PATH leads to. Runs nothing. */
export function findInstallations(files: ProjectFiles, host: Host): Found {
  const searched = searchPlaces(host);
  const gathered = new Gathered(files);
  for (const { folder, why, role } of searched) for (const found of role === 'parent' ? installationsBelow(files, folder) : installationsAt(files, rootAround(folder)?.folder ?? folder)) gathered.add(found, why);
  const { tools, passedOver } = toolsOnPath(files, host);
  gathered.addFromPath(tools);
  return { installations: gathered.all(), searched, passedOver };
}

/** What is in one folder and nothing else of the machine. The folder may hold several. */
export function installationsIn(files: ProjectFiles, folder: string): Found {
  const gathered = new Gathered(files);
  const here = installationsAt(files, folder);
  for (const found of here.length > 0 ? here : installationsBelow(files, folder)) gathered.add(found, '--installation');
  return { installations: gathered.all(), searched: [{ folder, why: '--installation', role: 'installation' }], passedOver: [] };
}

class Gathered {
  readonly #byRealPath = new Map<string, { readonly found: FoundInstallation; readonly foundBy: Set<string> }>();
  readonly #onPath = new Set<string>();
  #loose: readonly FoundTool[] = [];
  readonly #files: ProjectFiles;

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  /** One folder may be reached by several ways: links, variables, upper and lower case. */
  add(found: FoundInstallation, why: string): void {
    const key = realPath(this.#files, found.folder);
    const known = this.#byRealPath.get(key);
    if (known) known.foundBy.add(why);
    else this.#byRealPath.set(key, { found, foundBy: new Set([why]) });
  }

  addFromPath(tools: readonly FoundTool[]): void {
    const loose: FoundTool[] = [];
    for (const tool of tools) {
      const bin = folderOf(realPath(this.#files, tool.path));
      const root = rootAround(bin)?.folder ?? folderOf(tool.path);
      const here = rootAround(bin) === undefined && tool.name !== 'programmer' && tool.name !== 'gdb-server' ? [] : installationsAt(this.#files, root);
      for (const found of here) this.add(found, 'PATH');
      this.#onPath.add(realPath(this.#files, tool.path));
      if (here.length === 0) loose.push(tool);
    }
    this.#loose = loose;
  }

  all(): readonly Installation[] {
    const withPath = (tools: readonly FoundTool[]): readonly Tool[] =>
      tools.map((tool) => ({ ...tool, onPath: this.#onPath.has(realPath(this.#files, tool.path)), answer: undefined, notAsked: undefined }));
    const known = [...this.#byRealPath.values()].map(({ found, foundBy }) => ({ ...found, foundBy: [...foundBy], tools: withPath([...found.tools].sort(byVersion)) }));
    known.sort((a, b) => (a.kind === b.kind ? compareVersions(b.version ?? '', a.version ?? '') : kinds.indexOf(a.kind) - kinds.indexOf(b.kind)));
    const [first] = this.#loose;
    return first === undefined ? known : [...known, { kind: 'system', title: 'on PATH', version: undefined, folder: folderOf(first.path), foundBy: ['PATH'], tools: withPath(this.#loose) }];
  }
}

const kinds: readonly Installation['kind'][] = ['cubeide', 'cubeclt', 'bundles', 'cubeprogrammer', 'system'];
const order: readonly Tool['name'][] = ['gdb-server', 'programmer', 'gdb', 'openocd'];

function byVersion(a: FoundTool, b: FoundTool): number {
  return order.indexOf(a.name) - order.indexOf(b.name) || compareVersions(b.packageVersion ?? '', a.packageVersion ?? '');
}

function realPath(files: ProjectFiles, path: string): string {
  let real = path;
  try {
    real = files.realpathSync(path);
  } catch {
    // What cannot be resolved is known by the name it has.
  }
  return files.isCaseSensitive() ? real : real.toLowerCase();
}

const mostEntries = 512;

/**
 * What the plain names start: the first of each in PATH. Entries that are relative, belong to a package of npm, or lie in the current folder are passed over:
 * what lies there may be part of a project.
 */
function toolsOnPath(files: ProjectFiles, host: Host): { readonly tools: readonly FoundTool[]; readonly passedOver: readonly string[] } {
  const first = new Map<string, FoundTool>();
  const passedOver: string[] = [];
  const holdsHome = host.home !== undefined && isInside(host.folder, host.home, host);
  for (const entry of (variable(host, 'PATH') ?? '').split(host.platform === 'windows' ? ';' : ':').slice(0, mostEntries)) {
    if (entry.trim() === '') continue;
    const folder = hostPath(host, entry);
    const tools = folder === undefined ? [] : toolsIn(files, folder);
    if (folder === undefined) passedOver.push(`${entry}: not an absolute path`);
    else if (tools.length === 0) continue;
    else if (/\/node_modules\//.test(`${folder}/`)) passedOver.push(`${folder}: part of a package of npm`);
    else if (!holdsHome && isInside(host.folder, folder, host)) passedOver.push(`${folder}: in the current folder`);
    else for (const tool of tools) if (!first.has(nameOf(tool.path))) first.set(nameOf(tool.path), tool);
  }
  return { tools: [...first.values()], passedOver };
}
