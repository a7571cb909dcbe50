import { type Exceptions, exception } from './exceptions.js';

/** What counts time: instructions that were run. */
export interface Clock {
  readonly now: number;
}

/**
 * SysTick (ARMv7-M ARM B3.3) on a clock of one tick an instruction. `longestPeriod` shortens long periods, so that a program that waits
 * for milliseconds at hundreds of MHz does not need millions of instructions for them; the current value is scaled accordingly.
 */
export class SysTick {
  reload = 0;
  private control = 0;
  private start = 0;
  private wrapped = false;
  private readonly clock: Clock;
  private readonly exceptions: Exceptions;
  private readonly longestPeriod: number;

  constructor(clock: Clock, exceptions: Exceptions, longestPeriod: number) {
    this.clock = clock;
    this.exceptions = exceptions;
    this.longestPeriod = longestPeriod;
  }

  get enabled(): boolean {
    return (this.control & 1) !== 0 && this.reload !== 0;
  }

  /** The program switched it on, whether or not it counts. */
  get running(): boolean {
    return (this.control & 1) !== 0;
  }

  get interrupts(): boolean {
    return (this.control & 2) !== 0;
  }

  private get period(): number {
    return Math.min(this.reload + 1, this.longestPeriod);
  }

  reset(): void {
    this.control = 0;
    this.reload = 0;
    this.wrapped = false;
  }

  /** Time of the next wrap, or infinity. */
  get nextWrap(): number {
    return this.enabled ? this.start + this.period : Infinity;
  }

  /** Brings the counter up to now; pends the interrupt where it wrapped. */
  advance(): void {
    if (!this.enabled || this.clock.now < this.start + this.period) return;
    const periods = Math.floor((this.clock.now - this.start) / this.period);
    this.start += periods * this.period;
    this.wrapped = true;
    if (this.interrupts) this.exceptions.pend(exception.sysTick);
  }

  /** Makes the next wrap happen now: the core sleeps, or does nothing but wait for it. */
  skip(): void {
    this.start = this.clock.now - this.period;
    this.advance();
  }

  read(offset: number): number {
    this.advance();
    switch (offset) {
      case 0x10: {
        const value = this.control | (this.wrapped ? 0x10000 : 0);
        this.wrapped = false;
        return value;
      }
      case 0x14: return this.reload;
      case 0x18: return this.enabled ? this.reload - Math.floor(((this.clock.now - this.start) * (this.reload + 1)) / this.period) : 0;
      default: return 0;
    }
  }

  write(offset: number, value: number): void {
    this.advance();
    if (offset === 0x10) {
      if ((value & 1) !== 0 && !this.enabled) this.start = this.clock.now;
      this.control = value & 7;
    } else if (offset === 0x14) {
      this.reload = value & 0xffffff;
      this.start = this.clock.now;
    } else if (offset === 0x18) {
      this.start = this.clock.now;
      this.wrapped = false;
    }
  }
}
