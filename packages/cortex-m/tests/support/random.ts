/** A small generator with a seed, so that a failing case can be had again. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 1;
  }

  /** 32 bits. */
  word(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  below(limit: number): number {
    return Math.floor((this.word() / 2 ** 32) * limit);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  /** A word that is often at an edge. */
  edge(): number {
    switch (this.below(6)) {
      case 0:
        return this.pick([0, 1, 0xffffffff, 0x80000000, 0x7fffffff, 0xffff, 0x8000, 0x7fff, 0x80008000, 0xff, 0x7f80, 0xffff0000]);
      case 1:
        return this.below(64);
      case 2:
        return (1 << this.below(32)) >>> 0;
      default:
        return this.word();
    }
  }

  /** The bits of a single that is often special. */
  single(): number {
    switch (this.below(8)) {
      case 0:
        return this.pick([
          0, 0x80000000, 0x3f800000, 0xbf800000, 0x7f800000, 0xff800000, 0x7fc00000, 0x7f800001, 0xffa12345, 0x7fd12345, 1, 0x807fffff, 0x00800000, 0x7f7fffff,
          0x4f000000, 0xcf000000, 0x4f800000,
        ]);
      case 1:
        return ((this.below(2) << 31) | (this.below(8) << 23) | this.below(1 << 23)) >>> 0;
      case 2:
        return ((this.below(2) << 31) | ((247 + this.below(8)) << 23) | this.below(1 << 23)) >>> 0;
      case 3:
        return this.word();
      case 4: {
        const view = new Float32Array([this.below(2000) - 1000 + this.pick([0, 0.5, 0.25])]);
        return new Uint32Array(view.buffer)[0]!;
      }
      default:
        return ((this.below(2) << 31) | ((110 + this.below(40)) << 23) | this.below(1 << 23)) >>> 0;
    }
  }

  /** Low and high word of a double that is often special. */
  double(): [number, number] {
    switch (this.below(8)) {
      case 0:
        return this.pick<[number, number]>([
          [0, 0],
          [0, 0x80000000],
          [0, 0x3ff00000],
          [0, 0x7ff00000],
          [0, 0xfff00000],
          [0, 0x7ff80000],
          [1, 0x7ff00000],
          [5, 0xfff4abcd],
          [1, 0],
          [0, 0x00100000],
          [0xffffffff, 0x7fefffff],
        ]);
      case 1:
        return [this.word(), ((this.below(2) << 31) | (this.below(60) << 20) | this.below(1 << 20)) >>> 0];
      case 2:
        return [this.word(), ((this.below(2) << 31) | ((1985 + this.below(62)) << 20) | this.below(1 << 20)) >>> 0];
      case 3:
        return [this.word(), this.word()];
      case 4: {
        const view = new Float64Array([this.below(200000) - 100000 + this.pick([0, 0.5, 0.25])]);
        const words = new Uint32Array(view.buffer);
        return [words[0]!, words[1]!];
      }
      default:
        return [this.pick([0, 0xe0000000, this.word()]), ((this.below(2) << 31) | ((1000 + this.below(48)) << 20) | this.below(1 << 20)) >>> 0];
    }
  }
}
