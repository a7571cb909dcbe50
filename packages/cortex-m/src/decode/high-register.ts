import { subtractFlags } from '../cpu/alu.js';
import type { Op } from '../cpu/cpu.js';
import { branchExchange, branchLinkExchange } from './branches.js';
import type { DecodeContext } from './context.js';
import { dataOp, immediateOp } from './data-immediate.js';
import { registerOp } from './data-register.js';
import { stackPointerOp } from './stack-pointer.js';
import { secureBranch } from './security.js';

/** ADD, CMP, MOV with high registers, BX and BLX (ARMv7-M ARM A5.2.3). */
export function highRegister(c: DecodeContext, h: number): Op | undefined {
  const m = (h >> 3) & 15;
  const d = (h & 7) | ((h >> 4) & 8);
  const pc = (c.at + 4) | 0;
  switch ((h >> 8) & 3) {
    case 0:
      if (d === 15) {
        c.ends = true;
        return m === 15 ? undefined : (cpu) => { cpu.pc = (pc + cpu.r[m]!) & ~1; };
      }
      if (m === 15) return immediateOp(dataOp.add, false, d, d, pc, -1);
      return stackPointerOp(c, d, registerOp(dataOp.add, false, d, d, m));
    case 1:
      if (d === 15) return undefined;
      return m === 15 ? (cpu) => void subtractFlags(cpu, cpu.r[d]!, pc) : registerOp(dataOp.sub, true, 15, d, m);
    case 2:
      if (d === 15) {
        c.ends = true;
        return (cpu) => { cpu.pc = (m === 15 ? pc : cpu.r[m]!) & ~1; };
      }
      if (m === 15) return immediateOp(dataOp.orr, false, d, 15, pc, -1);
      return stackPointerOp(c, d, registerOp(dataOp.orr, false, d, 15, m));
    default:
      c.ends = true;
      if ((h & 7) !== 0) return (h & 7) === 4 && c.features.v8 ? secureBranch((h & 0x80) !== 0, m, c) : undefined;
      return (h & 0x80) === 0 ? branchExchange(m, c.at) : m === 15 ? undefined : branchLinkExchange(m, c.next, c.at);
  }
}
