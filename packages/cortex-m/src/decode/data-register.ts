import { addCarryFlags, addFlags, shift, shiftCarry, subtractFlags } from '../cpu/alu.js';
import type { Cpu, Op } from '../cpu/cpu.js';
import { dataOp } from './data-immediate.js';

function setNz(cpu: Cpu, value: number): void {
  cpu.nf = value;
  cpu.zf = value;
}

/** Data processing of two registers, the second one not shifted. C is left alone by logical operations. */
export function registerOp(op: number, flags: boolean, d: number, n: number, m: number): Op | undefined {
  switch (op) {
    case dataOp.and:
      if (d === 15) return flags ? (cpu) => setNz(cpu, cpu.r[n]! & cpu.r[m]!) : undefined;
      return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[n]! & r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[n]! & r[m]!; };
    case dataOp.bic:
      return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[n]! & ~r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[n]! & ~r[m]!; };
    case dataOp.orr:
      if (n === 15) return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[m]!; };
      return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[n]! | r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[n]! | r[m]!; };
    case dataOp.orn:
      if (n === 15) return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = ~r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = ~r[m]!; };
      return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[n]! | ~r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[n]! | ~r[m]!; };
    case dataOp.eor:
      if (d === 15) return flags ? (cpu) => setNz(cpu, cpu.r[n]! ^ cpu.r[m]!) : undefined;
      return flags ? (cpu) => { const r = cpu.r; setNz(cpu, (r[d] = r[n]! ^ r[m]!)); } : (cpu) => { const r = cpu.r; r[d] = r[n]! ^ r[m]!; };
    case dataOp.add:
      if (d === 15) return flags ? (cpu) => void addFlags(cpu, cpu.r[n]!, cpu.r[m]!) : undefined;
      return flags ? (cpu) => { const r = cpu.r; r[d] = addFlags(cpu, r[n]!, r[m]!); } : (cpu) => { const r = cpu.r; r[d] = r[n]! + r[m]!; };
    case dataOp.adc:
      return flags ? (cpu) => { const r = cpu.r; r[d] = addCarryFlags(cpu, r[n]!, r[m]!); } : (cpu) => { const r = cpu.r; r[d] = r[n]! + r[m]! + cpu.cf; };
    case dataOp.sbc:
      return flags ? (cpu) => { const r = cpu.r; r[d] = addCarryFlags(cpu, r[n]!, ~r[m]!); } : (cpu) => { const r = cpu.r; r[d] = r[n]! + ~r[m]! + cpu.cf; };
    case dataOp.sub:
      if (d === 15) return flags ? (cpu) => void subtractFlags(cpu, cpu.r[n]!, cpu.r[m]!) : undefined;
      return flags ? (cpu) => { const r = cpu.r; r[d] = subtractFlags(cpu, r[n]!, r[m]!); } : (cpu) => { const r = cpu.r; r[d] = r[n]! - r[m]!; };
    case dataOp.rsb:
      return flags ? (cpu) => { const r = cpu.r; r[d] = subtractFlags(cpu, r[m]!, r[n]!); } : (cpu) => { const r = cpu.r; r[d] = r[m]! - r[n]!; };
    default: return undefined;
  }
}

/** The result of a data-processing operation, flags included; `carry` is the shifter's. */
function compute(cpu: Cpu, op: number, flags: boolean, a: number, b: number, carry: number): number {
  let value: number;
  switch (op) {
    case dataOp.and: value = a & b; break;
    case dataOp.bic: value = a & ~b; break;
    case dataOp.orr: value = a | b; break;
    case dataOp.orn: value = a | ~b; break;
    case dataOp.eor: value = a ^ b; break;
    case dataOp.add: return flags ? addFlags(cpu, a, b) : (a + b) | 0;
    case dataOp.adc: return flags ? addCarryFlags(cpu, a, b) : (a + b + cpu.cf) | 0;
    case dataOp.sbc: return flags ? addCarryFlags(cpu, a, ~b) : (a + ~b + cpu.cf) | 0;
    case dataOp.sub: return flags ? subtractFlags(cpu, a, b) : (a - b) | 0;
    default: return flags ? subtractFlags(cpu, b, a) : (b - a) | 0;
  }
  if (flags) {
    cpu.nf = value;
    cpu.zf = value;
    cpu.cf = carry;
  }
  return value;
}

/** Data processing with the second register shifted by a constant: type and amount as encoded (LSR/ASR #0 mean 32, ROR #0 means RRX). */
export function shiftedOp(op: number, flags: boolean, d: number, n: number, m: number, type: number, encoded: number): Op | undefined {
  if (type === 0 && encoded === 0) return registerOp(op, flags, d, n, m);
  if (!(Object.values(dataOp) as number[]).includes(op)) return undefined;
  const discard = d === 15;
  if (discard && !flags) return undefined;
  // MOV and MVN are ORR and ORN with no first operand.
  const noFirst = n === 15 && (op === dataOp.orr || op === dataOp.orn);
  if (type === 3 && encoded === 0) {
    return (cpu) => {
      const value = cpu.r[m]!;
      const result = compute(cpu, op, flags, noFirst ? 0 : cpu.r[n]!, (value >>> 1) | (cpu.cf << 31), value & 1);
      if (!discard) cpu.r[d] = result;
    };
  }
  const amount = encoded === 0 ? 32 : encoded;
  if (noFirst && op === dataOp.orr) return flags ? shiftFlags(d, m, type, amount) : shiftOnly(d, m, type, amount);
  if (!flags) {
    if (type === 0 && op === dataOp.add) return (cpu) => { const r = cpu.r; r[d] = r[n]! + (r[m]! << amount); };
    if (type === 0 && op === dataOp.orr) return (cpu) => { const r = cpu.r; r[d] = r[n]! | (r[m]! << amount); };
    return (cpu) => { const r = cpu.r; r[d] = compute(cpu, op, false, noFirst ? 0 : r[n]!, shift(r[m]!, type, amount), 0); };
  }
  return (cpu) => {
    const value = cpu.r[m]!;
    const result = compute(cpu, op, true, noFirst ? 0 : cpu.r[n]!, shift(value, type, amount), shiftCarry(value, type, amount, cpu.cf));
    if (!discard) cpu.r[d] = result;
  };
}

function shiftOnly(d: number, m: number, type: number, amount: number): Op {
  if (type === 0) return (cpu) => { const r = cpu.r; r[d] = r[m]! << amount; };
  if (type === 1 && amount < 32) return (cpu) => { const r = cpu.r; r[d] = r[m]! >>> amount; };
  return (cpu) => { const r = cpu.r; r[d] = shift(r[m]!, type, amount); };
}

/** LSLS, LSRS, ASRS, RORS by a constant 1–32. */
function shiftFlags(d: number, m: number, type: number, amount: number): Op {
  return (cpu) => {
    const value = cpu.r[m]!;
    const result = shift(value, type, amount);
    cpu.cf = shiftCarry(value, type, amount, 0);
    cpu.r[d] = result;
    cpu.nf = result;
    cpu.zf = result;
  };
}

/** Shift by the low byte of a register. */
export function shiftByRegister(flags: boolean, d: number, n: number, m: number, type: number): Op {
  if (!flags) return (cpu) => { const r = cpu.r; r[d] = shift(r[n]!, type, r[m]! & 255); };
  return (cpu) => {
    const amount = cpu.r[m]! & 255;
    const value = cpu.r[n]!;
    const result = shift(value, type, amount);
    cpu.cf = shiftCarry(value, type, amount, cpu.cf);
    cpu.r[d] = result;
    cpu.nf = result;
    cpu.zf = result;
  };
}
