import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu, Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';

/** SYSm numbers (ARMv7-M ARM B5.2.2, ARMv8-M ARM D1.2). With 0x80 set they name the Non-secure copy, which this machine does not keep apart. */
const sysm = { msp: 8, psp: 9, msplim: 10, psplim: 11, primask: 16, basepri: 17, basepriMax: 18, faultmask: 19, control: 20 } as const;

export function moveFromSpecial(d: number, number: number): Op {
  return (cpu) => { cpu.r[d] = readSpecial(cpu, number); };
}

export function readSpecial(cpu: Cpu, number: number): number {
  if (number < 8) return (((number & 4) === 0 ? cpu.apsr : 0) | ((number & 1) !== 0 ? cpu.ipsr : 0)) & (cpu.features.dsp ? -1 : ~0xf0000);
  if ((number & 0x7f) !== sysm.control && !cpu.privileged) return 0;
  switch (number & 0x7f) {
    case sysm.msp: return cpu.msp;
    case sysm.psp: return cpu.psp;
    case sysm.msplim: return cpu.features.v8 ? cpu.msplim : 0;
    case sysm.psplim: return cpu.features.v8 ? cpu.psplim : 0;
    case sysm.primask: return cpu.primask;
    case sysm.basepri: case sysm.basepriMax: return cpu.features.mainline ? cpu.basepri : 0;
    case sysm.faultmask: return cpu.features.mainline ? cpu.faultmask : 0;
    case sysm.control: return cpu.control | (cpu.fpActive ? 4 : 0);
    default: return 0;
  }
}

/** `mask`: bit 3 the flags, bit 2 GE; only for APSR. */
export function moveToSpecial(c: DecodeContext, n: number, h2: number): Op | undefined {
  if (n === 13 || n === 15) return undefined;
  const number = h2 & 255;
  const mask = (h2 >> 10) & 3;
  const at = c.at;
  if (number > 3) c.ends = true;
  return (cpu) => {
    cpu.at = at;
    writeSpecial(cpu, number, cpu.r[n]!, mask);
  };
}

export function writeSpecial(cpu: Cpu, number: number, value: number, mask = 2): void {
  if (number < 8) {
    if ((number & 4) !== 0) return;
    if ((mask & 2) !== 0) cpu.setNzcvq(value);
    if ((mask & 1) !== 0 && cpu.features.dsp) cpu.ge = (value >>> 16) & 15;
    return;
  }
  if (!cpu.privileged) return;
  const { v8, mainline } = cpu.features;
  cpu.attention = true;
  switch (number & 0x7f) {
    case sysm.msp:
      if (v8 && cpu.msplim !== 0 && value >>> 0 < cpu.msplim >>> 0) throw new Fault('usage', cfsr.stackOverflow, 'MSP set below its limit', value);
      cpu.msp = value;
      cpu.host.stackPointerSet(value & ~3, cpu.at);
      return;
    case sysm.psp: cpu.psp = value; return;
    case sysm.msplim: if (v8) cpu.msplim = value & ~7; return;
    case sysm.psplim: if (v8) cpu.psplim = value & ~7; return;
    case sysm.primask: cpu.primask = value & 1; return;
    case sysm.basepri: if (mainline) cpu.basepri = value & priorityMask(cpu); return;
    case sysm.basepriMax: {
      const level = value & priorityMask(cpu);
      if (mainline && level !== 0 && (cpu.basepri === 0 || level < cpu.basepri)) cpu.basepri = level;
      return;
    }
    case sysm.faultmask: if (mainline) cpu.faultmask = value & 1; return;
    case sysm.control: writeControl(cpu, value); return;
    default: return;
  }
}

function priorityMask(cpu: Cpu): number {
  return (0xff << (8 - cpu.features.priorityBits)) & 0xff;
}

/** SPSEL changes in thread mode only; FPCA where there is an FPU. */
function writeControl(cpu: Cpu, value: number): void {
  const spsel = cpu.ipsr === 0 ? value & 2 : cpu.control & 2;
  const canBeUnprivileged = cpu.features.mainline || cpu.features.name !== 'cortex-m0';
  cpu.setMode(cpu.ipsr, (canBeUnprivileged ? value & 1 : 0) | spsel);
  if (cpu.features.fpu > 0) cpu.fpActive = (value & 4) !== 0;
}
