import type { Image } from '@qspi-doctor/elf';
import { folderOf, type ProjectFiles } from '@qspi-doctor/files';
import type { Layout } from '@qspi-doctor/linker-script';
import { isPresent } from './available.js';
import type { LinkerScriptInput } from './inputs.js';
import { openLinkerScript } from './open-linker-script.js';

const maxCandidates = 64;

/** In a plain folder the image says which script made it, by its addresses and by the names of its sections; among several the nearest with most names, of these the one for the same core. */
export function scriptThatFits(files: ProjectFiles, folder: string, candidates: readonly string[], image: Image, imagePath: string): LinkerScriptInput | undefined {
  const near = (path: string) => commonFolders(folderOf(path), folderOf(imagePath));
  const nearest = [...candidates].sort((a, b) => near(b) - near(a)).slice(0, maxCandidates);
  let best: { script: LinkerScriptInput; score: number } | undefined;
  for (const path of nearest) {
    const opened = openLinkerScript(files, folder, path);
    if (!isPresent(opened) || !scriptFits(opened.value.layout, image)) continue;
    const names = opened.value.layout.sections.filter(({ name, discarded }) => !discarded && image.section(name) !== undefined).length;
    const sameCore = coreLabel(path) !== undefined && coreLabel(path) === coreLabel(imagePath);
    const score = near(path) * 1000 + names + (sameCore ? 0.5 : 0);
    if (best === undefined || score > best.score) best = { script: opened.value, score };
  }
  return best?.script;
}

/** True where the script can have made the image: it lies in the script's regions, each section in its own, and most of it is in sections that the script names. */
export function scriptFits(layout: Layout, image: Image): boolean {
  const { regions, sections } = layout;
  const segments = image.segments.filter(({ type, fileSize }) => type === 'load' && fileSize > 0);
  // ld puts the file's headers before the first section where there is room: such a segment starts below its region.
  const holds = (address: number, size: number) => regions.some(({ origin, length }) => origin !== undefined && length !== undefined && address < origin + length && address + size > origin);
  if (regions.length === 0 || !segments.every(({ virtualAddress, physicalAddress, fileSize }) => holds(virtualAddress, fileSize) && holds(physicalAddress, fileSize))) return false;
  for (const { name, region, discarded } of sections) {
    const own = region === undefined || discarded ? undefined : layout.region(region);
    const there = own && image.section(name);
    if (own?.origin !== undefined && own.length !== undefined && there && there.allocated && there.size > 0 && !(there.address >= own.origin && there.address - own.origin < own.length)) return false;
  }
  const made = new Set(sections.filter(({ discarded }) => !discarded).map(({ name }) => name));
  const loaded = image.sections.filter(({ allocated, size, type }) => allocated && size > 0 && type !== 'nobits');
  // Scripts name no section of a stripped image, and other linkers (Keil's, IAR's) name theirs in other ways.
  return loaded.length === 0 || loaded.filter(({ name }) => made.has(name)).length * 2 >= loaded.length;
}

/** `CM7` of `CM7/build/app.elf` and of `x_flash_cm7.ld`: on dual-core parts both scripts may have the same regions. */
function coreLabel(path: string): string | undefined {
  return [...path.matchAll(/(?<![A-Za-z0-9])CM(?:4|7|0PLUS)(?![A-Za-z0-9])/gi)].at(-1)?.[0].toUpperCase();
}

function commonFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let n = 0;
  while (n < left.length && n < right.length && left[n] === right[n]) n++;
  return n;
}
