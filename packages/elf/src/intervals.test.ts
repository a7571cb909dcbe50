import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalMap, countUpTo } from './intervals.js';
import type { Interval } from './intervals.js';

/** What the map promises, in the plainest way: of all stretches that cover the address the one that begins last, then the shortest, then the best. */
function innermost(intervals: readonly Interval[], address: number): number | undefined {
  const covering = intervals.filter(({ start, end }) => start <= address && address < end);
  return covering.toSorted((a, b) => b.start - a.start || a.end - b.end || a.rank - b.rank)[0]?.owner;
}

describe('IntervalMap', () => {
  it('answers the innermost of nested stretches', () => {
    const intervals = [
      { start: 10, end: 50, owner: 1, rank: 0 },
      { start: 20, end: 30, owner: 2, rank: 0 },
      { start: 20, end: 30, owner: 3, rank: 5 },
    ];
    const map = new IntervalMap(intervals);
    expect([9, 10, 19, 20, 29, 30, 49, 50].map((address) => map.at(address))).toEqual([0, 1, 1, 2, 2, 1, 1, 0]);
  });

  it('agrees with a search through all stretches, where they nest or lie apart', () => {
    // Stretches between multiples of powers of two either nest or lie apart, as functions and inlined parts do.
    const stretch = fc
      .tuple(fc.nat({ max: 5 }), fc.nat({ max: 63 }))
      .map(([power, place]) => ({ start: (place >> power) << power, end: ((place >> power) + 1) << power }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
        const intervals = stretches.map((one, index) => ({ ...one, owner: index + 1, rank: index }));
        const map = new IntervalMap(intervals);
        for (let address = -1; address < 66; address++) expect(map.at(address)).toBe(innermost(intervals, address) ?? 0);
      }),
    );
  });

  it('never answers a stretch that does not cover the address, however they overlap', () => {
    const stretch = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
        const intervals = stretches.map(([start, length], index) => ({ start, end: start + length, owner: index + 1, rank: 0 }));
        const map = new IntervalMap(intervals);
        for (let address = -1; address < 82; address++) {
          const owner = map.at(address);
          const covering = intervals.filter(({ start, end }) => start <= address && address < end);
          if (owner !== 0) expect(covering.map((one) => one.owner)).toContain(owner);
        }
      }),
    );
  });
});

describe('countUpTo', () => {
  it('counts the numbers that are at most the value', () => {
    expect([0, 1, 2, 3, 9].map((value) => countUpTo([1, 2, 2, 5], value))).toEqual([0, 1, 3, 3, 4]);
    expect(countUpTo([], 5)).toBe(0);
  });
});
