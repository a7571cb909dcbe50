import { readdirSync } from 'node:fs';
import path from 'node:path';
import { examplesFolder } from './examples.js';

/** Folder of the pairs. */
export const causesFolder = path.join(examplesFolder, 'causes');

/** Every variant below `causes`, as `NAME/broken`, in order. */
export const variants: readonly string[] = folders(causesFolder).flatMap((cause) => folders(path.join(causesFolder, cause)).map((variant) => `${cause}/${variant}`));

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
