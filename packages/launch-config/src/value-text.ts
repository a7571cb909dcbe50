import type { TextRange } from '@qspi-doctor/diagnostics';
import type { LaunchAttribute, LaunchDocument } from './launch-document.js';
import { decodedOffsets } from './xml-text.js';

/** Backslashes of Windows to slashes. */
export function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The last part of a path in either spelling, also of one inside `${workspace_loc:…}`. */
export function baseName(path: string): string {
  return /[^\\/]*$/.exec(path.replace(/\}\s*$/, ''))?.[0].trim() ?? '';
}

/** The place in the file of a stretch of a decoded value. */
export function rangeWithin(document: LaunchDocument, attribute: LaunchAttribute): (part: TextRange) => TextRange {
  const { start, end } = attribute.valueRange;
  let offsets: Uint32Array | undefined;
  return (part) => {
    offsets ??= decodedOffsets(document.text.slice(start, end));
    return { start: start + (offsets[part.start] ?? end - start), end: start + (offsets[part.end] ?? end - start) };
  };
}
