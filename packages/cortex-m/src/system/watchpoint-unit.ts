import type { CoreFeatures } from '../core-features.js';
import type { Clock } from './sys-tick.js';

interface Comparator {
  value: number;
  mask: number;
  control: number;
  matched: boolean;
}

/** DWT at 0xE0001000, versions 1 (ARMv7-M ARM C1.8) and 2 (ARMv8-M ARM D1.2.68): cycle counter and PC match. Data matches are kept as registers. */
export class WatchpointUnit {
  private readonly comparators: Comparator[];
  private control: number;
  private cycles = 0;
  private since = 0;
  private readonly version2: boolean;
  private readonly clock: Clock;
  private polls = 0;
  private lastPoll = 0;

  constructor(features: CoreFeatures, clock: Clock) {
    this.clock = clock;
    this.version2 = features.v8;
    this.control = features.dwtCtrl;
    this.comparators = Array.from({ length: features.dwtCtrl >>> 28 }, () => ({ value: 0, mask: 0, control: 0, matched: false }));
  }

  /** Addresses of instructions at which the core stops (after them, on real silicon). */
  addresses(): number[] {
    const wanted = this.version2 ? (c: Comparator) => (c.control & 15) === 2 && ((c.control >> 4) & 3) === 1 : (c: Comparator) => (c.control & 15) === 4;
    return this.comparators.filter(wanted).map((comparator) => (comparator.value & ~1) >>> 0);
  }

  noteMatch(address: number): void {
    for (const comparator of this.comparators) if (((comparator.value ^ address) & ~1) === 0) comparator.matched = true;
  }

  private get counter(): number {
    if ((this.control & 1) === 0) return this.cycles;
    // A program that reads the counter again and again waits for it: time passes faster for it.
    if (this.clock.now - this.lastPoll < 64) this.polls++;
    else this.polls = 0;
    this.lastPoll = this.clock.now;
    if (this.polls > 16) this.cycles += 4096;
    return (this.cycles + this.clock.now - this.since) | 0;
  }

  read(offset: number): number {
    if (offset === 0) return this.control;
    if (offset === 4) return this.counter;
    if (offset === 0xfbc) return this.version2 ? 0x47701a02 : 0;
    const comparator = this.comparators[(offset - 0x20) >> 4];
    if (offset < 0x20 || !comparator) return identification[offset] ?? 0;
    switch (offset & 15) {
      case 0: return comparator.value;
      case 4: return comparator.mask;
      case 8: {
        const value = comparator.control | (comparator.matched ? 0x01000000 : 0) | (this.version2 ? 0x58000000 : 0);
        comparator.matched = false;
        return value;
      }
      default: return 0;
    }
  }

  write(offset: number, value: number): void {
    if (offset === 0) {
      this.cycles = this.counter;
      this.since = this.clock.now;
      this.control = (this.control & 0xff000000) | (value & 0x00ffffff);
    } else if (offset === 4) {
      this.cycles = value;
      this.since = this.clock.now;
    }
    const comparator = this.comparators[(offset - 0x20) >> 4];
    if (offset < 0x20 || !comparator) return;
    switch (offset & 15) {
      case 0: comparator.value = value; return;
      case 4: comparator.mask = value & 31; return;
      case 8: comparator.control = value & 0xdbf; return;
      default: return;
    }
  }
}

const identification: Readonly<Record<number, number>> = {
  0xfe0: 0x02, 0xfe4: 0xb0, 0xfe8: 0x0b, 0xfd0: 0x04, 0xff0: 0x0d, 0xff4: 0xe0, 0xff8: 0x05, 0xffc: 0xb1,
};
