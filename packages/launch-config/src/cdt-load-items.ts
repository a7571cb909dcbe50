import { launchKeys as keys } from './keys.js';
import type { GdbCommand, LoadItem } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { toSlashes } from './value-text.js';

const none = { performBuild: false, download: false, loadSymbols: false } as const;

/** What plain CDT, Embedded CDT, SW4STM32 and CubeIDE 1.0 say with `loadImage` and `loadSymbols`, as a load list. */
export function cdtLoadItems(document: LaunchDocument): LoadItem[] {
  const download = document.boolean(keys.loadImage);
  const loadSymbols = document.boolean(keys.loadSymbols);
  if (download === undefined && loadSymbols === undefined) return [];
  const items: LoadItem[] = [];
  const main = mainItem(document);
  const image = download && document.boolean(keys.useFileForImage) ? fileItem(document, keys.imageFileName) : undefined;
  const symbols = loadSymbols && document.boolean(keys.useFileForSymbols) ? fileItem(document, keys.symbolsFileName) : undefined;
  if (main) items.push({ ...main, download: download === true && !image, loadSymbols: loadSymbols === true && !symbols });
  if (image && symbols && image.path === symbols.path) items.push({ ...image, download: true, loadSymbols: true });
  else {
    if (image) items.push({ ...image, download: true });
    if (symbols) items.push({ ...symbols, loadSymbols: true });
  }
  return items;
}

/** TrueSTUDIO leaves loading to its GDB script: the program is loaded where that says `load` and nothing else. */
export function trueStudioLoadItems(document: LaunchDocument, commands: readonly GdbCommand[]): LoadItem[] {
  const main = mainItem(document);
  const attached = commands.some((command) => /^load$/.test(command.text));
  return main ? [{ ...main, download: attached, loadSymbols: true }] : [];
}

function mainItem(document: LaunchDocument): LoadItem | undefined {
  const attribute = document.get(keys.programName);
  if (attribute === undefined || attribute.value === '') return undefined;
  const path = String(attribute.value);
  const project = document.string(keys.project);
  return { ...none, fromMainTab: true, path: toSlashes(path), pathAsWritten: path, project: project === '' ? undefined : project, range: attribute.valueRange };
}

function fileItem(document: LaunchDocument, key: string): LoadItem | undefined {
  const attribute = document.get(key);
  if (attribute === undefined || attribute.value === '') return undefined;
  const path = String(attribute.value);
  return { ...none, fromMainTab: false, path: toSlashes(path), pathAsWritten: path, range: attribute.valueRange };
}
