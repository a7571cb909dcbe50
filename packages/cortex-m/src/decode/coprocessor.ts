import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** Coprocessor space (A5.3.18): CP10 and CP11 are the FPU. */
export function coprocessor(_c: DecodeContext, _h1: number, _h2: number): Op | undefined {
  return undefined;
}
