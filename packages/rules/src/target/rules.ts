import type { ProgramRule } from '../define-rule.js';
import { breakpointUnit } from './breakpoint-unit.js';
import { contentDiffers } from './content-differs.js';
import { deviceDiffers } from './device-differs.js';
import { fault } from './fault.js';
import { inSystemBootloader } from './in-system-bootloader.js';
import { mainNotReached } from './main-not-reached.js';
import { memoryMapWritable } from './memory-map-writable.js';
import { mpuForbids } from './mpu-forbids.js';
import { notMapped } from './not-mapped.js';
import { vtorDiffers } from './vtor-differs.js';

/** What can only be asked of a live target; `qspi-doctor target` runs them, before the others. */
export const targetRules: readonly ProgramRule[] = [
  inSystemBootloader,
  notMapped,
  contentDiffers,
  breakpointUnit,
  memoryMapWritable,
  mpuForbids,
  vtorDiffers,
  fault,
  mainNotReached,
  deviceDiffers,
];
