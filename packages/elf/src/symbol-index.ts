import { IntervalMap, countUpTo } from './intervals.js';
import type { Interval } from './intervals.js';
import type { SymbolTable } from './symbol-table.js';
import type { SymbolContext } from './symbols.js';

const label = 0;
const functionTypes = new Set([2, 10, 13]);
/** st_info types that name a place in the program: label, object, function, indirect function, Thumb function of the old ABI. */
const placeTypes = new Set([label, 1, ...functionTypes]);
const absolute = 0xfff1;
const common = 0xfff2;

/** Answers which symbol covers an address, and which start at it. Built once from the columns of the table. */
export class SymbolIndex {
  /** All places by start, best first among equals. */
  readonly #starts: number[];
  readonly #byStart: number[];
  readonly #sized: IntervalMap;
  readonly #unsized: IntervalMap;
  readonly #ends = new Map<number, number>();

  constructor(table: SymbolTable, context: SymbolContext) {
    const places = placesOf(table, context).sort((a, b) => a.start - b.start || a.rank - b.rank);
    this.#starts = places.map(({ start }) => start);
    this.#byStart = places.map(({ owner }) => owner);
    this.#sized = new IntervalMap(places);
    const labels = boundLabels(places, this.#starts, table, context);
    this.#unsized = new IntervalMap(labels);
    for (const { owner, end } of labels) this.#ends.set(owner, end);
  }

  /** Where the stretch of a symbol without a size ends. */
  endOfUnsized(index: number): number | undefined {
    return this.#ends.get(index);
  }

  covering(address: number): number | undefined {
    return this.#sized.at(address) || this.#unsized.at(address) || undefined;
  }

  startingAt(address: number): number[] {
    return this.#byStart.slice(countUpTo(this.#starts, address - 1), countUpTo(this.#starts, address));
  }
}

function placesOf(table: SymbolTable, context: SymbolContext): Interval[] {
  const places: Interval[] = [];
  for (let index = 1; index < table.count; index++) {
    const info = table.infos[index] ?? 0;
    const type = info & 15;
    const section = table.sectionIndices[index] ?? 0;
    // An absolute label is a constant of the linker script, not a place.
    if (!placeTypes.has(type) || section === 0 || section === common || (section === absolute && type === label)) continue;
    if (type === label && info >> 4 === 0 && /^\$[a-z](?:\.|$)/.test(table.nameOf(index))) continue;
    const value = table.values[index] ?? 0;
    const start = context.arm && functionTypes.has(type) ? (value & ~1) >>> 0 : value;
    const size = table.sizes[index] ?? 0;
    const binding = [2, 0, 1][info >> 4] ?? 3;
    places.push({ owner: index, start, end: Math.min(start + size, 2 ** 32), rank: (type === label ? 20 : 0) + (size === 0 ? 10 : 0) + binding });
  }
  return places;
}

/** A symbol without a size reaches to the next symbol, within its section; in a section of data it covers nothing. */
function boundLabels(places: readonly Interval[], starts: readonly number[], table: SymbolTable, context: SymbolContext): Interval[] {
  return places
    .filter(({ start, end }) => start === end)
    .map((place) => {
      const home = context.sections[table.sectionIndices[place.owner] ?? 0];
      const homeEnd = home?.executable ? (context.relocatable ? 0 : home.address) + home.size : place.start;
      const next = starts[countUpTo(starts, place.start)] ?? Infinity;
      return { ...place, end: Math.max(place.start, Math.min(next, homeEnd)) };
    });
}
