/** Every file that this tool writes, relative to the root of the repository, with its text. */
import { readDataFiles } from './data-files.js';
import { diagnosisPicture } from './diagnosis-picture.js';
import { deviceTableModule } from './device-table.js';
import { ruleDocs } from './rule-docs.js';

export async function outputs(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  return [{ path: 'packages/devices/src/device-table.generated.ts', text: deviceTableModule(readDataFiles()) }, ...ruleDocs(), await diagnosisPicture()];
}
