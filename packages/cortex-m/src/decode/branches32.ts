import { signExtend } from '../cpu/alu.js';
import type { Op } from '../cpu/cpu.js';
import { branch, branchIf, branchLink } from './branches.js';
import type { DecodeContext } from './context.js';
import { hint, nothing } from './hints.js';
import { undefinedOp } from './miscellaneous16.js';
import { lowOverheadLoop } from './low-overhead-loops.js';
import { moveFromSpecial, moveToSpecial } from './special-registers.js';

/** Branches and miscellaneous control (A5.3.4). */
export function branchesAndControl(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const s = (h1 >> 10) & 1;
  const j1 = (h2 >> 13) & 1;
  const j2 = (h2 >> 11) & 1;
  const { mainline, v8, v81 } = c.features;
  if ((h2 & 0x1000) !== 0) {
    const long = (s << 24) | ((1 ^ j1 ^ s) << 23) | ((1 ^ j2 ^ s) << 22) | ((h1 & 0x3ff) << 12) | ((h2 & 0x7ff) << 1);
    const target = c.at + 4 + signExtend(long, 25);
    if ((h2 & 0x4000) !== 0) {
      c.ends = true;
      return branchLink(target, c.next, c.at);
    }
    if (!mainline && !v8) return undefined;
    c.ends = true;
    return branch(target);
  }
  if ((h2 & 0x4000) !== 0) return v81 ? lowOverheadLoop(c, h1, h2) : undefined;
  const condition = (h1 >> 6) & 15;
  if (condition < 14) {
    if (!mainline) return undefined;
    c.ends = true;
    return branchIf(condition, c.at + 4 + signExtend((s << 20) | (j2 << 19) | (j1 << 18) | ((h1 & 0x3f) << 12) | ((h2 & 0x7ff) << 1), 21));
  }
  return control(c, h1, h2);
}

function control(c: DecodeContext, h1: number, h2: number): Op | undefined {
  switch (h1 & 0xfff0) {
    case 0xf380: case 0xf390: return (h1 & 0x10) === 0 ? moveToSpecial(c, h1 & 15, h2) : undefined;
    case 0xf3a0: return (h2 & 0xff00) === 0x8000 && c.features.mainline ? hint(c, h2 & 255) : undefined;
    case 0xf3b0: return barrier(c, h2);
    case 0xf3e0: case 0xf3f0: return moveFromSpecial((h2 >> 8) & 15, h2 & 255);
    case 0xf7f0: return (h2 & 0xf000) === 0xa000 ? undefinedOp() : undefined;
    default: return undefined;
  }
}

/** CLREX, DSB, DMB, ISB. All are without effect here, but ISB ends a block: what runs next is looked at afresh. */
function barrier(c: DecodeContext, h2: number): Op | undefined {
  switch ((h2 >> 4) & 15) {
    case 2: return (cpu) => { cpu.exclusiveMarked = false; };
    case 4: case 5: return nothing;
    case 6:
      c.ends = true;
      return nothing;
    default: return undefined;
  }
}
