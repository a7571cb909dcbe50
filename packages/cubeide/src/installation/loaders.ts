import { readExternalLoader, readImage, type ByteSource, type ExternalLoader } from '@qspi-doctor/elf';
import { folderOf, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import type { Installation } from './installation.js';
import { namesIn } from './layouts.js';

/** A loader file of an installed STM32CubeProgrammer. */
export interface LoaderFile {
  /** File name with `.stldr`. */
  readonly file: string;
  readonly path: string;
  /** What it says of its memory; undefined where it says nothing that can be read: `problem` says why. */
  readonly storage: ExternalLoader | undefined;
  readonly problem: string | undefined;
}

/** The loader folders of one STM32CubeProgrammer. */
export interface LoaderFolder {
  /** The folder of its executables. */
  readonly bin: string;
  /** Loaders for external memories (`ExternalLoader`). */
  readonly external: readonly LoaderFile[];
  /** Number of loaders for the flash of devices (`FlashLoader`); undefined where there is no such folder. */
  readonly internal: number | undefined;
  /** True where there were more than are read. */
  readonly truncated: boolean;
}

const mostLoaders = 1000;
const largest = 16 << 20;

/** The loaders beside each STM32CubeProgrammer, read for what memory they serve. */
export async function readLoaders(files: ProjectFiles, installations: readonly Installation[]): Promise<readonly LoaderFolder[]> {
  const bins = [...new Set(installations.flatMap(({ tools }) => tools.filter(({ name }) => name === 'programmer').map(({ path }) => folderOf(realPath(files, path)))))];
  const folders: LoaderFolder[] = [];
  for (const bin of bins) {
    const names = loaderNames(files, `${bin}/ExternalLoader`);
    const external: LoaderFile[] = [];
    for (const name of names.slice(0, mostLoaders)) external.push(await readLoader(files, `${bin}/ExternalLoader/${name}`));
    const internal = files.directoryExistsSync(`${bin}/FlashLoader`) ? loaderNames(files, `${bin}/FlashLoader`).length : undefined;
    folders.push({ bin, external, internal, truncated: names.length > mostLoaders });
  }
  return folders;
}

export async function readLoader(files: ProjectFiles, path: string): Promise<LoaderFile> {
  const named = { file: nameOf(path), path };
  const not = (problem: string): LoaderFile => ({ ...named, storage: undefined, problem });
  try {
    const { size } = files.statSync(path);
    if (size > largest) return not(`it has ${size} bytes, which no loader has`);
    const source: ByteSource = { size, read: (offset, length) => files.readBytesSync(path, offset, length) };
    const { value, problems } = await readImage(source);
    if (value === undefined) return not(problems[0]?.message ?? 'it is no ELF file');
    const storage = readExternalLoader(value);
    if (storage === undefined) return not('it has no StorageInfo');
    return storage.size === 0 || storage.problems.length > 0 ? { ...named, storage: storage.size === 0 ? undefined : storage, problem: storage.problems[0]?.message } : { ...named, storage, problem: undefined };
  } catch (error) {
    return not(`it cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
}

function loaderNames(files: ProjectFiles, folder: string): readonly string[] {
  return namesIn(files, folder).filter((name) => /\.stldr$/i.test(name));
}

function realPath(files: ProjectFiles, path: string): string {
  try {
    return files.realpathSync(path);
  } catch {
    return path;
  }
}
