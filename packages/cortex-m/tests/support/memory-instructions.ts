import type { Random } from './random.js';

/** A load or store whose base register has to point into memory. */
export interface Access {
  readonly halfwords: readonly number[];
  /** Register that holds the address; its value has to be a multiple of `align`. */
  readonly base: number;
  readonly align: number;
  /** Register that holds a small offset. */
  readonly index: number | undefined;
}

const high = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14];

/** Registers that differ from each other. */
function distinct(random: Random, count: number, from: readonly number[] = high): number[] {
  const chosen: number[] = [];
  while (chosen.length < count) {
    const next = random.pick(from);
    if (!chosen.includes(next)) chosen.push(next);
  }
  return chosen;
}

export function narrowAccess(random: Random): Access {
  const [t, n, m] = distinct(random, 3, [0, 1, 2, 3, 4, 5, 6, 7]) as [number, number, number];
  if (random.below(4) === 0) {
    // With the base in the list LDM does not write back; STM stores the old base where it is the lowest register.
    const load = random.below(2);
    const list = 1 + random.below(255);
    const allowed = load === 1 || ((list >> n) & 1) === 0 || (list & ((1 << n) - 1)) === 0;
    return { halfwords: [0xc000 | (load << 11) | (n << 8) | (allowed ? list : 1 << n)], base: n, align: 4, index: undefined };
  }
  if (random.below(2) === 0) return { halfwords: [0x5000 | (random.below(8) << 9) | (m << 6) | (n << 3) | t], base: n, align: 1, index: m };
  return {
    halfwords: [random.pick([0x6000, 0x6800, 0x7000, 0x7800, 0x8000, 0x8800]) | (random.below(32) << 6) | (n << 3) | t],
    base: n,
    align: 1,
    index: undefined,
  };
}

export function wideAccess(random: Random): Access {
  const [t, n, m, t2] = distinct(random, 4) as [number, number, number, number];
  const single = random.pick([0xf800, 0xf810, 0xf820, 0xf830, 0xf840, 0xf850, 0xf910, 0xf930]);
  switch (random.below(7)) {
    case 0:
      return { halfwords: [single | 0x80 | n, (t << 12) | random.below(600)], base: n, align: 1, index: undefined };
    case 1:
      return {
        halfwords: [single | n, (t << 12) | random.pick([0x900, 0xb00, 0xd00, 0xf00, 0xc00, 0xe00]) | random.below(256)],
        base: n,
        align: 1,
        index: undefined,
      };
    case 2:
      return { halfwords: [single | n, (t << 12) | (random.below(4) << 4) | m], base: n, align: 1, index: m };
    case 3:
      return {
        halfwords: [random.pick([0xe860, 0xe8e0, 0xe940, 0xe9c0, 0xe960, 0xe9e0]) | (random.below(2) << 4) | n, (t << 12) | (t2 << 8) | random.below(100)],
        base: n,
        align: 4,
        index: undefined,
      };
    case 4: {
      const list = random.word() & 0x5fff & ~(1 << n);
      return {
        halfwords: [
          random.pick([0xe880, 0xe890, 0xe8a0, 0xe8b0, 0xe900, 0xe910, 0xe920, 0xe930]) | n,
          list | random.pick([3, 0x30, 0x300].filter((bits) => ((bits >> n) & 1) === 0)),
        ],
        base: n,
        align: 4,
        index: undefined,
      };
    }
    case 5:
      return { halfwords: [0xe8d0 | n, (t << 12) | 0xf00 | random.pick([0x4f, 0x5f])], base: n, align: 4, index: undefined };
    default:
      return {
        halfwords: [0xe850 | n, (t << 12) | 0xf00 | random.below(64), 0xe840 | n, (t << 12) | (t2 << 8) | random.below(64)],
        base: n,
        align: 4,
        index: undefined,
      };
  }
}

/** Load-acquire, store-release and their exclusive forms. */
export function orderedAccess(random: Random): Access {
  const [t, n] = distinct(random, 2) as [number, number];
  const size = random.below(3);
  return { halfwords: [random.pick([0xe8c0, 0xe8d0]) | n, (t << 12) | 0xf8f | ((size << 4) & 0x30) | 0x80], base: n, align: 4, index: undefined };
}

/** VLDR, VSTR, VLDM, VSTM. */
export function fpAccess(random: Random): Access {
  const n = random.pick(high);
  const wide = random.below(2);
  const first = random.below(wide === 1 ? 16 : 32);
  const field = wide === 1 ? first << 12 : (first >> 1) << 12;
  const extra = wide === 1 ? 0 : (first & 1) << 6;
  if (random.below(2) === 0)
    return {
      halfwords: [random.pick([0xed00, 0xed10, 0xed80, 0xed90]) | extra | n, field | 0xa00 | (wide << 8) | random.below(100)],
      base: n,
      align: 4,
      index: undefined,
    };
  const count = 1 + random.below(wide === 1 ? 16 - first : 32 - first);
  return {
    halfwords: [random.pick([0xec80, 0xec90, 0xeca0, 0xecb0, 0xed20, 0xed30]) | extra | n, field | 0xa00 | (wide << 8) | (wide === 1 ? 2 * count : count)],
    base: n,
    align: 4,
    index: undefined,
  };
}
