/** Every file that this tool writes, relative to the root of the repository, with its text. */
import { readDataFiles } from './data-files.js';
import { deviceTableModule } from './device-table.js';
import { ruleDocs } from './rule-docs.js';

export function outputs(): readonly { readonly path: string; readonly text: string }[] {
  return [{ path: 'packages/devices/src/device-table.generated.ts', text: deviceTableModule(readDataFiles()) }, ...ruleDocs()];
}
