import type { Cpu, Op } from '../cpu/cpu.js';

const half = (value: number, top: number): number => (top !== 0 ? value >> 16 : (value << 16) >> 16);

/** Adds in 32 bits; Q where the exact sum (of integers below 2^53) does not fit. */
function accumulate(cpu: Cpu, exact: number): number {
  const sum = exact | 0;
  if (sum !== exact) cpu.qf = 1;
  return sum;
}

/** SMLAxy, SMLAD, SMLAW, SMLSD, SMMLA, SMMLS, USADA8 and, with Ra = 15, their forms without accumulation (ARMv7-M ARM A5.3.16). */
export function dspMultiply(op: number, variant: number, d: number, n: number, m: number, a: number): Op | undefined {
  const add = (cpu: Cpu): number => (a === 15 ? 0 : cpu.r[a]!);
  const exchange = variant & 1;
  switch (op) {
    case 1:
      return (cpu) => { cpu.r[d] = accumulate(cpu, half(cpu.r[n]!, variant & 2) * half(cpu.r[m]!, variant & 1) + add(cpu)); };
    case 2: case 4: {
      if ((variant & 2) !== 0) return undefined;
      const sign = op === 2 ? 1 : -1;
      return (cpu) => {
        const x = cpu.r[n]!;
        const y = cpu.r[m]!;
        cpu.r[d] = accumulate(cpu, half(x, 0) * half(y, exchange) + sign * half(x, 1) * half(y, 1 - exchange) + add(cpu));
      };
    }
    case 3:
      if ((variant & 2) !== 0) return undefined;
      return (cpu) => { cpu.r[d] = accumulate(cpu, Math.floor((cpu.r[n]! * half(cpu.r[m]!, exchange)) / 65536) + add(cpu)); };
    case 5: case 6: {
      if ((variant & 2) !== 0 || (op === 6 && a === 15)) return undefined;
      const round = exchange !== 0 ? 0x80000000n : 0n;
      return (cpu) => {
        const product = BigInt(cpu.r[n]!) * BigInt(cpu.r[m]!);
        const base = BigInt(add(cpu)) << 32n;
        cpu.r[d] = Number(BigInt.asIntN(32, ((op === 5 ? base + product : base - product) + round) >> 32n));
      };
    }
    default:
      if (variant !== 0) return undefined;
      return (cpu) => {
        let sum = add(cpu);
        for (let i = 0; i < 32; i += 8) sum += Math.abs(((cpu.r[n]! >>> i) & 255) - ((cpu.r[m]! >>> i) & 255));
        cpu.r[d] = sum;
      };
  }
}

/** SMLALxy, SMLALD, SMLSLD, UMAAL (ARMv7-M ARM A5.3.17). */
export function dspLongMultiply(op: number, variant: number, low: number, high: number, n: number, m: number): Op | undefined {
  const addTo = (cpu: Cpu, value: number): void => {
    const total = BigInt(value) + ((BigInt(cpu.r[high]!) << 32n) | BigInt(cpu.r[low]! >>> 0));
    cpu.r[low] = Number(total & 0xffffffffn) | 0;
    cpu.r[high] = Number((total >> 32n) & 0xffffffffn) | 0;
  };
  if (op === 4 && (variant & 12) === 8) return (cpu) => addTo(cpu, half(cpu.r[n]!, variant & 2) * half(cpu.r[m]!, variant & 1));
  if ((op === 4 || op === 5) && (variant & 14) === 12) {
    const exchange = variant & 1;
    const sign = op === 4 ? 1 : -1;
    return (cpu) => {
      const x = cpu.r[n]!;
      const y = cpu.r[m]!;
      addTo(cpu, half(x, 0) * half(y, exchange) + sign * half(x, 1) * half(y, 1 - exchange));
    };
  }
  if (op === 6 && variant === 6) {
    return (cpu) => {
      const total = BigInt(cpu.r[n]! >>> 0) * BigInt(cpu.r[m]! >>> 0) + BigInt(cpu.r[low]! >>> 0) + BigInt(cpu.r[high]! >>> 0);
      cpu.r[low] = Number(total & 0xffffffffn) | 0;
      cpu.r[high] = Number(total >> 32n) | 0;
    };
  }
  return undefined;
}
