import type { Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** VLDR, VSTR, VLDM, VSTM, VPUSH, VPOP (ARMv7-M ARM A6.5). */
export function fpLoadStore(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const before = (h1 & 0x100) !== 0;
  const up = (h1 & 0x80) !== 0;
  const extra = (h1 >> 6) & 1;
  const writesBack = (h1 & 0x20) !== 0;
  const load = (h1 & 0x10) !== 0;
  const n = h1 & 15;
  const field = h2 >> 12;
  const words = h2 & 255;
  const wide = (h2 & 0x100) !== 0;
  if (wide && extra !== 0) return undefined;
  const first = wide ? field * 2 : (field << 1) | extra;
  if (before && !writesBack) return one(c, load, first, wide ? 2 : 1, n, up ? words * 4 : -words * 4);
  if (before === up && (before || up)) return undefined; // P = U = 1 with write-back
  if (!before && !up) return undefined;
  const count = wide ? words & ~1 : words;
  if (count === 0 || first + count > 32 || (n === 15 && (writesBack || !load))) return undefined;
  return several(c, load, first, count, words * 4, n, writesBack, !up);
}

function one(c: DecodeContext, load: boolean, first: number, count: number, n: number, offset: number): Op {
  const at = c.at;
  const pc = (at + 4) & ~3;
  return (cpu) => {
    cpu.at = at;
    const address = ((n === 15 ? pc : cpu.r[n]!) + offset) | 0;
    if ((address & 3) !== 0) cpu.bus.requireAligned(address, 4);
    const { words } = cpu.fp;
    if (!load) {
      cpu.bus.write32(address, words[first]!);
      if (count === 2) cpu.bus.write32((address + 4) | 0, words[first + 1]!);
      return;
    }
    const low = cpu.bus.read32(address);
    if (count === 2) words[first + 1] = cpu.bus.read32((address + 4) | 0);
    words[first] = low;
  };
}

function several(c: DecodeContext, load: boolean, first: number, count: number, bytes: number, n: number, writesBack: boolean, down: boolean): Op {
  const at = c.at;
  return (cpu) => {
    cpu.at = at;
    const base = n === 15 ? (at + 4) & ~3 : cpu.r[n]!;
    const start = down ? (base - bytes) | 0 : base;
    if ((start & 3) !== 0) cpu.bus.requireAligned(start, 4);
    if (n === 13 && down && cpu.features.v8) cpu.checkStackLimit(start);
    const { words } = cpu.fp;
    for (let i = 0; i < count; i++) {
      const address = (start + 4 * i) | 0;
      if (load) words[first + i] = cpu.bus.read32(address);
      else cpu.bus.write32(address, words[first + i]!);
    }
    if (writesBack) cpu.r[n] = down ? start : (base + bytes) | 0;
  };
}
