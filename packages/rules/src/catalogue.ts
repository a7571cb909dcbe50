import { vtorMismatch } from './boot/vtor-mismatch.js';
import { unreachable } from './breakpoint/unreachable.js';
import type { ProgramRule } from './define-rule.js';
import { mainOutsideExternalFlash } from './image/main-outside-external-flash.js';
import { noVectorTable } from './image/no-vector-table.js';
import { vectorTableMisaligned } from './image/vector-table-misaligned.js';
import { missingProgram } from './launch/missing-program.js';
import { noExternalLoader } from './launch/no-external-loader.js';
import { stopAtUnreachable } from './launch/stop-at-unreachable.js';
import { deviceUnknown } from './project/device-unknown.js';

/**
 * All rules, in the order in which they explain "the debugger does not halt": of two findings that are as serious and do not
 * explain each other, the one whose rule stands first here becomes the diagnosis.
 */
export const programRules: readonly ProgramRule[] = [
  unreachable,
  noVectorTable,
  noExternalLoader,
  vectorTableMisaligned,
  vtorMismatch,
  mainOutsideExternalFlash,
  missingProgram,
  stopAtUnreachable,
  deviceUnknown,
];
