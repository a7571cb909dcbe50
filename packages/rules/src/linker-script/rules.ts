import { assignmentNeedsSpace } from './assignment-needs-space.js';
import { dataSymbolMismatch } from './data-symbol-mismatch.js';
import { dataWithoutLoadRegion } from './data-without-load-region.js';
import { duplicateRegion } from './duplicate-region.js';
import { initArrayNotKept } from './init-array-not-kept.js';
import { noEntry } from './no-entry.js';
import { noHeapStackCheck } from './no-heap-stack-check.js';
import { overlappingRegions } from './overlapping-regions.js';
import { regionExceedsDevice } from './region-exceeds-device.js';
import { regionOutsideDevice } from './region-outside-device.js';
import { shadowedPattern } from './shadowed-pattern.js';
import { stackOutsideRam } from './stack-outside-ram.js';
import { syntax } from './syntax.js';
import { unalignedSectionBounds } from './unaligned-section-bounds.js';
import { undefinedRegion } from './undefined-region.js';
import { undefinedSymbol } from './undefined-symbol.js';
import { unlinkable } from './unlinkable.js';
import { unusedRegion } from './unused-region.js';
import { vectorTableApart } from './vector-table-apart.js';
import { vectorTableMisaligned } from './vector-table-misaligned.js';
import { vectorTableNotFirst } from './vector-table-not-first.js';
import { vectorTableNotKept } from './vector-table-not-kept.js';
import { writableCodeSegment } from './writable-code-segment.js';

/** What keeps ld from reading the script, then what keeps the program from starting, then what may bite later. */
export const linkerScriptRules = [
  assignmentNeedsSpace,
  syntax,
  undefinedRegion,
  duplicateRegion,
  unlinkable,
  regionOutsideDevice,
  regionExceedsDevice,
  overlappingRegions,
  vectorTableNotKept,
  vectorTableNotFirst,
  vectorTableMisaligned,
  vectorTableApart,
  stackOutsideRam,
  dataWithoutLoadRegion,
  dataSymbolMismatch,
  undefinedSymbol,
  unalignedSectionBounds,
  initArrayNotKept,
  shadowedPattern,
  writableCodeSegment,
  noEntry,
  noHeapStackCheck,
  unusedRegion,
];
