import type { Cpu, Op } from '../cpu/cpu.js';
import { tableBranch } from './branches.js';
import type { DecodeContext } from './context.js';
import { testTarget } from './test-target.js';
import { nothing } from './hints.js';

/** LDRD, STRD, exclusives, load-acquire and store-release, table branches, TT and SG (A5.3.6; ARMv8-M ARM C2.3.8). */
export function dualOrExclusive(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const n = h1 & 15;
  const load = (h1 & 0x10) !== 0;
  if (h1 === 0xe97f && h2 === 0xe97f && c.features.v8) return nothing;
  if ((h1 & 0x120) !== 0) return dual(c, h1, h2, load, n);
  const t = h2 >> 12;
  if ((h1 & 0x80) === 0) {
    const offset = (h2 & 255) * 4;
    if (load) return (h2 & 0xf00) === 0xf00 ? loadExclusive(2, t, n, offset, c.at) : undefined;
    if ((h2 & 0xf00) === 0xf00) return c.features.v8 ? testTarget(h2) : undefined;
    return storeExclusive(2, (h2 >> 8) & 15, t, n, offset, c.at);
  }
  const op = (h2 >> 4) & 15;
  if (load && (op === 0 || op === 1) && (h2 & 0xff00) === 0xf000) {
    c.ends = true;
    return tableBranch(op === 1, n, h2 & 15, (c.at + 4) | 0, c.at);
  }
  const size = op & 3;
  if (size === 3) return undefined;
  switch (op >> 2) {
    case 1: return load ? loadExclusive(size, t, n, 0, c.at) : storeExclusive(size, h2 & 15, t, n, 0, c.at);
    case 2: return c.features.v8 ? (load ? acquire(size, t, n, c.at) : release(size, t, n, c.at)) : undefined;
    case 3: return !c.features.v8 ? undefined : load ? loadExclusive(size, t, n, 0, c.at) : storeExclusive(size, h2 & 15, t, n, 0, c.at);
    default: return undefined;
  }
}

function read(cpu: Cpu, size: number, address: number): number {
  cpu.bus.requireAligned(address, 1 << size);
  return size === 0 ? cpu.bus.read8(address) : size === 1 ? cpu.bus.read16(address) : cpu.bus.read32(address);
}

function write(cpu: Cpu, size: number, address: number, value: number): void {
  cpu.bus.requireAligned(address, 1 << size);
  if (size === 0) cpu.bus.write8(address, value);
  else if (size === 1) cpu.bus.write16(address, value);
  else cpu.bus.write32(address, value);
}

/** The monitor covers one address; taking an exception or CLREX clears it. */
function loadExclusive(size: number, t: number, n: number, offset: number, at: number): Op {
  return (cpu) => {
    cpu.at = at;
    const address = (cpu.r[n]! + offset) | 0;
    cpu.r[t] = read(cpu, size, address);
    cpu.exclusive = address;
    cpu.exclusiveMarked = true;
  };
}

function storeExclusive(size: number, d: number, t: number, n: number, offset: number, at: number): Op {
  return (cpu) => {
    cpu.at = at;
    const address = (cpu.r[n]! + offset) | 0;
    const passes = cpu.exclusiveMarked && cpu.exclusive === address;
    cpu.bus.requireAligned(address, 1 << size);
    if (passes) write(cpu, size, address, cpu.r[t]!);
    cpu.exclusiveMarked = false;
    cpu.r[d] = passes ? 0 : 1;
  };
}

function acquire(size: number, t: number, n: number, at: number): Op {
  return (cpu) => {
    cpu.at = at;
    cpu.r[t] = read(cpu, size, cpu.r[n]!);
  };
}

function release(size: number, t: number, n: number, at: number): Op {
  return (cpu) => {
    cpu.at = at;
    write(cpu, size, cpu.r[n]!, cpu.r[t]!);
  };
}

function dual(c: DecodeContext, h1: number, h2: number, load: boolean, n: number): Op | undefined {
  const t = h2 >> 12;
  const t2 = (h2 >> 8) & 15;
  const before = (h1 & 0x100) !== 0;
  const writesBack = (h1 & 0x20) !== 0;
  const offset = ((h1 & 0x80) !== 0 ? 4 : -4) * (h2 & 255);
  const at = c.at;
  if (n === 15 && (writesBack || !load)) return undefined;
  const pc = (at + 4) & ~3;
  return (cpu) => {
    cpu.at = at;
    const base = n === 15 ? pc : cpu.r[n]!;
    const moved = (base + offset) | 0;
    const address = before ? moved : base;
    if ((address & 3) !== 0) cpu.bus.requireAligned(address, 4);
    if (writesBack && n === 13 && cpu.features.v8) cpu.checkStackLimit(moved);
    if (load) {
      const first = cpu.bus.read32(address);
      const second = cpu.bus.read32((address + 4) | 0);
      if (writesBack) cpu.r[n] = moved;
      cpu.r[t] = first;
      cpu.r[t2] = second;
    } else {
      cpu.bus.write32(address, cpu.r[t]!);
      cpu.bus.write32((address + 4) | 0, cpu.r[t2]!);
      if (writesBack) cpu.r[n] = moved;
    }
  };
}
