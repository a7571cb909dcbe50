import { folderOf, joinPath, normalizePath } from '@qspi-doctor/files';
import type { ReadResult, TextProblem } from '@qspi-doctor/diagnostics';
import { childrenNamed, readXml } from './xml.js';
import type { XmlElement } from './xml.js';

/** A file or folder that the project shows under `name` and that lies elsewhere. */
export interface LinkedResource {
  /** Path inside the project, with `/` between its parts. */
  readonly name: string;
  readonly type: 'file' | 'folder';
  /** As written, escapes of the URI replaced: `PARENT-2-PROJECT_LOC/Drivers/x.c`. */
  readonly location: string;
  /** Absolute path; absent for virtual folders, for places on another machine and for variables that the project does not define. */
  readonly resolved?: string | undefined;
}

export interface ProjectDescription {
  readonly name: string;
  readonly natures: readonly string[];
  readonly linkedResources: readonly LinkedResource[];
}

/** Reads `.project`. `folder` is where it lies. */
export function readProjectDescription(text: string, folder: string): ReadResult<ProjectDescription, TextProblem> {
  const { value: root, problems } = readXml(text, 'projectDescription');
  if (!root) return { value: undefined, problems };
  const variables = new Map(
    childrenNamed(childrenNamed(root, 'variableList')[0], 'variable').map((variable) => [textOf(variable, 'name'), decodeUri(textOf(variable, 'value'))] as const),
  );
  const links = childrenNamed(childrenNamed(root, 'linkedResources')[0], 'link').map((link): LinkedResource => {
    const location = decodeUri(textOf(link, 'locationURI')) || textOf(link, 'location');
    return { name: textOf(link, 'name').replaceAll('\\', '/'), type: textOf(link, 'type') === '2' ? 'folder' : 'file', location, resolved: resolveLocation(location, folder, variables) };
  });
  const natures = childrenNamed(childrenNamed(root, 'natures')[0], 'nature').map((nature) => nature.text);
  const name = textOf(root, 'name');
  const missing = name === '' ? [{ message: 'the project has no name', range: root.range }] : [];
  return { value: { name, natures, linkedResources: links }, problems: [...problems, ...missing] };
}

function textOf(element: XmlElement, name: string): string {
  return childrenNamed(element, name)[0]?.text ?? '';
}

function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Eclipse's path variables: PROJECT_LOC, PARENT-n-X (also nested in `${…}`), and what `.project` itself defines. */
function resolveLocation(location: string, folder: string, variables: ReadonlyMap<string, string>, depth = 0): string | undefined {
  if (location === '' || depth > 8 || /^virtual:/.test(location)) return undefined;
  const file = /^file:\/*?(\/(?:[A-Za-z]:)?.*)$/.exec(location)?.[1];
  const path = (file === undefined ? location : file.replace(/^\/(?=[A-Za-z]:)/, '')).replaceAll('\\', '/');
  if (/^(?:[A-Za-z]:)?\//.test(path)) return normalizePath(path);
  const match = /^(?:\$\{([^{}]+)\}|([^/]+))(\/.*)?$/.exec(path);
  const name = match?.[1] ?? match?.[2];
  if (name === undefined) return undefined;
  const base = resolveVariable(name, folder, variables, depth);
  return base === undefined ? undefined : joinPath(base, `.${match?.[3] ?? ''}`);
}

function resolveVariable(name: string, folder: string, variables: ReadonlyMap<string, string>, depth: number): string | undefined {
  const parent = /^PARENT-(\d{1,2})-(.+)$/.exec(name);
  if (parent) {
    let base = resolveVariable(parent[2] ?? '', folder, variables, depth + 1);
    for (let n = Number(parent[1]); n > 0 && base !== undefined; n--) base = folderOf(base);
    return base;
  }
  if (name === 'PROJECT_LOC') return folder;
  const value = variables.get(name);
  return value === undefined ? undefined : resolveLocation(value, folder, variables, depth + 1);
}
