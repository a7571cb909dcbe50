import type { Cpu, Op } from '../cpu/cpu.js';

function registersOf(list: number): number[] {
  const registers: number[] = [];
  for (let i = 0; i < 16; i++) if ((list >> i) & 1) registers.push(i);
  return registers;
}

/** STM/STMDB/PUSH. `down`: decrement before. The stored value of the base is the one before write-back. */
export function storeMultiple(n: number, list: number, writesBack: boolean, down: boolean, at: number): Op {
  const registers = registersOf(list);
  const bytes = 4 * registers.length;
  return (cpu) => {
    cpu.at = at;
    const r = cpu.r;
    const base = r[n]!;
    let address = down ? (base - bytes) | 0 : base;
    if ((address & 3) !== 0) cpu.bus.requireAligned(address, 4);
    if (n === 13 && down && cpu.features.v8) cpu.checkStackLimit(address);
    const moved = down ? address : (base + bytes) | 0;
    for (let i = 0; i < registers.length; i++) {
      cpu.bus.write32(address, r[registers[i]!]!);
      address = (address + 4) | 0;
    }
    if (writesBack) r[n] = moved;
  };
}

/** LDM/LDMDB/POP. With the PC in the list it branches; the caller ends the block. */
export function loadMultiple(n: number, list: number, writesBack: boolean, down: boolean, at: number): Op {
  const registers = registersOf(list & 0x7fff);
  const withPc = (list & 0x8000) !== 0;
  const bytes = 4 * (registers.length + (withPc ? 1 : 0));
  const baseLoaded = ((list >> n) & 1) !== 0;
  const values = new Int32Array(16);
  return (cpu) => {
    cpu.at = at;
    const r = cpu.r;
    const base = r[n]!;
    const start = down ? (base - bytes) | 0 : base;
    if ((start & 3) !== 0) cpu.bus.requireAligned(start, 4);
    let address = start;
    for (let i = 0; i < registers.length; i++) {
      values[i] = cpu.bus.read32(address);
      address = (address + 4) | 0;
    }
    const target = withPc ? cpu.bus.read32(address) : 0;
    for (let i = 0; i < registers.length; i++) r[registers[i]!] = values[i]!;
    if (writesBack && !baseLoaded) r[n] = down ? start : (base + bytes) | 0;
    if (withPc) returnTo(cpu, target, at);
  };
}

/** A load into the PC: a return where it pops, a jump otherwise; reported as a return. */
export function returnTo(cpu: Cpu, target: number, at: number): void {
  cpu.branchExchange(target);
  cpu.host.returned(at, target);
}
