import { mainNotReached } from './main-not-reached.js';
import { vtorMismatch } from './vtor-mismatch.js';

export const bootRules = [mainNotReached, vtorMismatch];
