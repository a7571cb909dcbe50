import type { Op } from '../cpu/cpu.js';

/** VMOV between a core register and a single register or half a double register; VMRS, VMSR (ARMv7-M ARM A6.6). */
export function fpMoveSingle(h1: number, h2: number): Op | undefined {
  const t = h2 >> 12;
  const toCore = (h1 & 0x10) !== 0;
  const extra = (h2 >> 7) & 1;
  const op = (h1 >> 5) & 7;
  const cp11 = (h2 & 0x100) !== 0;
  if ((h2 & 0xf) !== 0) return undefined;
  if (!cp11 && op === 7 && (h2 & 0xff) === 0x10) return (h1 & 15) === 1 ? status(toCore, t) : undefined;
  if (t === 15 || t === 13 || (h2 & 0x60) !== 0) return undefined;
  if (!cp11 && op === 0) return move(toCore, t, ((h1 & 15) << 1) | extra);
  if (cp11 && (op === 0 || op === 1) && extra === 0) return move(toCore, t, ((h1 & 15) << 1) | op);
  return undefined;
}

function move(toCore: boolean, t: number, s: number): Op {
  return toCore ? (cpu) => { cpu.r[t] = cpu.fp.words[s]!; } : (cpu) => { cpu.fp.words[s] = cpu.r[t]!; };
}

/** FPSCR's bits that are there: NZCV, AHP, DN, FZ, RMode, IDC, IXC–IOC; with ARMv8.1-M also QC, FZ16 and LTPSIZE. */
const implemented = 0xf7c0009f | 0;
const implementedV81 = 0xffcf009f | 0;

function status(toCore: boolean, t: number): Op | undefined {
  if (t === 15) return toCore ? (cpu) => { const { qf } = cpu; cpu.setNzcvq(cpu.fp.fpscr); cpu.qf = qf; } : undefined;
  if (t === 13) return undefined;
  return toCore ? (cpu) => { cpu.r[t] = cpu.fp.fpscr; } : (cpu) => { cpu.fp.fpscr = cpu.r[t]! & (cpu.features.v81 ? implementedV81 : implemented); };
}

/** VMOV between two core registers and two single registers or one double register (A6.7). */
export function fpMoveDouble(h1: number, h2: number): Op | undefined {
  const t = h2 >> 12;
  const t2 = h1 & 15;
  const toCore = (h1 & 0x10) !== 0;
  const extra = (h2 >> 5) & 1;
  const wide = (h2 & 0x100) !== 0;
  if ((h2 & 0xd0) !== 0x10 || t === 15 || t2 === 15 || (wide && extra !== 0)) return undefined;
  const first = wide ? (h2 & 15) * 2 : ((h2 & 15) << 1) | extra;
  if (first === 31) return undefined;
  if (toCore) {
    return (cpu) => {
      cpu.r[t] = cpu.fp.words[first]!;
      cpu.r[t2] = cpu.fp.words[first + 1]!;
    };
  }
  return (cpu) => {
    cpu.fp.words[first] = cpu.r[t]!;
    cpu.fp.words[first + 1] = cpu.r[t2]!;
  };
}
