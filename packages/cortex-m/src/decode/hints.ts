import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

export const nothing: Op = () => undefined;

/** NOP, YIELD, WFE, WFI, SEV; unallocated hints are NOPs (ARMv7-M ARM A5.2.5). */
export function hint(c: DecodeContext, number: number): Op {
  if (number === 2 || number === 3) {
    c.ends = true;
    const at = c.at;
    return (cpu) => {
      cpu.at = at;
      cpu.host.sleep(number === 2);
    };
  }
  if (number === 4) return (cpu) => { cpu.eventPending = true; };
  return nothing;
}
