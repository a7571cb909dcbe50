import type { TextProblem } from '@qspi-doctor/diagnostics';
import { jsonItemRanges } from './json-items.js';
import { keyPrefixes, launchKeys } from './keys.js';
import type { ExternalLoader } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { parseJson } from './load-list.js';
import { baseName, rangeWithin, toSlashes } from './value-text.js';

/** Both formats: the JSON array of CubeIDE 1.11 and later, and the three keys of 1.0 to 1.10 that TrueSTUDIO has as well. The newer one counts. */
export function readExternalLoaders(document: LaunchDocument, problems: TextProblem[]): ExternalLoader[] {
  const attribute = document.get(launchKeys.externalLoaders);
  if (attribute === undefined) return readOldLoader(document, problems);
  const items = parseJson(attribute.value, (value) => value);
  if (items === undefined) {
    // CubeIDE takes an empty text for an empty list.
    if (attribute.value !== '') problems.push({ message: 'the external loaders are not the JSON that CubeIDE writes', range: attribute.valueRange });
    return [];
  }
  const place = rangeWithin(document, attribute);
  const ranges = jsonItemRanges(String(attribute.value));
  return items.map((item, i) => {
    const { fLoaderPath, fInitialize, fIsEnabled } = item as Record<string, unknown>;
    const path = typeof fLoaderPath === 'string' ? fLoaderPath : '';
    const part = ranges[i];
    return {
      path: toSlashes(path),
      pathAsWritten: path,
      file: baseName(path),
      initialize: fInitialize === true,
      enabled: fIsEnabled === true,
      range: part ? place(part) : attribute.valueRange,
    };
  });
}

/** `name, start address, type, file`, as in `MT25TL01G_STM32H750B-DISCO, 0x90000000, NOR_FLASH, MT25TL01G_STM32H750B-DISCO.stldr`. */
function readOldLoader(document: LaunchDocument, problems: TextProblem[]): ExternalLoader[] {
  const prefix = document.kind === 'truestudio' ? `${keyPrefixes.trueStudio}stlink.` : keyPrefixes.stLink;
  const attribute = document.get(`${prefix}external_loader`);
  const text = typeof attribute?.value === 'string' ? attribute.value.trim() : '';
  if (attribute === undefined || text === '') return [];
  const fields = text.split(',').map((field) => field.trim());
  const path = fields.length >= 4 ? fields.slice(3).join(', ') : (fields[0] ?? '');
  if (fields.length < 4) problems.push({ message: 'the external loader is not written as name, address, type, file', range: attribute.valueRange });
  const address = /^0x[0-9a-f]{1,8}$/i.test(fields[1] ?? '') ? Number(fields[1]) : undefined;
  return [
    {
      path: toSlashes(path),
      pathAsWritten: path,
      file: baseName(path),
      initialize: document.boolean(`${prefix}external_loader_init`) ?? false,
      enabled: document.boolean(`${prefix}enable_external_loader`) ?? false,
      address,
      range: attribute.valueRange,
    },
  ];
}

/** The value of the newer key as CubeIDE writes it. */
export function externalLoadersValue(loaders: readonly Pick<ExternalLoader, 'pathAsWritten' | 'initialize' | 'enabled'>[]): string {
  return JSON.stringify(loaders.map((loader) => ({ fLoaderPath: loader.pathAsWritten, fInitialize: loader.initialize, fIsEnabled: loader.enabled })));
}
