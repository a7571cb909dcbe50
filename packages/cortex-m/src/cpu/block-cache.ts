import type { CoreFeatures } from '../core-features.js';
import { decodeBlock, keepBlock } from '../decode/decode.js';
import type { Bus } from '../memory/bus.js';
import { type Block, CodePage } from '../memory/code-page.js';
import { pageBits, pageMask } from '../memory/page.js';

/** Decoded code by address. */
export class BlockCache {
  private readonly pages = new Map<number, CodePage>();
  private stops: ReadonlySet<number> = new Set();
  private readonly features: CoreFeatures;
  private readonly bus: Bus;

  constructor(features: CoreFeatures, bus: Bus) {
    this.features = features;
    this.bus = bus;
  }

  /** Blocks end before these addresses, and those that start at one are marked. Everything decoded before is forgotten. */
  setStops(stops: ReadonlySet<number>): void {
    this.stops = stops;
    this.clear();
  }

  clear(): void {
    for (const page of this.pages.values()) page.invalidate(0, 2 * pageMask);
  }

  find(pc: number): Block | undefined {
    return this.pages.get(pc >>> pageBits)?.blocks[(pc & pageMask) >> 1];
  }

  make(pc: number): Block {
    const block = decodeBlock(this.features, this.bus, pc, 0, Infinity, this.stops);
    const number = pc >>> pageBits;
    let page = this.pages.get(number);
    if (!page) this.pages.set(number, (page = new CodePage()));
    keepBlock(this.bus, page, block);
    return block;
  }

  /** The rest of an IT block that was entered in its middle, and what follows. */
  within(pc: number, it: number): Block {
    return decodeBlock(this.features, this.bus, pc, it, Infinity, this.stops);
  }

  /** One instruction. */
  single(pc: number, it: number): Block {
    return decodeBlock(this.features, this.bus, pc, it, 1, this.stops);
  }
}
