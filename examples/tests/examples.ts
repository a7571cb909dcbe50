import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The `examples` folder. */
export const examplesFolder = fileURLToPath(new URL('..', import.meta.url));

export interface Program {
  readonly project: string;
  /** Path of the committed image below its example's folder. */
  readonly image: string;
}

export interface Example {
  readonly name: string;
  readonly folder: string;
  readonly programs: readonly Program[];
}

const inProject = (project: string): Program => ({ project, image: `${project}/Debug/${project}.elf` });

const example = (name: string, programs: readonly Program[]): Example => ({ name, folder: path.join(examplesFolder, name), programs });

export const broken = example('l476g-disco-qspi', [inProject('Bootloader'), inProject('Application')]);
export const cured = example('l476g-disco-qspi-cured', [inProject('Bootloader'), inProject('Application')]);
export const plain = example('f411-plain', [{ project: 'f411-plain', image: 'Debug/f411-plain.elf' }]);
export const examples = [broken, cured, plain];

/** Absolute path of a committed image. */
export function imagePath(of: Example, project: string): string {
  const program = of.programs.find((candidate) => candidate.project === project);
  if (program === undefined) throw new Error(`${of.name} has no project ${project}`);
  return path.join(of.folder, program.image);
}
