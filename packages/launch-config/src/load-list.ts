import type { TextProblem } from '@qspi-doctor/diagnostics';
import { jsonItemRanges } from './json-items.js';
import { launchKeys } from './keys.js';
import type { LoadItem } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { rangeWithin, toSlashes } from './value-text.js';

/** An item in the order of members that Gson writes, as seen in every public file. */
export interface StoredLoadItem {
  readonly fIsFromMainTab: boolean;
  readonly fPath: string;
  readonly fProjectName?: string;
  readonly fBuildConfigId?: string;
  readonly fUseActiveBuildConfig?: boolean;
  readonly fPerformBuild: boolean;
  readonly fDownload: boolean;
  readonly fLoadSymbols: boolean;
}

/** The list "Load Image and Symbols" of CubeIDE's Startup tab: `{"fItems":[…]}`. */
export function readLoadList(document: LaunchDocument, problems: TextProblem[]): LoadItem[] {
  const attribute = document.get(launchKeys.loadList);
  if (attribute === undefined) return [];
  const items = parseJson(attribute.value, (value) => (value as { fItems?: unknown } | null)?.fItems);
  if (items === undefined) {
    problems.push({ message: 'the load list is not the JSON that CubeIDE writes', range: attribute.valueRange });
    return [];
  }
  const place = rangeWithin(document, attribute);
  const ranges = jsonItemRanges(String(attribute.value), 'fItems');
  return items.map((item, i) => {
    const stored = item as Partial<Record<keyof StoredLoadItem, unknown>>;
    const path = text(stored.fPath) ?? '';
    const part = ranges[i];
    return {
      fromMainTab: stored.fIsFromMainTab === true,
      path: toSlashes(path),
      pathAsWritten: path,
      project: text(stored.fProjectName),
      buildConfigurationId: text(stored.fBuildConfigId),
      useActiveBuildConfiguration: typeof stored.fUseActiveBuildConfig === 'boolean' ? stored.fUseActiveBuildConfig : undefined,
      performBuild: stored.fPerformBuild === true,
      download: stored.fDownload === true,
      loadSymbols: stored.fLoadSymbols === true,
      range: part ? place(part) : attribute.valueRange,
    };
  });
}

/** The array that `pick` finds in a JSON value, its objects alone; undefined for anything else. */
export function parseJson(value: unknown, pick: (parsed: unknown) => unknown): object[] | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const picked = pick(JSON.parse(value));
    return Array.isArray(picked) && picked.every((item) => typeof item === 'object' && item !== null) ? (picked as object[]) : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value of the key as CubeIDE writes it: compact, members in Gson's order. */
export function loadListValue(items: readonly StoredLoadItem[]): string {
  return JSON.stringify({
    fItems: items.map((item) => ({
      fIsFromMainTab: item.fIsFromMainTab,
      fPath: item.fPath,
      fProjectName: item.fProjectName,
      fBuildConfigId: item.fBuildConfigId,
      fUseActiveBuildConfig: item.fUseActiveBuildConfig,
      fPerformBuild: item.fPerformBuild,
      fDownload: item.fDownload,
      fLoadSymbols: item.fLoadSymbols,
    })),
  });
}
