import type { Op } from '../cpu/cpu.js';

/** A run of predecoded instructions that is entered at its start and left at its end (or by a fault). */
export interface Block {
  readonly start: number;
  /** A stop address (breakpoint) lies at its start. */
  readonly stop: boolean;
  readonly ops: readonly Op[];
  /** Address of each instruction; then the address after the last one. */
  readonly addresses: readonly number[];
  /** ITSTATE before each instruction; then the one after the last. */
  readonly its: readonly number[];
  readonly count: number;
  readonly end: number;
  readonly endIt: number;
  valid: boolean;
  /** Successors seen last: the block after a fall-through and the block after a branch. */
  next: Block | undefined;
  taken: Block | undefined;
  takenPc: number;
}

/** Decoded blocks whose code lies in one 4 KB page of the address space, by halfword. */
export class CodePage {
  readonly blocks: (Block | undefined)[] = [];
  low = 0xffffffff;
  high = 0;

  /** Forgets the blocks where a write to these addresses (offsets in the page) may have changed one. */
  invalidate(offset: number, size: number): boolean {
    if (offset >= this.high || offset + size <= this.low) return false;
    for (const block of this.blocks) if (block) block.valid = false;
    this.blocks.length = 0;
    this.low = 0xffffffff;
    this.high = 0;
    return true;
  }
}
