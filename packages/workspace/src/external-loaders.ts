import { nameOf, relativePath } from '@qspi-doctor/files';
import type { ProgramSketch } from './sketch.js';

export interface Kept {
  readonly sketches: readonly ProgramSketch[];
  readonly remarks: readonly string[];
}

/**
 * External loaders are run by the programmer, not debugged, and have neither vector table nor main; where there is anything else in the folder,
 * they are left out. Told by the names that ST's templates give to project, artifact and script.
 */
export function externalLoadersLeftOut(folder: string, sketches: readonly ProgramSketch[]): Kept {
  const loaders = sketches.filter(isExternalLoader);
  if (loaders.length === 0 || loaders.length === sketches.length) return { sketches, remarks: [] };
  return {
    sketches: sketches.filter((sketch) => !loaders.includes(sketch)),
    remarks: loaders.map(({ name, scriptPath, folder: own }) => `${name} (${relativePath(folder, scriptPath ?? own)}) makes an external loader for the programmer, not a program that is debugged, and was left out`),
  };
}

const loaderName = /ext(?:ernal)?_?(?:mem(?:ory)?)?_?loader|stldr/i;

function isExternalLoader({ name, configuration, scriptPath }: ProgramSketch): boolean {
  return loaderName.test(name) || configuration?.artifactExtension === 'stldr' || (scriptPath !== undefined && loaderName.test(nameOf(scriptPath)));
}
