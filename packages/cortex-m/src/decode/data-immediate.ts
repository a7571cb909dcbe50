import { addCarryFlags, addFlags, subtractFlags } from '../cpu/alu.js';
import type { Op } from '../cpu/cpu.js';

/** Operation numbers of the 32-bit data-processing encodings (ARMv7-M ARM A5.3.1); Rd or Rn = 15 make TST, TEQ, CMN, CMP, MOV, MVN. */
export const dataOp = { and: 0, bic: 1, orr: 2, orn: 3, eor: 4, add: 8, adc: 10, sbc: 11, sub: 13, rsb: 14 } as const;

/** Data processing with a constant. `carry` is what a flag-setting logical operation does to C: 0, 1, or -1 for unchanged. */
export function immediateOp(op: number, flags: boolean, d: number, n: number, constant: number, carry: number): Op | undefined {
  const k = constant | 0;
  switch (op) {
    case dataOp.and: return d === 15 ? (flags ? logicalFlags((a) => a & k, -1, n, carry) : undefined) : logical((a) => a & k, flags, d, n, carry);
    case dataOp.bic: return logical((a) => a & ~k, flags, d, n, carry);
    case dataOp.orr: return n === 15 ? move(flags, d, k, carry) : logical((a) => a | k, flags, d, n, carry);
    case dataOp.orn: return n === 15 ? move(flags, d, ~k, carry) : logical((a) => a | ~k, flags, d, n, carry);
    case dataOp.eor: return d === 15 ? (flags ? logicalFlags((a) => a ^ k, -1, n, carry) : undefined) : logical((a) => a ^ k, flags, d, n, carry);
    case dataOp.add:
      if (d === 15) return flags ? (cpu) => void addFlags(cpu, cpu.r[n]!, k) : undefined;
      return flags ? (cpu) => { cpu.r[d] = addFlags(cpu, cpu.r[n]!, k); } : (cpu) => { const r = cpu.r; r[d] = r[n]! + k; };
    case dataOp.adc:
      return flags ? (cpu) => { cpu.r[d] = addCarryFlags(cpu, cpu.r[n]!, k); } : (cpu) => { cpu.r[d] = cpu.r[n]! + k + cpu.cf; };
    case dataOp.sbc:
      return flags ? (cpu) => { cpu.r[d] = addCarryFlags(cpu, cpu.r[n]!, ~k); } : (cpu) => { cpu.r[d] = cpu.r[n]! + ~k + cpu.cf; };
    case dataOp.sub:
      if (d === 15) return flags ? (cpu) => void subtractFlags(cpu, cpu.r[n]!, k) : undefined;
      return flags ? (cpu) => { cpu.r[d] = subtractFlags(cpu, cpu.r[n]!, k); } : (cpu) => { const r = cpu.r; r[d] = r[n]! - k; };
    case dataOp.rsb:
      return flags ? (cpu) => { cpu.r[d] = subtractFlags(cpu, k, cpu.r[n]!); } : (cpu) => { cpu.r[d] = k - cpu.r[n]!; };
    default: return undefined;
  }
}

function move(flags: boolean, d: number, k: number, carry: number): Op {
  if (!flags) return (cpu) => { cpu.r[d] = k; };
  return (cpu) => {
    cpu.r[d] = k;
    cpu.nf = k;
    cpu.zf = k;
    if (carry >= 0) cpu.cf = carry;
  };
}

function logical(f: (a: number) => number, flags: boolean, d: number, n: number, carry: number): Op {
  return flags ? logicalFlags(f, d, n, carry) : (cpu) => { const r = cpu.r; r[d] = f(r[n]!); };
}

/** `d` = -1: only the flags. */
function logicalFlags(f: (a: number) => number, d: number, n: number, carry: number): Op {
  return (cpu) => {
    const value = f(cpu.r[n]!);
    if (d >= 0) cpu.r[d] = value;
    cpu.nf = value;
    cpu.zf = value;
    if (carry >= 0) cpu.cf = carry;
  };
}
