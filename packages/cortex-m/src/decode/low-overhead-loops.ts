import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** WLS, DLS, LE and branch-future of ARMv8.1-M. */
export function lowOverheadLoop(_c: DecodeContext, _h1: number, _h2: number): Op | undefined {
  return undefined;
}
