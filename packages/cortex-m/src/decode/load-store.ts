import type { Op } from '../cpu/cpu.js';

/** Access kinds by size (0 byte, 1 halfword, 2 word) with 4 added for sign extension. */
export const access = { byte: 0, half: 1, word: 2, signedByte: 4, signedHalf: 5 } as const;

/** Load with a register and a constant offset. Rt is not the PC. */
export function loadOffset(kind: number, t: number, n: number, offset: number, at: number): Op {
  switch (kind) {
    case access.byte: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read8((r[n]! + offset) | 0); };
    case access.half: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read16((r[n]! + offset) | 0); };
    case access.signedByte: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = (cpu.bus.read8((r[n]! + offset) | 0) << 24) >> 24; };
    case access.signedHalf: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = (cpu.bus.read16((r[n]! + offset) | 0) << 16) >> 16; };
    default: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read32((r[n]! + offset) | 0); };
  }
}

export function storeOffset(kind: number, t: number, n: number, offset: number, at: number): Op {
  switch (kind) {
    case access.byte: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write8((r[n]! + offset) | 0, r[t]!); };
    case access.half: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write16((r[n]! + offset) | 0, r[t]!); };
    default: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write32((r[n]! + offset) | 0, r[t]!); };
  }
}

/** Load with the offset in a register, shifted left by 0–3. */
export function loadIndexed(kind: number, t: number, n: number, m: number, by: number, at: number): Op {
  switch (kind) {
    case access.byte: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read8((r[n]! + (r[m]! << by)) | 0); };
    case access.half: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read16((r[n]! + (r[m]! << by)) | 0); };
    case access.signedByte: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = (cpu.bus.read8((r[n]! + (r[m]! << by)) | 0) << 24) >> 24; };
    case access.signedHalf: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = (cpu.bus.read16((r[n]! + (r[m]! << by)) | 0) << 16) >> 16; };
    default: return (cpu) => { cpu.at = at; const r = cpu.r; r[t] = cpu.bus.read32((r[n]! + (r[m]! << by)) | 0); };
  }
}

export function storeIndexed(kind: number, t: number, n: number, m: number, by: number, at: number): Op {
  switch (kind) {
    case access.byte: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write8((r[n]! + (r[m]! << by)) | 0, r[t]!); };
    case access.half: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write16((r[n]! + (r[m]! << by)) | 0, r[t]!); };
    default: return (cpu) => { cpu.at = at; const r = cpu.r; cpu.bus.write32((r[n]! + (r[m]! << by)) | 0, r[t]!); };
  }
}

/** Load from a constant address (PC-relative). */
export function loadLiteral(kind: number, t: number, address: number, at: number): Op {
  const a = address | 0;
  switch (kind) {
    case access.byte: return (cpu) => { cpu.at = at; cpu.r[t] = cpu.bus.read8(a); };
    case access.half: return (cpu) => { cpu.at = at; cpu.r[t] = cpu.bus.read16(a); };
    case access.signedByte: return (cpu) => { cpu.at = at; cpu.r[t] = (cpu.bus.read8(a) << 24) >> 24; };
    case access.signedHalf: return (cpu) => { cpu.at = at; cpu.r[t] = (cpu.bus.read16(a) << 16) >> 16; };
    default: return (cpu) => { cpu.at = at; cpu.r[t] = cpu.bus.read32(a); };
  }
}

/** Pre- or post-indexed load or store with write-back: the base changes only after the access went well. */
export function writeBack(load: boolean, kind: number, t: number, n: number, offset: number, before: boolean, at: number): Op {
  const scratch = load ? loadAt(kind) : storeAt(kind);
  return (cpu) => {
    cpu.at = at;
    const base = cpu.r[n]!;
    const moved = (base + offset) | 0;
    if (n === 13 && cpu.features.v8) cpu.checkStackLimit(moved);
    const value = scratch(cpu, before ? moved : base, cpu.r[t]!);
    cpu.r[n] = moved;
    if (load) cpu.r[t] = value;
  };
}

type Access = (cpu: Parameters<Op>[0], address: number, value: number) => number;

function loadAt(kind: number): Access {
  switch (kind) {
    case access.byte: return (cpu, a) => cpu.bus.read8(a);
    case access.half: return (cpu, a) => cpu.bus.read16(a);
    case access.signedByte: return (cpu, a) => (cpu.bus.read8(a) << 24) >> 24;
    case access.signedHalf: return (cpu, a) => (cpu.bus.read16(a) << 16) >> 16;
    default: return (cpu, a) => cpu.bus.read32(a);
  }
}

function storeAt(kind: number): Access {
  switch (kind) {
    case access.byte: return (cpu, a, v) => { cpu.bus.write8(a, v); return v; };
    case access.half: return (cpu, a, v) => { cpu.bus.write16(a, v); return v; };
    default: return (cpu, a, v) => { cpu.bus.write32(a, v); return v; };
  }
}
