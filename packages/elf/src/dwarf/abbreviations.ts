import { Cursor } from './cursor.js';
import type { DwarfSections } from './sections.js';

/** How the entries of one kind are written. `attributes` holds attribute, form and implicit value, three numbers each. */
export interface Abbreviation {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: readonly number[];
}

/** No producer writes as many attributes for an entry. */
const mostAttributes = 512;
const implicitConst = 0x21;

/** The abbreviation tables of `.debug_abbrev`, each read once. */
export class Abbreviations {
  readonly #sections: DwarfSections;
  readonly #tables = new Map<number, ReadonlyMap<number, Abbreviation>>();
  /** Bytes that may still be read: tables that overlap would otherwise make a small file cost much. */
  #budget: number;

  constructor(sections: DwarfSections) {
    this.#sections = sections;
    this.#budget = 2 * (sections.bytes('abbrev')?.length ?? 0);
  }

  /** The table at an offset, as far as it is well-formed. */
  table(offset: number): ReadonlyMap<number, Abbreviation> {
    const known = this.#tables.get(offset);
    if (known) return known;
    const table = this.#read(offset);
    this.#tables.set(offset, table);
    return table;
  }

  #read(offset: number): ReadonlyMap<number, Abbreviation> {
    const table = new Map<number, Abbreviation>();
    const cursor = new Cursor(this.#sections.bytes('abbrev') ?? new Uint8Array(0), this.#sections.littleEndian, offset, offset + this.#budget);
    for (let code = cursor.uleb(); code !== 0; code = cursor.uleb()) {
      const tag = cursor.uleb();
      const hasChildren = cursor.u8() !== 0;
      const attributes: number[] = [];
      for (;;) {
        const attribute = cursor.uleb();
        const form = cursor.uleb();
        const value = form === implicitConst ? cursor.sleb() : 0;
        if ((attribute === 0 && form === 0) || cursor.failed || attributes.length > mostAttributes * 3) break;
        attributes.push(attribute, form, value);
      }
      if (attributes.length > mostAttributes * 3) cursor.skip(Infinity);
      if (cursor.failed) break;
      table.set(code, { tag, hasChildren, attributes });
    }
    if (cursor.failed) this.#sections.problem('abbrev', offset, 'a table of abbreviations cannot be read to its end');
    this.#budget = Math.max(0, this.#budget - (cursor.at - offset));
    return table;
  }
}
