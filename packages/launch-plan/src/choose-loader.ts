import { boardLoaders, boardOfLoader, type Device } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { readExternalLoader, readImage } from '@qspi-doctor/elf';
import { nameOf, type ProjectFiles } from '@qspi-doctor/files';
import { plain } from './openocd.js';
import type { Session } from './session.js';
import type { Situation } from './situation.js';

export interface ChosenLoader {
  /** As a `.launch` names it: a bare name of a loader that STM32CubeProgrammer brings along, `${workspace_loc:/…}`, or a path. */
  readonly written: string;
  /** Absolute, where the file is at hand. */
  readonly path: string | undefined;
  readonly initialize: boolean;
  readonly why: string;
}

export type LoaderChoice = { readonly loader: ChosenLoader | undefined } | { readonly problem: string };

export interface LoaderQuestion {
  /** What `--loader` says: a bare name, or an absolute path. */
  readonly given: string | undefined;
  /** What the configuration that is being updated has already. */
  readonly present: { readonly written: string; readonly path: string | undefined; readonly initialize: boolean } | undefined;
  /** Of the tree of projects: folder (absolute) and name. */
  readonly projects: readonly { readonly name: string; readonly folder: string }[];
}

/** The loader for what the session downloads into external flash: the one that was asked for, the one that is there, or that of ST's board. */
export async function chooseLoader(files: ProjectFiles, session: Session, { given, present, projects }: LoaderQuestion): Promise<LoaderChoice> {
  const downloads = [...(session.downloadMain ? [session.main] : []), ...session.others.filter(({ download }) => download).map(({ situation }) => situation)];
  const parts = downloads.flatMap(({ flashAddresses }) => flashAddresses);
  const initialize = session.mappedBy === 'loader';
  if (parts.length === 0 && !initialize) return { loader: undefined };
  const { device, program } = session.main;
  let loader: ChosenLoader;
  if (given !== undefined) {
    const path = files.fileExistsSync(given) ? given : undefined;
    if (path === undefined && given.includes('/')) return { problem: `There is no loader ${given}.` };
    const owner = projects.filter(({ folder }) => path?.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];
    const written = path === undefined ? given : owner ? `\${workspace_loc:/${owner.name}${path.slice(owner.folder.length)}}` : path;
    loader = { written, path, initialize, why: 'as asked' };
  } else if (present !== undefined && !isForOtherFamily(present.written, device)) loader = { ...present, initialize: present.initialize || initialize, why: 'already in the configuration' };
  else {
    const candidates = boardLoaders(device).filter(({ file }) => !/^MTFC/.test(file));
    const board = boardOf(session.main);
    const ofBoard = candidates.filter((each) => board !== undefined && plain(each.board) === plain(board));
    // Variants of a loader are named after it: the plain one is for a board as it is delivered.
    const plainOnes = ofBoard.filter(({ file }) => !ofBoard.some((other) => other.file !== file && file.startsWith(`${other.file.replace(/\.stldr$/, '')}_`)));
    const [only] = plainOnes;
    if (only === undefined || plainOnes.length > 1) {
      const list = (plainOnes.length > 1 ? plainOnes : candidates).map(({ file, board: of }) => `${file} (${of})`);
      return {
        problem: `${program.name}: which external loader programs the flash of this board? ${board === undefined ? 'The .ioc names no board' : `The board is ${board}`}. Give it with --loader${
          list.length > 0 ? `: ${list.join(', ')}, or a file of your own.` : ', a .stldr file of your own.'
        }`,
      };
    }
    loader = { written: only.file, path: undefined, initialize, why: `the loader of the ${only.board}` };
  }
  const problem = loader.path === undefined ? undefined : await mismatch(files, loader.path, parts);
  return problem === undefined ? { loader } : { problem: `${program.name}: ${problem}` };
}

/** By its name it is that of an ST board with a device of another family. */
export function isForOtherFamily(loader: string, { family }: Device): boolean {
  return boardOfLoader(loader)?.families.includes(family) === false;
}

/** ST's name of the board, as CubeMX noted it. */
export function boardOf({ project }: Situation): string | undefined {
  const board = project?.project.ioc?.board ?? project?.configuration?.board;
  return board === undefined || /^(?:custom|genericboard|other)$/i.test(board) ? undefined : board;
}

/** Why a loader that is at hand does not serve these bytes. */
async function mismatch(files: ProjectFiles, path: string, parts: Situation['flashAddresses']): Promise<string | undefined> {
  const { value: image } = await readImage({ size: files.statSync(path).size, read: (offset, length) => files.readBytesSync(path, offset, length) });
  const storage = image && readExternalLoader(image);
  if (storage === undefined) return `${nameOf(path)} is no external loader: it has no StorageInfo.`;
  const outside = parts.find(({ address, bytes }) => address < storage.start || address + bytes > storage.start + storage.size);
  return outside === undefined
    ? undefined
    : `${nameOf(path)} serves ${formatAddress(storage.start)} to ${formatAddress(storage.start + storage.size - 1)} (${formatSize(storage.size)}), and ${formatSize(outside.bytes)} are to be programmed at ${formatAddress(outside.address)}.`;
}
