import { signExtend } from '../cpu/alu.js';
import { Fault, cfsr } from '../cpu/fault.js';
import type { Op } from '../cpu/cpu.js';
import { compareBranch } from './branches.js';
import type { DecodeContext } from './context.js';
import { loadMultiple, storeMultiple } from './load-store-multiple.js';
import { hint } from './hints.js';
import { stackPointerOp } from './stack-pointer.js';

/** Miscellaneous 16-bit instructions (ARMv7-M ARM A5.2.5). IT itself is handled where blocks are built. */
export function miscellaneous16(c: DecodeContext, h: number): Op | undefined {
  const d = h & 7;
  const m = (h >> 3) & 7;
  if ((h & 0x500) === 0x100) {
    if (!c.features.mainline && !c.features.v8) return undefined;
    c.ends = true;
    return compareBranch((h & 0x800) !== 0, d, c.at + 4 + (((h >> 3) & 31) << 1) + ((h & 0x200) >> 3));
  }
  switch ((h >> 8) & 15) {
    case 0: return adjustStack(c, (h & 0x80) === 0 ? (h & 127) * 4 : -(h & 127) * 4);
    case 2: return extend16((h >> 6) & 3, d, m);
    case 4: case 5: return storeMultiple(13, (h & 255) | ((h & 0x100) << 6), true, true, c.at);
    case 6: return changeState(c, h);
    case 10: return reverse16((h >> 6) & 3, d, m);
    case 12: case 13: {
      c.ends = (h & 0x100) !== 0;
      return loadMultiple(13, (h & 255) | ((h & 0x100) << 7), true, false, c.at);
    }
    case 14: return breakpoint(c);
    case 15: return (h & 15) === 0 ? hint(c, (h >> 4) & 15) : undefined;
    default: return undefined;
  }
}

function adjustStack(c: DecodeContext, by: number): Op | undefined {
  const op: Op = (cpu) => { cpu.r[13] = cpu.r[13]! + by; };
  return c.features.v8 ? stackPointerOp(c, 13, op) : op;
}

function extend16(kind: number, d: number, m: number): Op {
  switch (kind) {
    case 0: return (cpu) => { const r = cpu.r; r[d] = signExtend(r[m]!, 16); };
    case 1: return (cpu) => { const r = cpu.r; r[d] = signExtend(r[m]!, 8); };
    case 2: return (cpu) => { const r = cpu.r; r[d] = r[m]! & 0xffff; };
    default: return (cpu) => { const r = cpu.r; r[d] = r[m]! & 0xff; };
  }
}

export function reverse16(kind: number, d: number, m: number): Op | undefined {
  switch (kind) {
    case 0: return (cpu) => { const v = cpu.r[m]!; cpu.r[d] = (v << 24) | ((v & 0xff00) << 8) | ((v >>> 8) & 0xff00) | (v >>> 24); };
    case 1: return (cpu) => { const v = cpu.r[m]!; cpu.r[d] = ((v & 0xff00ff) << 8) | ((v >>> 8) & 0xff00ff); };
    case 3: return (cpu) => { const v = cpu.r[m]!; cpu.r[d] = signExtend(((v & 255) << 8) | ((v >>> 8) & 255), 16); };
    default: return undefined;
  }
}

/** CPSIE, CPSID: without effect when not privileged. */
function changeState(c: DecodeContext, h: number): Op | undefined {
  if ((h & 0xe0) !== 0x60 || (h & 8) !== 0) return undefined;
  c.ends = true;
  const mask = (h >> 4) & 1;
  const primask = (h & 2) !== 0;
  const faultmask = (h & 1) !== 0 && c.features.mainline;
  return (cpu) => {
    if (!cpu.privileged) return;
    if (primask) cpu.primask = mask;
    if (faultmask) cpu.faultmask = mask;
    cpu.attention = true;
  };
}

function breakpoint(c: DecodeContext): Op {
  c.ends = true;
  return () => {
    throw new Fault('debug', 0, 'BKPT');
  };
}

/** Permanently undefined: UDF. */
export function undefinedOp(): Op {
  return () => {
    throw new Fault('undefined', cfsr.undefined, 'UDF: an instruction that is undefined by design');
  };
}
