import type { FunctionExtent } from '../image.js';
import { Cursor } from './cursor.js';
import type { FormValue } from './forms.js';
import { rangesOf } from './ranges.js';
import type { DwarfSections } from './sections.js';
import { at, readEntry, tag, textOf } from './units.js';
import type { Entry, Unit } from './units.js';

/** An out-of-line instance refers to its abstract instance, that to its declaration; longer chains are damage. */
const longestChain = 4;

/** Reads the functions that have code, with the names that their symbols would have. */
export class FunctionReader {
  readonly #sections: DwarfSections;
  /** Ascending by start. */
  readonly #units: readonly Unit[];

  constructor(sections: DwarfSections, units: readonly Unit[]) {
    this.#sections = sections;
    this.#units = units;
  }

  /** The functions of a unit: one extent for each of their address ranges. */
  of(unit: Unit): FunctionExtent[] {
    const found: FunctionExtent[] = [];
    const cursor = this.#cursor(unit, unit.firstEntry);
    // Attributes that take no bytes let a small unit cost much: real ones stay far below this.
    let budget = 16 * (unit.end - unit.firstEntry) + 4096;
    while (cursor.more) {
      const entry = readEntry(this.#sections, unit, cursor);
      budget -= 1 + (entry?.attributes.size ?? 0);
      if (budget < 0) {
        this.#sections.problem('info', unit.start, 'the unit has more attributes than its size can explain; the rest of it is left out');
        break;
      }
      if (entry?.tag !== tag.subprogram) continue;
      const ranges = rangesOf(this.#sections, unit, entry.attributes);
      if (ranges.length === 0) continue;
      const name = this.#nameOf(unit, entry, 0) ?? '';
      for (const { low, high } of ranges) found.push({ name, low, high });
    }
    return found;
  }

  /** The linkage name where there is one. */
  #nameOf(unit: Unit, { attributes }: Entry, depth: number): string | undefined {
    const linkage = textOf(this.#sections, unit, attributes.get(at.linkageName) ?? attributes.get(at.mipsLinkageName));
    const own = linkage ?? textOf(this.#sections, unit, attributes.get(at.name));
    const reference = attributes.get(at.abstractOrigin) ?? attributes.get(at.specification);
    return own ?? (reference && depth < longestChain ? this.#referredName(unit, reference, depth) : undefined);
  }

  #referredName(unit: Unit, reference: FormValue, depth: number): string | undefined {
    if (reference.class !== 'unit-reference' && reference.class !== 'section-reference') return undefined;
    const offset = reference.value + (reference.class === 'unit-reference' ? unit.start : 0);
    // Link-time optimisation leaves the abstract instance in another unit than the code.
    const home = offset >= unit.start && offset < unit.end ? unit : this.#unitAt(offset);
    if (!home || offset < home.firstEntry) return undefined;
    const target = readEntry(this.#sections, home, this.#cursor(home, offset));
    return target && this.#nameOf(home, target, depth + 1);
  }

  #unitAt(offset: number): Unit | undefined {
    let low = 0;
    let high = this.#units.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#units[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const unit = this.#units[low - 1];
    return unit && offset < unit.end ? unit : undefined;
  }

  #cursor(unit: Unit, offset: number): Cursor {
    return new Cursor(this.#sections.bytes('info') ?? new Uint8Array(0), this.#sections.littleEndian, offset, unit.end);
  }
}
