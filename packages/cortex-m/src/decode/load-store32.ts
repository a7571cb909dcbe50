import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';
import { nothing } from './hints.js';
import { loadIndexed, loadLiteral, loadOffset, storeIndexed, storeOffset, writeBack } from './load-store.js';
import { loadMultiple, returnTo, storeMultiple } from './load-store-multiple.js';
import { clearMultiple } from './v81.js';
import { stackPointerOp } from './stack-pointer.js';

/** LDM, STM and their decrementing forms (A5.3.5). */
export function loadStoreMultiple32(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const n = h1 & 15;
  const writesBack = (h1 & 0x20) !== 0;
  const load = (h1 & 0x10) !== 0;
  const mode = (h1 >> 7) & 3;
  if (h1 === 0xe89f && c.features.v81) return clearMultiple(h2);
  if (mode === 0 || mode === 3 || n === 15 || (h2 & 0x2000) !== 0 || h2 === 0) return undefined;
  if (!load) return (h2 & 0x8000) !== 0 ? undefined : storeMultiple(n, h2, writesBack, mode === 2, c.at);
  if ((h2 & 0x8000) !== 0) c.ends = true;
  return loadMultiple(n, h2, writesBack, mode === 2, c.at);
}

/** Loads and stores of one register (A5.3.7 to A5.3.10), the unprivileged ones and the preload hints among them. */
export function loadStoreSingle(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const load = (h1 & 0x10) !== 0;
  const size = (h1 >> 5) & 3;
  const signed = (h1 & 0x100) !== 0;
  const n = h1 & 15;
  const t = h2 >> 12;
  if (size === 3 || (signed && (size === 2 || !load)) || (!load && (n === 15 || t === 15))) return undefined;
  const kind = size | (signed ? 4 : 0);
  const toPc = load && t === 15;
  if (toPc && size !== 2) return nothing;
  if (toPc) c.ends = true;
  // A load into the PC goes through a register of no number: index 15 of the register file, which nothing else uses.
  const made = address(c, h1, h2, load, kind, t, n);
  if (!toPc) return load ? stackPointerOp(c, t, made) : made;
  const at = c.at;
  return made && ((cpu) => {
    made(cpu);
    returnTo(cpu, cpu.r[15]!, at);
  });
}

function address(c: DecodeContext, h1: number, h2: number, load: boolean, kind: number, t: number, n: number): Op | undefined {
  if (load && n === 15) return loadLiteral(kind, t, ((c.at + 4) & ~3) + ((h1 & 0x80) !== 0 ? h2 & 0xfff : -(h2 & 0xfff)), c.at);
  if ((h1 & 0x80) !== 0) return load ? loadOffset(kind, t, n, h2 & 0xfff, c.at) : storeOffset(kind, t, n, h2 & 0xfff, c.at);
  if ((h2 & 0x800) === 0) {
    if ((h2 & 0x7c0) !== 0) return undefined;
    const m = h2 & 15;
    return load ? loadIndexed(kind, t, n, m, (h2 >> 4) & 3, c.at) : storeIndexed(kind, t, n, m, (h2 >> 4) & 3, c.at);
  }
  const before = (h2 & 0x400) !== 0;
  const writesBack = (h2 & 0x100) !== 0;
  const offset = (h2 & 0x200) !== 0 ? h2 & 255 : -(h2 & 255);
  if (writesBack) return n === t ? undefined : writeBack(load, kind, t, n, offset, before, c.at);
  if (!before) return undefined;
  return load ? loadOffset(kind, t, n, offset, c.at) : storeOffset(kind, t, n, offset, c.at);
}
