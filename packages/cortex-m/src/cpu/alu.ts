import type { Cpu } from './cpu.js';

/** AddWithCarry of two operands without a carry in; sets all four flags (ARMv7-M ARM A2.2.1). */
export function addFlags(cpu: Cpu, a: number, b: number): number {
  const sum = (a + b) | 0;
  cpu.nf = sum;
  cpu.zf = sum;
  cpu.cf = sum >>> 0 < a >>> 0 ? 1 : 0;
  cpu.vf = ((a ^ sum) & (b ^ sum)) >>> 31;
  return sum;
}

export function subtractFlags(cpu: Cpu, a: number, b: number): number {
  const difference = (a - b) | 0;
  cpu.nf = difference;
  cpu.zf = difference;
  cpu.cf = a >>> 0 >= b >>> 0 ? 1 : 0;
  cpu.vf = ((a ^ b) & (a ^ difference)) >>> 31;
  return difference;
}

/** a + b + carry. For SBC pass ~b. */
export function addCarryFlags(cpu: Cpu, a: number, b: number): number {
  const wide = (a >>> 0) + (b >>> 0) + cpu.cf;
  const sum = wide | 0;
  cpu.nf = sum;
  cpu.zf = sum;
  cpu.cf = wide > 0xffffffff ? 1 : 0;
  cpu.vf = ((a ^ sum) & (b ^ sum)) >>> 31;
  return sum;
}

export const shiftKind = { lsl: 0, lsr: 1, asr: 2, ror: 3 } as const;

/** Shift by 0–255 without flags; `type` as encoded: LSL, LSR, ASR, ROR. */
export function shift(value: number, type: number, amount: number): number {
  if (amount === 0) return value;
  switch (type) {
    case 0: return amount < 32 ? value << amount : 0;
    case 1: return amount < 32 ? (value >>> amount) | 0 : 0;
    case 2: return value >> (amount < 32 ? amount : 31);
    default: return (value >>> (amount & 31)) | (value << (-amount & 31));
  }
}

/** Carry out of a shift by 0–255; `carry` where nothing is shifted. */
export function shiftCarry(value: number, type: number, amount: number, carry: number): number {
  if (amount === 0) return carry;
  switch (type) {
    case 0: return amount <= 32 ? (value >>> (32 - amount)) & 1 : 0;
    case 1: return amount <= 32 ? (value >>> (amount - 1)) & 1 : 0;
    case 2: return amount <= 32 ? (value >> (amount - 1)) & 1 : value >>> 31;
    default: return (value >>> ((amount - 1) & 31)) & 1;
  }
}

/** ThumbExpandImm (ARMv7-M ARM A5.3.2): the constant of a 12-bit modified immediate. */
export function expandImmediate(imm12: number): number {
  const byte = imm12 & 255;
  if ((imm12 & 0xc00) === 0) {
    switch ((imm12 >> 8) & 3) {
      case 0: return byte;
      case 1: return byte | (byte << 16);
      case 2: return (byte << 8) | (byte << 24);
      default: return byte | (byte << 8) | (byte << 16) | (byte << 24);
    }
  }
  const rotation = imm12 >> 7;
  const value = 0x80 | (imm12 & 0x7f);
  return (value >>> rotation) | (value << (32 - rotation));
}

/** Carry that a modified immediate sets: bit 31 where it is rotated, otherwise -1 for unchanged. */
export function expandCarry(imm12: number): number {
  return (imm12 & 0xc00) === 0 ? -1 : expandImmediate(imm12) >>> 31;
}

/** Sign extension of the low `bits` bits. */
export function signExtend(value: number, bits: number): number {
  return (value << (32 - bits)) >> (32 - bits);
}
