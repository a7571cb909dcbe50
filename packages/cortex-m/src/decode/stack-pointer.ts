import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** A jump of the stack pointer by at least this is a new stack, not a frame. */
const farAway = 0x1000;

/**
 * Wraps an instruction whose destination is `d`: where that is SP, its two low bits stay zero, ARMv8-M checks the limit, and
 * a far jump is told to the machine (boot code that sets up a stack by a move or a load).
 */
export function stackPointerOp(c: DecodeContext, d: number, op: Op | undefined): Op | undefined {
  if (d !== 13 || op === undefined) return op;
  const at = c.at;
  const limited = c.features.v8;
  return (cpu) => {
    const r = cpu.r;
    const before = r[13]!;
    op(cpu);
    const value = r[13]! & ~3;
    r[13] = value;
    if (limited && value >>> 0 < before >>> 0) {
      r[13] = before;
      cpu.checkStackLimit(value);
      r[13] = value;
    }
    if (Math.abs(value - before) >= farAway) cpu.host.stackPointerSet(value, at);
  };
}
