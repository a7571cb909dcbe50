import { SymbolIndex } from './symbol-index.js';
import type { SymbolTable } from './symbol-table.js';

export type SymbolType = 'none' | 'object' | 'function' | 'section' | 'file' | 'common' | 'tls' | 'indirect-function' | 'other';
export type SymbolBinding = 'local' | 'global' | 'weak' | 'unique' | 'other';

/** Section indices with a meaning of their own (gABI, "Special Section Indexes"). */
export const undefinedSection = 0;
export const absoluteSection = 0xfff1;
export const commonSection = 0xfff2;

export interface ImageSymbol {
  /** Place in the table, from 1: the number that readelf prints. */
  readonly index: number;
  /** A section symbol without a name of its own has the section's. */
  readonly name: string;
  /** st_value as it stands. */
  readonly value: number;
  /** `value`, without the Thumb bit in case of a function. Relative to its section in relocatables. */
  readonly address: number;
  readonly size: number;
  readonly type: SymbolType;
  /** The type as a number, for the ones that are `other`. */
  readonly typeNumber: number;
  readonly binding: SymbolBinding;
  readonly visibility: 'default' | 'internal' | 'hidden' | 'protected';
  /** 0: not defined in this file; 0xfff1: absolute; 0xfff2: common. */
  readonly sectionIndex: number;
  /** A function in Thumb code. */
  readonly thumb: boolean;
}

/** The symbols of an image. Names and objects are made when they are asked for; iterating yields all but the null symbol, in the file's order. */
export interface Symbols extends Iterable<ImageSymbol> {
  readonly count: number;
  /** The symbol of that name: a defined one before an undefined one, global before weak before local. */
  find(name: string): ImageSymbol | undefined;
  /** All symbols of that name in the file's order. */
  findAll(name: string): readonly ImageSymbol[];
  /**
   * The function or object that covers an address, else the label before it in the same section. Mapping symbols ($t, $d, $a) and
   * symbols of sections and files do not count. Of several for the same bytes functions and objects stand before labels, global before weak before local.
   */
  containing(address: number): ImageSymbol | undefined;
  /** All that `containing` would consider which start exactly at an address, best first. */
  startingAt(address: number): readonly ImageSymbol[];
}

const types: readonly SymbolType[] = ['none', 'object', 'function', 'section', 'file', 'common', 'tls', 'other', 'other', 'other', 'indirect-function'];
const bindings: readonly SymbolBinding[] = ['local', 'global', 'weak', 'other', 'other', 'other', 'other', 'other', 'other', 'other', 'unique'];
const visibilities = ['default', 'internal', 'hidden', 'protected'] as const;
/** STT_ARM_TFUNC: a Thumb function of the ABI before EABI; its value is even. */
const oldThumbFunction = 13;

export interface SymbolContext {
  /** Bit 0 of a function's value means Thumb. */
  readonly arm: boolean;
  /** Symbol values are relative to their section. */
  readonly relocatable: boolean;
  readonly sections: readonly {
    readonly name: string;
    readonly address: number;
    readonly size: number;
    readonly allocated: boolean;
    readonly executable: boolean;
  }[];
}

/** Total length of the names that are indexed; a table whose names share one long text could ask for far more. */
const mostNameCharacters = 1 << 26;

export class TableSymbols implements Symbols {
  readonly #table: SymbolTable | undefined;
  readonly #context: SymbolContext;
  #byName: Map<string, number | number[]> | undefined;
  #byAddress: SymbolIndex | undefined;

  constructor(table: SymbolTable | undefined, context: SymbolContext) {
    this.#table = table;
    this.#context = context;
  }

  get count(): number {
    return Math.max(0, (this.#table?.count ?? 0) - 1);
  }

  *[Symbol.iterator](): Iterator<ImageSymbol> {
    const { count } = this;
    for (let index = 1; index <= count; index++) {
      const symbol = this.#symbol(index);
      if (symbol) yield symbol;
    }
  }

  find(name: string): ImageSymbol | undefined {
    const all = this.findAll(name);
    return all.length < 2 ? all[0] : all.toSorted((a, b) => preference(a) - preference(b))[0];
  }

  findAll(name: string): readonly ImageSymbol[] {
    const found = this.#names().get(name);
    const indices = found === undefined ? [] : typeof found === 'number' ? [found] : found;
    return indices.flatMap((index) => this.#symbol(index) ?? []);
  }

  containing(address: number): ImageSymbol | undefined {
    const index = this.#index()?.covering(address);
    return index === undefined ? undefined : this.#symbol(index);
  }

  startingAt(address: number): readonly ImageSymbol[] {
    return (this.#index()?.startingAt(address) ?? []).flatMap((index) => this.#symbol(index) ?? []);
  }

  /** Exclusive end of what a symbol covers: for one without a size the next symbol or the end of its section. */
  endOf({ index, address, size }: ImageSymbol): number {
    return size > 0 ? address + size : (this.#index()?.endOfUnsized(index) ?? address);
  }

  #index(): SymbolIndex | undefined {
    if (this.#table) this.#byAddress ??= new SymbolIndex(this.#table, this.#context);
    return this.#byAddress;
  }

  #names(): Map<string, number | number[]> {
    if (this.#byName) return this.#byName;
    const names = (this.#byName = new Map<string, number | number[]>());
    let characters = 0;
    for (let index = 1; index <= this.count && characters < mostNameCharacters; index++) {
      const name = this.#nameOf(index);
      characters += name.length;
      if (name === '') continue;
      const known = names.get(name);
      if (known === undefined) names.set(name, index);
      else if (typeof known === 'number') names.set(name, [known, index]);
      else known.push(index);
    }
    return names;
  }

  #nameOf(index: number): string {
    const table = this.#table;
    if (!table) return '';
    const name = table.nameOf(index);
    if (name !== '' || ((table.infos[index] ?? 0) & 15) !== 3) return name;
    return this.#context.sections[table.sectionIndices[index] ?? 0]?.name ?? '';
  }

  #symbol(index: number): ImageSymbol | undefined {
    const table = this.#table;
    const value = table?.values[index];
    if (!table || value === undefined) return undefined;
    const info = table.infos[index] ?? 0;
    const typeNumber = info & 15;
    const old = this.#context.arm && typeNumber === oldThumbFunction;
    const type = old ? 'function' : (types[typeNumber] ?? 'other');
    const code = this.#context.arm && (type === 'function' || type === 'indirect-function');
    return {
      index,
      name: this.#nameOf(index),
      value,
      address: code ? (value & ~1) >>> 0 : value,
      size: table.sizes[index] ?? 0,
      type,
      typeNumber,
      binding: bindings[info >> 4] ?? 'other',
      visibility: visibilities[(table.others[index] ?? 0) & 3] ?? 'default',
      sectionIndex: table.sectionIndices[index] ?? 0,
      thumb: code && (old || (value & 1) === 1),
    };
  }
}

function preference({ sectionIndex, binding }: ImageSymbol): number {
  return (sectionIndex === undefinedSection ? 10 : 0) + { global: 0, unique: 0, weak: 1, local: 2, other: 3 }[binding];
}
