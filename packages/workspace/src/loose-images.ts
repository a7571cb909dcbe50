import { folderOf, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { elfHead } from './elf-head.js';

export interface LooseImages {
  readonly images: readonly string[];
  /** What was left out, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * The images of plain folders that are programs for an Arm core. Programs for the computer itself (tools that come with a framework), object
 * files and second wrappings of one image are none; an `.elf` or `.axf` that is damaged is kept, so that it can be said.
 */
export function looseImages(files: ProjectFiles, folder: string, candidates: readonly string[]): LooseImages {
  const images: string[] = [];
  const foreign: string[] = [];
  for (const path of candidates) {
    const head = elfHead(files, path);
    if (head === 'foreign') foreign.push(path);
    // `.out` is the name of anything that a linker of Unix makes, and of text that a program printed.
    else if (head === 'arm-executable' || head === 'damaged' || (head === 'other' && !/\.out$/i.test(path))) images.push(path);
  }
  const example = foreign[0];
  const remarks =
    example === undefined ? [] : [`${foreign.length === 1 ? `${relativePath(folder, example)} is a program` : `${foreign.length} programs (${relativePath(folder, example)}, …) are`} for other processors than Arm's Cortex-M and left out`];
  return { images: withoutParts(distinct(images)), remarks };
}

/** `fw.elf` beside `fw.axf` or `fw.out` is one image in two wrappings. */
function distinct(images: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return images.filter((path) => {
    const stem = path.replace(/\.[^./]*$/, '');
    if (seen.has(stem)) return false;
    seen.add(stem);
    return true;
  });
}

/** TouchGFX's makefiles cut `target.elf` into the parts for the internal and for the external flash; the whole is what is debugged. */
function withoutParts(images: readonly string[]): readonly string[] {
  const wholes = new Set(images.filter((path) => nameOf(path) === 'target.elf').map(folderOf));
  return images.filter((path) => !(wholes.has(folderOf(path)) && /^(?:int|ext)flash\.elf$/.test(nameOf(path))));
}
