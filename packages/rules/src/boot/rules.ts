import { executeNever } from './execute-never.js';
import { handoff } from './handoff.js';
import { mainNotReached } from './main-not-reached.js';
import { mpuRegion } from './mpu-region.js';
import { reconfiguresExternalMemory } from './reconfigures-external-memory.js';
import { stackPointer } from './stack-pointer.js';
import { vtorMismatch } from './vtor-mismatch.js';

export const bootRules = [mainNotReached, handoff, stackPointer, reconfiguresExternalMemory, executeNever, vtorMismatch, mpuRegion];
