import { SoftFloat } from './soft-float.js';

/** One calculator for all: an instruction sets its control word, uses it and takes the flags out again. */
export const soft = new SoftFloat();
