import { coreMismatch } from './core-mismatch.js';
import { differsFromLinkerScript } from './differs-from-linker-script.js';
import { invalidVectorTable } from './invalid-vector-table.js';
import { mainMissing } from './main-missing.js';
import { mainOutsideExternalFlash } from './main-outside-external-flash.js';
import { noDebugInfo } from './no-debug-info.js';
import { noVectorTable } from './no-vector-table.js';
import { olderThanSources } from './older-than-sources.js';
import { overlaps } from './overlaps.js';
import { segmentOutsideDevice } from './segment-outside-device.js';
import { unreadable } from './unreadable.js';
import { vectorTableAddress } from './vector-table-address.js';
import { vectorTableMisaligned } from './vector-table-misaligned.js';

export const imageRules = [
  unreadable,
  coreMismatch,
  noVectorTable,
  invalidVectorTable,
  overlaps,
  vectorTableAddress,
  segmentOutsideDevice,
  vectorTableMisaligned,
  mainMissing,
  mainOutsideExternalFlash,
  noDebugInfo,
  differsFromLinkerScript,
  olderThanSources,
];
