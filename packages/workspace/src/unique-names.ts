import { relativePath } from '@qspi-doctor/files';
import type { ProgramSketch } from './sketch.js';

/** Findings name programs, so each needs a name of its own: where several have one name, the folder tells them apart. */
export function withUniqueNames(folder: string, sketches: readonly ProgramSketch[]): readonly ProgramSketch[] {
  const count = new Map<string, number>();
  for (const { name } of sketches) count.set(name, (count.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return sketches.map((sketch) => {
    const wanted = count.get(sketch.name) === 1 ? sketch.name : `${sketch.name} (${relativePath(folder, sketch.folder).replace(/\/STM32CubeIDE$/, '')})`;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
    taken.add(name);
    return name === sketch.name ? sketch : { ...sketch, name };
  });
}
