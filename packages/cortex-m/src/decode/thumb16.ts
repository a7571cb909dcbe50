import { addFlags, signExtend } from '../cpu/alu.js';
import type { Op } from '../cpu/cpu.js';
import { branch, branchIf } from './branches.js';
import type { DecodeContext } from './context.js';
import { dataOp, immediateOp } from './data-immediate.js';
import { registerOp, shiftByRegister, shiftedOp } from './data-register.js';
import { access, loadIndexed, loadLiteral, loadOffset, storeIndexed, storeOffset } from './load-store.js';
import { loadMultiple, storeMultiple } from './load-store-multiple.js';
import { highRegister } from './high-register.js';
import { miscellaneous16 } from './miscellaneous16.js';

/** Every 16-bit encoding (ARMv7-M ARM A5.2). `undefined`: none of them. */
export function decode16(c: DecodeContext, h: number): Op | undefined {
  const flags = !c.inIt;
  switch (h >> 11) {
    case 0: case 1: case 2: return shiftedOp(dataOp.orr, flags, h & 7, 15, (h >> 3) & 7, h >> 11, (h >> 6) & 31);
    case 3: return addSubtract(h, flags);
    case 4: return immediateOp(dataOp.orr, flags, (h >> 8) & 7, 15, h & 255, -1);
    case 5: return immediateOp(dataOp.sub, true, 15, (h >> 8) & 7, h & 255, -1);
    case 6: return immediateOp(dataOp.add, flags, (h >> 8) & 7, (h >> 8) & 7, h & 255, -1);
    case 7: return immediateOp(dataOp.sub, flags, (h >> 8) & 7, (h >> 8) & 7, h & 255, -1);
    case 8: return (h & 0x400) === 0 ? dataProcessing(h, flags) : highRegister(c, h);
    case 9: return loadLiteral(access.word, (h >> 8) & 7, ((c.at + 4) & ~3) + (h & 255) * 4, c.at);
    case 10: case 11: return registerOffset(h, c.at);
    case 12: return storeOffset(access.word, h & 7, (h >> 3) & 7, ((h >> 6) & 31) * 4, c.at);
    case 13: return loadOffset(access.word, h & 7, (h >> 3) & 7, ((h >> 6) & 31) * 4, c.at);
    case 14: return storeOffset(access.byte, h & 7, (h >> 3) & 7, (h >> 6) & 31, c.at);
    case 15: return loadOffset(access.byte, h & 7, (h >> 3) & 7, (h >> 6) & 31, c.at);
    case 16: return storeOffset(access.half, h & 7, (h >> 3) & 7, ((h >> 6) & 31) * 2, c.at);
    case 17: return loadOffset(access.half, h & 7, (h >> 3) & 7, ((h >> 6) & 31) * 2, c.at);
    case 18: return storeOffset(access.word, (h >> 8) & 7, 13, (h & 255) * 4, c.at);
    case 19: return loadOffset(access.word, (h >> 8) & 7, 13, (h & 255) * 4, c.at);
    case 20: return immediateOp(dataOp.orr, false, (h >> 8) & 7, 15, ((c.at + 4) & ~3) + (h & 255) * 4, -1);
    case 21: return immediateOp(dataOp.add, false, (h >> 8) & 7, 13, (h & 255) * 4, -1);
    case 22: case 23: return miscellaneous16(c, h);
    case 24: return storeMultiple((h >> 8) & 7, h & 255, true, false, c.at);
    case 25: return loadMultiple((h >> 8) & 7, h & 255, true, false, c.at);
    case 26: case 27: return conditionalBranch(c, h);
    case 28: {
      c.ends = true;
      return branch(c.at + 4 + signExtend((h & 0x7ff) << 1, 12));
    }
    default: return undefined;
  }
}

function addSubtract(h: number, flags: boolean): Op | undefined {
  const op = (h & 0x200) === 0 ? dataOp.add : dataOp.sub;
  const d = h & 7;
  const n = (h >> 3) & 7;
  const m = (h >> 6) & 7;
  return (h & 0x400) === 0 ? registerOp(op, flags, d, n, m) : immediateOp(op, flags, d, n, m, -1);
}

function dataProcessing(h: number, flags: boolean): Op | undefined {
  const d = h & 7;
  const m = (h >> 3) & 7;
  switch ((h >> 6) & 15) {
    case 0: return registerOp(dataOp.and, flags, d, d, m);
    case 1: return registerOp(dataOp.eor, flags, d, d, m);
    case 2: return shiftByRegister(flags, d, d, m, 0);
    case 3: return shiftByRegister(flags, d, d, m, 1);
    case 4: return shiftByRegister(flags, d, d, m, 2);
    case 5: return registerOp(dataOp.adc, flags, d, d, m);
    case 6: return registerOp(dataOp.sbc, flags, d, d, m);
    case 7: return shiftByRegister(flags, d, d, m, 3);
    case 8: return registerOp(dataOp.and, true, 15, d, m);
    case 9: return immediateOp(dataOp.rsb, flags, d, m, 0, -1);
    case 10: return registerOp(dataOp.sub, true, 15, d, m);
    case 11: return (cpu) => void addFlags(cpu, cpu.r[d]!, cpu.r[m]!);
    case 12: return registerOp(dataOp.orr, flags, d, d, m);
    case 13:
      return (cpu) => {
        const r = cpu.r;
        const product = Math.imul(r[d]!, r[m]!);
        r[d] = product;
        if (flags) {
          cpu.nf = product;
          cpu.zf = product;
        }
      };
    case 14: return registerOp(dataOp.bic, flags, d, d, m);
    default: return registerOp(dataOp.orn, flags, d, 15, m);
  }
}

function registerOffset(h: number, at: number): Op {
  const t = h & 7;
  const n = (h >> 3) & 7;
  const m = (h >> 6) & 7;
  switch ((h >> 9) & 7) {
    case 0: return storeIndexed(access.word, t, n, m, 0, at);
    case 1: return storeIndexed(access.half, t, n, m, 0, at);
    case 2: return storeIndexed(access.byte, t, n, m, 0, at);
    case 3: return loadIndexed(access.signedByte, t, n, m, 0, at);
    case 4: return loadIndexed(access.word, t, n, m, 0, at);
    case 5: return loadIndexed(access.half, t, n, m, 0, at);
    case 6: return loadIndexed(access.byte, t, n, m, 0, at);
    default: return loadIndexed(access.signedHalf, t, n, m, 0, at);
  }
}

function conditionalBranch(c: DecodeContext, h: number): Op | undefined {
  const condition = (h >> 8) & 15;
  c.ends = true;
  if (condition === 15) return (cpu) => cpu.host.supervisorCall();
  if (condition === 14) return undefined;
  return branchIf(condition, c.at + 4 + signExtend((h & 255) << 1, 9));
}
