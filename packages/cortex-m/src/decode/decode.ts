import { Fault, cfsr } from '../cpu/fault.js';
import type { Op } from '../cpu/cpu.js';
import type { CoreFeatures } from '../core-features.js';
import type { Bus } from '../memory/bus.js';
import type { Block, CodePage } from '../memory/code-page.js';
import { pageMask } from '../memory/page.js';
import type { DecodeContext } from './context.js';
import { nothing } from './hints.js';
import { undefinedOp } from './miscellaneous16.js';
import { decode16 } from './thumb16.js';
import { decode32 } from './thumb32.js';

/** Instructions that one block may hold; an IT block may add up to four. */
const blockLimit = 64;

/** True for the first halfword of a 32-bit instruction. */
export function isWide(h: number): boolean {
  return h >= 0xe800;
}

/** The IT state of the next instruction (ITAdvance). */
export function advanceIt(it: number): number {
  return (it & 7) === 0 ? 0 : (it & 0xe0) | ((it << 1) & 0x1f);
}

/** An instruction under a condition. */
function conditional(condition: number, op: Op): Op {
  switch (condition) {
    case 0:
      return (cpu) => {
        if (cpu.zf === 0) op(cpu);
      };
    case 1:
      return (cpu) => {
        if (cpu.zf !== 0) op(cpu);
      };
    case 14:
    case 15:
      return op;
    default:
      return (cpu) => {
        if (cpu.condition(condition)) op(cpu);
      };
  }
}

function unknownOp(at: number, h1: number, h2: number | undefined): Op {
  const code = h1.toString(16).padStart(4, '0') + (h2 === undefined ? '' : ` ${h2.toString(16).padStart(4, '0')}`);
  return () => {
    throw new Fault('unknown', cfsr.undefined, `instruction ${code} is not known`, at);
  };
}

/**
 * Decodes from `start` to the first instruction that may branch, to the end of the 4 KB page, or to `limit` instructions,
 * whichever comes first; never past an address that `stops` names. An IT block is never cut except by `limit`.
 */
export function decodeBlock(features: CoreFeatures, bus: Bus, start: number, it: number, limit: number, stops: ReadonlySet<number>): Block {
  const ops: Op[] = [];
  const addresses: number[] = [];
  const its: number[] = [];
  const context: DecodeContext = { features, at: start, next: start, inIt: false, ends: false };
  const most = Math.min(limit, blockLimit);
  let at = start;
  while (!context.ends) {
    if (ops.length > 0 && (stops.has(at) || ((at ^ start) & ~pageMask) !== 0)) break;
    if (ops.length >= most && (limit <= ops.length || it === 0)) break;
    // A fault of the fetch belongs to the instruction at this address; decoded code before it runs first.
    let h1: number;
    let h2: number | undefined;
    try {
      h1 = bus.fetch16(at);
      h2 = isWide(h1) ? bus.fetch16((at + 2) | 0) : undefined;
    } catch (fault) {
      if (ops.length > 0) break;
      throw fault;
    }
    context.at = at;
    context.next = (at + (h2 === undefined ? 2 : 4)) | 0;
    context.inIt = (it & 15) !== 0;
    addresses.push(at);
    its.push(it);
    if (h2 === undefined && (h1 & 0xff00) === 0xbf00 && (h1 & 15) !== 0 && features.mainline) {
      ops.push(it === 0 ? nothing : unknownOp(at, h1, undefined));
      it = h1 & 255;
    } else {
      const op = h2 !== undefined ? decode32(context, h1, h2) : (h1 & 0xff00) === 0xde00 ? undefinedOp() : decode16(context, h1);
      const made = op ?? unknownOp(at, h1, h2);
      if (!op) context.ends = true;
      // BKPT takes no notice of the condition.
      ops.push(context.inIt && (h1 & 0xff00) !== 0xbe00 ? conditional(it >> 4, made) : made);
      it = advanceIt(it);
    }
    at = context.next;
  }
  its.push(it);
  addresses.push(at);
  return {
    start,
    stop: stops.has(start),
    ops,
    addresses,
    its,
    count: ops.length,
    end: at,
    endIt: it,
    valid: true,
    next: undefined,
    taken: undefined,
    takenPc: 1,
  };
}

/** Keeps a block for the next time, and has writes to its bytes noticed. */
export function keepBlock(bus: Bus, codePage: CodePage, block: Block): void {
  codePage.blocks[(block.start & pageMask) >> 1] = block;
  const crosses = ((block.start ^ (block.end - 1)) & ~pageMask) !== 0;
  codePage.low = crosses ? 0 : Math.min(codePage.low, block.start & pageMask);
  codePage.high = Math.max(codePage.high, (block.start & pageMask) + ((block.end - block.start) | 0));
  for (const address of [block.start, (block.end - 1) | 0]) {
    const page = bus.map.page(address);
    if (page && !page.code.includes(codePage)) {
      page.code.push(codePage);
      bus.noticeWrites(page);
    }
  }
}
