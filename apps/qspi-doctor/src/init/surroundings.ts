import { folderOf, joinPath, type ProjectFiles } from '@qspi-doctor/files';

const mostLevels = 40;

/** The nearest folder with `.git`, from the given one upwards. */
export function gitRoot(files: ProjectFiles, folder: string): string | undefined {
  let current = folder;
  for (let level = 0; level < mostLevels; level++) {
    if (files.directoryExistsSync(`${current}/.git`) || files.fileExistsSync(`${current}/.git`)) return current;
    if (folderOf(current) === current) return undefined;
    current = folderOf(current);
  }
  return undefined;
}

/** True where package.json of the folder names qspi-doctor as a dependency: then npx finds it. */
export function isDependency(files: ProjectFiles, folder: string): boolean {
  const text = textOf(files, `${folder}/package.json`);
  if (text === undefined) return false;
  try {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as { dependencies?: object; devDependencies?: object };
    return [dependencies, devDependencies].some((list) => Object.hasOwn(list, 'qspi-doctor'));
  } catch {
    return false;
  }
}

/** Addresses of remotes, and the folder of hooks where it was moved, by `.git/config`. */
export function gitConfig(files: ProjectFiles, root: string): { readonly remotes: readonly string[]; readonly hooksPath: string | undefined } {
  const text = textOf(files, `${root}/.git/config`) ?? '';
  return { remotes: [...text.matchAll(/^\s*url\s*=\s*(\S+)/gm)].map(([, url = '']) => url), hooksPath: /^\s*hooksPath\s*=\s*"?([^"\n]+?)"?\s*$/im.exec(text)?.[1] };
}

const largest = 1 << 20;

export function textOf(files: ProjectFiles, path: string): string | undefined {
  try {
    return files.fileExistsSync(path) && files.statSync(path).size <= largest ? files.readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** `folder` seen from `root`, for commands that are run there. */
export function within(root: string, folder: string): string {
  const path = joinPath(root, folder);
  return path === root ? '.' : path.slice(root.length + 1);
}
