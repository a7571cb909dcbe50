import { IntervalMap } from '../intervals.js';
import type { Interval } from '../intervals.js';
import type { FunctionExtent, SourceLine } from '../image.js';
import { FunctionReader } from './functions.js';
import { LineTable } from './line-table.js';
import type { DwarfSections } from './sections.js';
import { at, readUnits, textOf } from './units.js';
import type { Unit } from './units.js';

/** Units whose producers are looked at; the rest repeats them. */
const mostProducers = 4096;

/** The debug information of an image. Each part is read on the first question that needs it. */
export class DebugInfo {
  readonly #sections: DwarfSections;
  readonly #isDropped: (low: number, high: number) => boolean;
  #units: readonly Unit[] | undefined;
  #lines: LineTable | undefined;
  #functions: { readonly extents: readonly FunctionExtent[]; readonly byAddress: IntervalMap } | undefined;

  /** `isDropped` tells ranges of code that the linker left out. */
  constructor(sections: DwarfSections, isDropped: (low: number, high: number) => boolean) {
    this.#sections = sections;
    this.#isDropped = isDropped;
  }

  lineAt(address: number): SourceLine | undefined {
    this.#lines ??= new LineTable(this.#sections, this.#compilationDirectories(), this.#isDropped);
    return this.#lines.at(address);
  }

  functionAt(address: number): FunctionExtent | undefined {
    this.#functions ??= this.#readFunctions();
    return this.#functions.extents[this.#functions.byAddress.at(address) - 1];
  }

  producers(): string[] {
    const found = new Set<string>();
    const seen = new Set<number>();
    for (const unit of this.#allUnits().slice(0, mostProducers)) {
      const value = unit.attributes.get(at.producer);
      if (!value || seen.has(value.value)) continue;
      seen.add(value.value);
      const text = textOf(this.#sections, unit, value);
      if (text) found.add(text);
    }
    return [...found];
  }

  #allUnits(): readonly Unit[] {
    return (this.#units ??= readUnits(this.#sections));
  }

  /** By the offset of a unit's line table; texts are looked up when they are needed. */
  #compilationDirectories(): (lineOffset: number) => string | undefined {
    const units = new Map<number, Unit>();
    for (const unit of this.#allUnits()) {
      const lines = unit.attributes.get(at.stmtList);
      if (lines && !units.has(lines.value)) units.set(lines.value, unit);
    }
    return (lineOffset) => {
      const unit = units.get(lineOffset);
      return unit && textOf(this.#sections, unit, unit.attributes.get(at.compDir));
    };
  }

  #readFunctions(): { extents: readonly FunctionExtent[]; byAddress: IntervalMap } {
    const extents: FunctionExtent[] = [];
    const intervals: Interval[] = [];
    const reader = new FunctionReader(this.#sections, this.#allUnits());
    for (const unit of this.#allUnits()) {
      for (const extent of reader.of(unit)) {
        if (this.#isDropped(extent.low, extent.high)) continue;
        extents.push(extent);
        intervals.push({ owner: extents.length, start: extent.low, end: extent.high, rank: 0 });
      }
    }
    return { extents, byAddress: new IntervalMap(intervals) };
  }
}
