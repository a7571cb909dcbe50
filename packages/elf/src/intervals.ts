/** A stretch of addresses with an owner: `end` is exclusive. Of equal stretches the one with the smaller rank wins. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  readonly owner: number;
  readonly rank: number;
}

/**
 * Answers which of many stretches covers an address: the innermost, where they nest. They are laid out once as pieces that do
 * not overlap; a question is then a binary search.
 */
export class IntervalMap {
  readonly #starts: number[] = [];
  /** Owner of each piece; 0 where there is none. */
  readonly #owners: number[] = [];

  constructor(intervals: readonly Interval[]) {
    const open: Interval[] = [];
    const closeUntil = (address: number) => {
      for (let top = open.at(-1); top && top.end <= address; top = open.at(-1)) {
        open.pop();
        // What lies below may have ended before: it only comes to light where it reaches further.
        while ((open.at(-1)?.end ?? Infinity) <= top.end) open.pop();
        this.#begin(top.end, open.at(-1)?.owner ?? 0);
      }
    };
    // Outer before inner, worse before better: what comes later lies on top.
    for (const interval of intervals.toSorted((a, b) => a.start - b.start || b.end - a.end || b.rank - a.rank)) {
      if (interval.end <= interval.start) continue;
      closeUntil(interval.start);
      open.push(interval);
      this.#begin(interval.start, interval.owner);
    }
    closeUntil(Infinity);
  }

  /** Owner of the stretch that covers an address; 0 where there is none. */
  at(address: number): number {
    return this.#owners[countUpTo(this.#starts, address) - 1] ?? 0;
  }

  #begin(start: number, owner: number): void {
    if (this.#starts.at(-1) === start) this.#owners[this.#owners.length - 1] = owner;
    else {
      this.#starts.push(start);
      this.#owners.push(owner);
    }
  }
}

/** How many of the ascending numbers are at most `value`. */
export function countUpTo(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
