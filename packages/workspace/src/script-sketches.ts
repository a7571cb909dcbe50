import { folderOf, nameOf } from '@qspi-doctor/files';
import type { Scan } from './scan.js';
import type { ProgramSketch } from './sketch.js';

const maxScripts = 64;

/** A folder without projects and images: its linker scripts are all there is to say what programs it will make. */
export function scriptSketches(scan: Scan, scripts: readonly string[]): readonly ProgramSketch[] {
  const all = new Set(scripts.map((path) => path.toLowerCase()));
  return scripts
    .filter((path) => !isTemplate(path) && !isRamVariant(path, all))
    .slice(0, maxScripts)
    .map((scriptPath) => ({
      name: nameOf(scriptPath).replace(/\.[^.]*$/, ''),
      folder: folderOf(scriptPath),
      project: undefined,
      configuration: undefined,
      examined: undefined,
      imagePath: undefined,
      whyNoImage: 'there is no image (.elf, .axf or .out) in the folder. Build the project first',
      scriptPath,
      scriptCandidates: [],
      whyNoScript: '',
    }));
}

/** CMSIS device packages carry scripts for every part of a line. */
function isTemplate(path: string): boolean {
  return /\/(?:CMSIS\/|cmsis_device_[^/]*\/|[^/]*\/Source\/Templates\/)/i.test(path);
}

/** CubeIDE writes a script for a run from RAM beside the one for flash; nothing is built with it unless somebody chooses it. */
function isRamVariant(path: string, all: ReadonlySet<string>): boolean {
  const flash = path.toLowerCase().replace(/_ram(\.lds?)$/, '_flash$1');
  return flash !== path.toLowerCase() && all.has(flash);
}
