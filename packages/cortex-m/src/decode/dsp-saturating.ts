import type { Op } from '../cpu/cpu.js';
import { signedSaturate } from './saturate.js';

/** QADD, QDADD, QSUB, QDSUB: Rm op (doubled) Rn (ARMv7-M ARM A5.3.15). */
export function saturatingAdd(kind: number, d: number, n: number, m: number): Op {
  const doubles = (kind & 1) !== 0;
  const subtracts = (kind & 2) !== 0;
  return (cpu) => {
    const second = doubles ? signedSaturate(cpu, cpu.r[n]! * 2, 32) : cpu.r[n]!;
    cpu.r[d] = signedSaturate(cpu, subtracts ? cpu.r[m]! - second : cpu.r[m]! + second, 32);
  };
}

/** SEL: each byte from Rn where its GE bit is set, otherwise from Rm. */
export function selectBytes(d: number, n: number, m: number): Op {
  return (cpu) => {
    let mask = 0;
    for (let i = 0; i < 4; i++) if ((cpu.ge >> i) & 1) mask |= 255 << (8 * i);
    cpu.r[d] = (cpu.r[n]! & mask) | (cpu.r[m]! & ~mask);
  };
}
