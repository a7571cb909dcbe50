import type { Lane } from './model.js';

/** Edges of the part that is drawn large stand on multiples of this. */
const grain = 16;

/** What is drawn large: all of the memory where much of it is taken, else the stretch from the first to the last thing in it, with a margin. */
export function windowOf({ origin, length }: { readonly origin: number; readonly length: number }, lanes: readonly Lane[]): { readonly start: number; readonly length: number } {
  const starts = lanes.flatMap(({ bars, marks }) => [...bars, ...marks].map(({ address }) => address));
  if (starts.length === 0) return { start: origin, length };
  const ends = lanes.flatMap(({ bars, marks }) => [...bars.map(({ address, size }) => address + size), ...marks.map(({ address }) => address + 1)]);
  const low = starts.reduce((a, b) => Math.min(a, b), Infinity);
  const high = ends.reduce((a, b) => Math.max(a, b), 0);
  if (high - low > length / 3) return { start: origin, length };
  const margin = Math.ceil((high - low) * 0.05);
  const start = Math.max(origin, Math.floor((low - margin) / grain) * grain);
  const end = Math.min(origin + length, Math.ceil((high + margin) / grain) * grain);
  return { start, length: Math.max(grain, end - start) };
}

/** Round addresses within a window, some three to five of them. */
export function ticksOf(start: number, length: number): readonly number[] {
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(length / 4)));
  const ticks: number[] = [];
  for (let at = Math.ceil(start / step) * step; at <= start + length; at += step) ticks.push(at);
  return ticks;
}
