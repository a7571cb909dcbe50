import type { TargetMemory } from './target-memory.js';

/** Words of a basic frame: R0 to R3, R12, LR, PC, xPSR (Armv7-M ARM B1.5.6). */
const pcOffset = 24;
const frameSize = 32;
const thumbState = 0x01000000;
/** Bits of xPSR that are always 0 (Armv7-M ARM B1.4.2). */
const reserved = 0x00f00000;
/** Handlers push registers: the frame lies a few words above the stack pointer then. */
const mostPushed = 64;

export interface StackedState {
  readonly lr: number;
  readonly pc: number;
}

/**
 * The program counter that an exception interrupted. `stacks` are the stack pointers that may hold the frame, the likely one first. A handler
 * that has pushed registers leaves the frame above them: the nearest one whose xPSR is one and whose PC `isCode` is taken. The Thumb bit is set in
 * it unless its loss is the fault (`lostThumb`).
 */
export async function stackedState(memory: TargetMemory, stacks: readonly number[], isCode: (address: number) => boolean, lostThumb: boolean): Promise<StackedState | undefined> {
  for (const stack of stacks) {
    if ((stack & 3) !== 0 || stack < 0x10000000) continue;
    for (let offset = 0; offset <= mostPushed; offset += 4) {
      // One frame at a time: a little above it the stack, and with it the RAM, may end.
      const read = await memory.bytes(stack + offset, frameSize);
      if (!('bytes' in read)) break;
      const view = new DataView(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
      const pc = view.getUint32(pcOffset, true);
      const xpsr = view.getUint32(pcOffset + 4, true);
      const isXpsr = (xpsr & reserved) === 0 && ((xpsr & thumbState) !== 0 || lostThumb);
      if (isXpsr && (pc & 1) === 0 && isCode(pc)) return { pc, lr: view.getUint32(pcOffset - 4, true) };
    }
  }
  return undefined;
}
