/** Every file that this tool writes, relative to the root of the repository, with its text. */
import { readDataFiles } from './data-files.js';
import { diagnosisPicture } from './diagnosis-picture.js';
import { deviceTableModule } from './device-table.js';
import { manual } from './manual-page.js';
import { exampleFiles, type TextFile } from './examples/index.js';
import { ruleDocs } from './rule-docs.js';
import { targetPicture } from './target-picture.js';

export async function outputs(): Promise<readonly TextFile[]> {
  return [{ path: 'packages/devices/src/device-table.generated.ts', text: deviceTableModule(readDataFiles()) }, ...ruleDocs(), manual(), ...exampleFiles(), await diagnosisPicture(), targetPicture()];
}
