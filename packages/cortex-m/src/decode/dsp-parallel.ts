import { signExtend } from '../cpu/alu.js';
import type { Cpu, Op } from '../cpu/cpu.js';

/** How the exact result of one lane becomes the lane: wrap and set GE, saturate, or halve. */
const Mode = { Plain: 0, Saturating: 1, Halving: 2 } as const;
type Mode = number;

/**
 * Parallel addition and subtraction (ARMv7-M ARM A5.3.13, A5.3.14). `op1`: ADD8 0, ADD16 1, ASX 2, SUB8 4, SUB16 5, SAX 6;
 * `op2`: bit 2 unsigned, bits [1:0] plain, saturating (Q), halving (H).
 */
export function parallelAdd(op1: number, op2: number, d: number, n: number, m: number): Op | undefined {
  const unsigned = (op2 & 4) !== 0;
  const mode = op2 & 3;
  if (mode === 3 || op1 === 3 || op1 === 7) return undefined;
  const bytes = (op1 & 3) === 0;
  return bytes
    ? (cpu) => {
        cpu.r[d] = byByte(cpu, op1 === 4, unsigned, mode, cpu.r[n]!, cpu.r[m]!);
      }
    : (cpu) => {
        cpu.r[d] = byHalf(cpu, op1, unsigned, mode, cpu.r[n]!, cpu.r[m]!);
      };
}

function lane(exact: number, bits: number, unsigned: boolean, mode: Mode): number {
  if (mode === Mode.Halving) return exact >> 1;
  if (mode === Mode.Plain) return exact;
  const most = unsigned ? 2 ** bits - 1 : 2 ** (bits - 1) - 1;
  const least = unsigned ? 0 : -(2 ** (bits - 1));
  return Math.min(Math.max(exact, least), most);
}

/** GE of a lane: no borrow, or a carry; for signed lanes the result is not negative. */
function greaterEqual(exact: number, bits: number, unsigned: boolean, subtracts: boolean): boolean {
  return unsigned && !subtracts ? exact >= 2 ** bits : exact >= 0;
}

function byByte(cpu: Cpu, subtracts: boolean, unsigned: boolean, mode: Mode, a: number, b: number): number {
  let result = 0;
  let ge = 0;
  for (let i = 0; i < 4; i++) {
    const x = unsigned ? (a >>> (8 * i)) & 255 : signExtend(a >>> (8 * i), 8);
    const y = unsigned ? (b >>> (8 * i)) & 255 : signExtend(b >>> (8 * i), 8);
    const exact = subtracts ? x - y : x + y;
    result |= (lane(exact, 8, unsigned, mode) & 255) << (8 * i);
    if (greaterEqual(exact, 8, unsigned, subtracts)) ge |= 1 << i;
  }
  if (mode === Mode.Plain) cpu.ge = ge;
  return result;
}

function byHalf(cpu: Cpu, op1: number, unsigned: boolean, mode: Mode, a: number, b: number): number {
  const crossed = (op1 & 3) === 2;
  const lowSubtracts = op1 === 5 || op1 === 2;
  const highSubtracts = op1 === 5 || op1 === 6;
  const part = (value: number, top: boolean): number => (unsigned ? (top ? value >>> 16 : value & 0xffff) : top ? value >> 16 : signExtend(value, 16));
  const low = lowSubtracts ? part(a, false) - part(b, crossed) : part(a, false) + part(b, crossed);
  const high = highSubtracts ? part(a, true) - part(b, !crossed) : part(a, true) + part(b, !crossed);
  if (mode === Mode.Plain) {
    cpu.ge = (greaterEqual(low, 16, unsigned, lowSubtracts) ? 3 : 0) | (greaterEqual(high, 16, unsigned, highSubtracts) ? 12 : 0);
  }
  return (lane(low, 16, unsigned, mode) & 0xffff) | (lane(high, 16, unsigned, mode) << 16);
}
