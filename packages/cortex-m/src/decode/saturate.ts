import { shift, signExtend } from '../cpu/alu.js';
import type { Cpu, Op } from '../cpu/cpu.js';

/** SignedSat: to `bits` bits; sets Q where it clips. */
export function signedSaturate(cpu: Cpu, value: number, bits: number): number {
  const limit = 2 ** (bits - 1);
  if (value >= limit) {
    cpu.qf = 1;
    return limit - 1;
  }
  if (value < -limit) {
    cpu.qf = 1;
    return -limit;
  }
  return value;
}

export function unsignedSaturate(cpu: Cpu, value: number, bits: number): number {
  const most = 2 ** bits - 1;
  if (value > most) {
    cpu.qf = 1;
    return most;
  }
  if (value < 0) {
    cpu.qf = 1;
    return 0;
  }
  return value;
}

/** SSAT (to `field` + 1 bits) and USAT (to `field` bits) of a register shifted left, or arithmetically right. */
export function saturate(signed: boolean, d: number, n: number, field: number, right: boolean, amount: number): Op {
  return (cpu) => {
    const value = right ? shift(cpu.r[n]!, 2, amount) : shift(cpu.r[n]!, 0, amount);
    cpu.r[d] = signed ? signedSaturate(cpu, value, field + 1) : unsignedSaturate(cpu, value, field);
  };
}

/** SSAT16, USAT16. */
export function saturateHalves(signed: boolean, d: number, n: number, field: number): Op | undefined {
  if (field > 15) return undefined;
  return (cpu) => {
    const low = signExtend(cpu.r[n]!, 16);
    const high = cpu.r[n]! >> 16;
    const one = signed ? signedSaturate(cpu, low, field + 1) : unsignedSaturate(cpu, low, field);
    const two = signed ? signedSaturate(cpu, high, field + 1) : unsignedSaturate(cpu, high, field);
    cpu.r[d] = (one & 0xffff) | (two << 16);
  };
}

/** PKHBT, PKHTB. */
export function packHalfwords(topFirst: boolean, d: number, n: number, m: number, amount: number): Op {
  if (topFirst) return (cpu) => { const r = cpu.r; r[d] = (r[n]! & 0xffff0000) | (shift(r[m]!, 2, amount === 0 ? 32 : amount) & 0xffff); };
  return (cpu) => { const r = cpu.r; r[d] = (r[n]! & 0xffff) | ((r[m]! << amount) & 0xffff0000); };
}
