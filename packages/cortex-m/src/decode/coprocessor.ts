import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu, Op } from '../cpu/cpu.js';
import type { DecodeContext } from './context.js';
import { fpDataProcessing } from './fpu-data.js';
import { fpLoadStore } from './fpu-load-store.js';
import { fpMoveDouble, fpMoveSingle } from './fpu-moves.js';
import { fpV8 } from './fpu-v8.js';
import { clearFpRegisters } from './v81.js';

/** Coprocessor space (ARMv7-M ARM A5.3.18, A6.4): CP10 and CP11 are the FPU. */
export function coprocessor(c: DecodeContext, h1: number, h2: number): Op | undefined {
  const number = (h2 >> 8) & 15;
  const isFpu = number === 10 || number === 11;
  // From ARMv8.1-M on the other numbers are MVE's, which this machine does not know.
  if (c.features.v81 && (!isFpu || (h1 & 0xef00) === 0xef00)) return undefined;
  if (!isFpu || c.features.fpu === 0) return noCoprocessor;
  if (c.features.v81 && (h1 & 0xffbf) === 0xec9f) return clearFpRegisters(h1, h2);
  const op = decodeFpu(c, h1, h2);
  return op && guarded(op);
}

function decodeFpu(c: DecodeContext, h1: number, h2: number): Op | undefined {
  if ((h1 & 0x0f00) >= 0x0f00) return undefined;
  if ((h1 & 0x1000) !== 0) return (h1 & 0xff00) === 0xfe00 && (h2 & 0x10) === 0 && c.features.fpv5 ? fpV8(c, h1, h2) : undefined;
  if ((h1 & 0xff00) === 0xee00) return (h2 & 0x10) === 0 ? fpDataProcessing(c, h1, h2) : fpMoveSingle(h1, h2);
  if ((h1 & 0xffe0) === 0xec40) return fpMoveDouble(h1, h2);
  return fpLoadStore(c, h1, h2);
}

const noCoprocessor: Op = () => {
  throw new Fault('usage', cfsr.noCoprocessor, 'floating-point or coprocessor instruction, and the core has no such unit');
};

/** Every FP instruction: fails while CPACR does not allow it, and makes the FP context active (ExecuteFPCheck). */
function guarded(op: Op): Op {
  return (cpu) => {
    if (!cpu.fpActive || !cpu.fpuEnabled) activate(cpu);
    op(cpu);
  };
}

function activate(cpu: Cpu): void {
  if (!cpu.fpuEnabled) throw new Fault('usage', cfsr.noCoprocessor, 'floating-point instruction while the FPU is off (CPACR)');
  if (!cpu.fpAutomatic) return;
  cpu.fpActive = true;
  cpu.fp.fpscr = cpu.fpDefaults;
}
