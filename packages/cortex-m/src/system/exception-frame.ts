import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu } from '../cpu/cpu.js';

const basicWords = 8;
const extendedWords = 26;

/** Pushes R0–R3, R12, LR, return address and xPSR (and S0–S15, FPSCR where an FP context is active). Returns EXC_RETURN. */
export function pushFrame(cpu: Cpu, returnAddress: number): number {
  const { r, bus, fp } = cpu;
  const extended = cpu.fpActive;
  const sp = r[13]!;
  const aligned = (sp & 4) !== 0;
  const frame = ((sp - 4 * (extended ? extendedWords : basicWords)) & ~7) | 0;
  if (cpu.features.v8) {
    const limit = cpu.usesPsp ? cpu.psplim : cpu.msplim;
    if (limit !== 0 && frame >>> 0 < limit >>> 0) throw new Fault('usage', cfsr.stackOverflow, 'exception frame below the stack limit', frame);
  }
  const words = [r[0]!, r[1]!, r[2]!, r[3]!, r[12]!, r[14]!, returnAddress, (cpu.xpsr & ~0x200) | (aligned ? 0x200 : 0)];
  words.forEach((word, i) => bus.write32((frame + 4 * i) | 0, word));
  if (extended) {
    for (let i = 0; i < 16; i++) bus.write32((frame + 32 + 4 * i) | 0, fp.words[i]!);
    bus.write32((frame + 96) | 0, fp.fpscr);
  }
  const exceptionReturn = (cpu.ipsr !== 0 ? 0xfffffff1 : cpu.usesPsp ? 0xfffffffd : 0xfffffff9) & (extended ? ~0x10 : -1);
  r[13] = frame;
  return exceptionReturn | 0;
}

/** Takes the frame that EXC_RETURN names off its stack. Returns the xPSR that was in it; the mode is switched. */
export function popFrame(cpu: Cpu, exceptionReturn: number, toThread: boolean): number {
  const { r, bus, fp } = cpu;
  const fromPsp = toThread && (exceptionReturn & 4) !== 0;
  const extended = (exceptionReturn & 0x10) === 0;
  const frame = fromPsp ? cpu.psp : cpu.msp;
  const word = (i: number): number => bus.read32((frame + 4 * i) | 0);
  const values = [word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7)];
  if (extended) {
    for (let i = 0; i < 16; i++) fp.words[i] = word(8 + i);
    fp.fpscr = word(24);
  }
  const psr = values[7]!;
  cpu.fpActive = extended;
  const moved = (frame + 4 * (extended ? extendedWords : basicWords)) | ((psr & 0x200) !== 0 ? 4 : 0);
  if (fromPsp) cpu.psp = moved;
  else cpu.msp = moved;
  cpu.setMode(psr & 0x1ff, toThread ? (cpu.control & ~2) | (fromPsp ? 2 : 0) : cpu.control);
  for (let i = 0; i < 4; i++) r[i] = values[i]!;
  r[12] = values[4]!;
  r[14] = values[5]!;
  cpu.pc = values[6]! & ~1;
  cpu.setXpsr(psr);
  return psr;
}
