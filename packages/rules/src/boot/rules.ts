import { vtorMismatch } from './vtor-mismatch.js';

export const bootRules = [vtorMismatch];
