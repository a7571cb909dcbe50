import { causes } from './causes/index.js';
import { causeFiles, overview, type TextFile } from './folder.js';

export { causesFolder, type TextFile } from './folder.js';
export { causes } from './causes/index.js';

/** Every text of examples/causes that is made; images and reports are made from them by `npm run generate -- --examples`. */
export function exampleFiles(): readonly TextFile[] {
  return [overview(causes), ...causes.flatMap(causeFiles)];
}
