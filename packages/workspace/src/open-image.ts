import type { Device } from '@qspi-doctor/devices';
import type { Location } from '@qspi-doctor/diagnostics';
import { readImage, type Image, type ImageSymbol } from '@qspi-doctor/elf';
import { joinPath, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import { fileSource } from './file-source.js';
import type { ImageInput } from './inputs.js';
import { lazy } from './lazy.js';
import type { SourceFinder } from './source-finder.js';

/** What the run-time's start-up calls when it is done, by tradition of the tool chains. */
const mainNames = ['main', 'app_main', 'usermain', 'bl_main'];

/** The function that the run-time calls when it is done, where the image names it. */
export function mainOf(image: Image): ImageSymbol | undefined {
  return mainNames.map((name) => image.symbols.find(name)).find((symbol) => symbol !== undefined && symbol.sectionIndex !== 0);
}

/** The image itself: an executable for an Arm core, or the reason why it is none. */
export async function readExecutable(files: ProjectFiles, folder: string, path: string): Promise<Available<Image>> {
  const file = relativePath(folder, path);
  let source;
  try {
    source = fileSource(files, path);
  } catch (error) {
    return { absent: `${file} cannot be read: ${(error as Error).message}`, damaged: true };
  }
  const { value: image, problems } = await readImage(source);
  if (image === undefined) return { absent: `${file} is not an image that can be read: ${problems.map(({ message, offset }) => `${message} (at byte ${offset})`).join('; ')}`, damaged: true };
  if (image.header.machineName !== 'ARM' && image.header.machine !== 40) return { absent: `${file} is an image for ${image.header.machineName}, not for an Arm core` };
  if (image.header.type === 'relocatable') return { absent: `${file} is an object file that is not linked yet, so it has no addresses` };
  return { value: image };
}

/** The image with what the device says of its vector table, and with places in the workspace's own sources. */
export function imageInput(image: Image, folder: string, path: string, device: Device | undefined, sources: SourceFinder, near: string, files: ProjectFiles): ImageInput {
  const file = relativePath(folder, path);
  const location: Location = { file };
  const find = (address: number): Location => {
    const symbol = image.symbols.containing(address)?.name;
    const line = image.lineAt(address);
    const sourceFile = line && sources.find(line.file, near);
    return line && sourceFile
      ? { file: sourceFile, line: line.line, ...(line.column ? { column: line.column } : {}), address, symbol }
      : { file, address, symbol };
  };
  return {
    file,
    path,
    image,
    vectorTable: image.vectorTable(device ? { entries: 16 + (device.interruptCount ?? 0), isRam: (address) => isRam(device, address) } : {}),
    main: mainOf(image),
    locate: find,
    location,
    modified: modifiedAt(files, path) ?? 0,
    sources: lazy(() => sourcesOf(image, sources, near, files, folder)),
  };
}

/** Functions whose lines are looked up for the files of an image. */
const mostFunctions = 20_000;

/** The workspace's own files that the image's functions come from. */
function sourcesOf(image: Image, sources: SourceFinder, near: string, files: ProjectFiles, folder: string): ReturnType<ImageInput['sources']> {
  const found = new Map<string, number>();
  const known = new Set<string>();
  let left = mostFunctions;
  for (const { type, address, sectionIndex } of image.symbols) {
    if (type !== 'function' || sectionIndex === 0) continue;
    if (left-- === 0) break;
    const named = image.lineAt(address)?.file;
    if (named === undefined || known.has(named)) continue;
    known.add(named);
    const file = sources.find(named, near);
    const modified = file === undefined ? undefined : modifiedAt(files, joinPath(folder, file));
    if (file !== undefined && modified !== undefined) found.set(file, modified);
  }
  return [...found].map(([file, modified]) => ({ file, modified }));
}

function modifiedAt(files: ProjectFiles, path: string): number | undefined {
  try {
    return files.statSync(path).modified;
  } catch {
    return undefined;
  }
}

function isRam(device: Device, address: number): boolean {
  const memory = device.memoryAt(address) ?? device.memoryAt(address - 1);
  return memory !== undefined && (!('kind' in memory) || memory.kind !== 'flash');
}
