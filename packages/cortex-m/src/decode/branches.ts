import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu, Op } from '../cpu/cpu.js';

export function branch(target: number): Op {
  const to = target | 0;
  return (cpu) => { cpu.pc = to; };
}

export function branchIf(condition: number, target: number): Op {
  const to = target | 0;
  switch (condition) {
    case 0: return (cpu) => { if (cpu.zf === 0) cpu.pc = to; };
    case 1: return (cpu) => { if (cpu.zf !== 0) cpu.pc = to; };
    case 2: return (cpu) => { if (cpu.cf !== 0) cpu.pc = to; };
    case 3: return (cpu) => { if (cpu.cf === 0) cpu.pc = to; };
    case 4: return (cpu) => { if (cpu.nf < 0) cpu.pc = to; };
    case 5: return (cpu) => { if (cpu.nf >= 0) cpu.pc = to; };
    case 10: return (cpu) => { if (cpu.nf < 0 === (cpu.vf !== 0)) cpu.pc = to; };
    case 11: return (cpu) => { if (cpu.nf < 0 !== (cpu.vf !== 0)) cpu.pc = to; };
    default: return (cpu) => { if (cpu.condition(condition)) cpu.pc = to; };
  }
}

export function branchLink(target: number, next: number, at: number): Op {
  const to = target | 0;
  const link = next | 1;
  return (cpu) => {
    cpu.r[14] = link;
    cpu.pc = to;
    cpu.host.call(at, to);
  };
}

export function branchLinkExchange(m: number, next: number, at: number): Op {
  const link = next | 1;
  return (cpu) => {
    const target = cpu.r[m]!;
    cpu.at = at;
    cpu.r[14] = link;
    cpu.pc = target & ~1;
    cpu.host.call(at, target);
    if ((target & 1) === 0) throw new Fault('usage', cfsr.invalidState, 'call of an address without the Thumb bit', target);
  };
}

/** BX: a return where it goes to LR, otherwise a jump. */
export function branchExchange(m: number, at: number): Op {
  if (m === 14) {
    return (cpu) => {
      const target = cpu.r[14]!;
      cpu.at = at;
      cpu.branchExchange(target);
      cpu.host.returned(at, target);
    };
  }
  return (cpu) => {
    cpu.at = at;
    cpu.branchExchange(cpu.r[m]!);
  };
}

export function compareBranch(nonZero: boolean, n: number, target: number): Op {
  const to = target | 0;
  return nonZero ? (cpu) => { if (cpu.r[n] !== 0) cpu.pc = to; } : (cpu) => { if (cpu.r[n] === 0) cpu.pc = to; };
}

/** TBB, TBH: `base` is undefined where the table follows the instruction. */
export function tableBranch(half: boolean, n: number, m: number, pc: number, at: number): Op {
  const read = (cpu: Cpu, base: number): number => (half ? cpu.bus.read16((base + (cpu.r[m]! << 1)) | 0) : cpu.bus.read8((base + cpu.r[m]!) | 0));
  return (cpu) => {
    cpu.at = at;
    cpu.pc = (pc + 2 * read(cpu, n === 15 ? pc | 0 : cpu.r[n]!)) | 0;
  };
}
