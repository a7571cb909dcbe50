import type { ProjectFiles } from '@qspi-doctor/files';
import { folderOf } from '@qspi-doctor/files';
import type { Image } from '@qspi-doctor/elf';
import type { LinkerScriptInput } from './inputs.js';
import { openLinkerScript } from './open-linker-script.js';
import { isPresent } from './available.js';

const maxCandidates = 64;

/** In a plain folder the image's addresses say which script made it: every load segment must lie in a region of it. */
export function scriptThatFits(files: ProjectFiles, folder: string, candidates: readonly string[], image: Image, imagePath: string): LinkerScriptInput | undefined {
  const segments = image.segments.filter(({ type, fileSize }) => type === 'load' && fileSize > 0);
  let best: { script: LinkerScriptInput; score: number } | undefined;
  for (const path of candidates.slice(0, maxCandidates)) {
    const opened = openLinkerScript(files, folder, path);
    if (!isPresent(opened)) continue;
    const { regions, sections } = opened.value.layout;
    const holds = (address: number) => regions.some(({ origin, length }) => origin !== undefined && length !== undefined && address >= origin && address - origin < length);
    if (regions.length === 0 || !segments.every(({ virtualAddress, physicalAddress }) => holds(virtualAddress) && holds(physicalAddress))) continue;
    const names = sections.filter(({ name, discarded }) => !discarded && image.section(name) !== undefined).length;
    const near = commonLength(folderOf(path), folderOf(imagePath));
    const score = names * 1000 + near;
    if (best === undefined || score > best.score) best = { script: opened.value, score };
  }
  return best?.script;
}

function commonLength(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
