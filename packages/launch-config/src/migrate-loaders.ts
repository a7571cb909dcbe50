import { externalLoadersValue, readExternalLoaders } from './external-loaders.js';
import { launchKeys } from './keys.js';
import type { LaunchDocument } from './launch-document.js';
import type { LaunchChange } from './edit-launch.js';

/**
 * The changes that bring the external loader of a configuration of CubeIDE 1.0 to 1.10 into the form that 1.11 and later read: path from the fourth field,
 * its init and enable flags beside it. None where the newer key is there already. The old keys stay unless `dropOld`: an older IDE still reads them.
 */
export function migrateLoaders(document: LaunchDocument, { dropOld = false } = {}): LaunchChange[] {
  const old = [launchKeys.oldLoader, launchKeys.oldLoaderEnabled, launchKeys.oldLoaderInitialize].filter((key) => document.has(key));
  if (document.kind !== 'cubeide' || old.length === 0) return [];
  const removed: LaunchChange[] = dropOld ? old.map((key) => ({ key, remove: true })) : [];
  if (document.has(launchKeys.externalLoaders)) return removed;
  const value = externalLoadersValue(readExternalLoaders(document, []));
  return [{ key: launchKeys.externalLoaders, element: 'string', value }, ...removed];
}
