import type { Image } from '@qspi-doctor/elf';
import { takesMemory } from './biggest-symbols.js';
import type { ImagePage } from './page.js';

export interface Change<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

export interface SizedSymbol {
  readonly name: string;
  readonly kind: 'function' | 'object';
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** What is different between two images. Sizes in bytes; whatever is the same is left out. */
export interface ImageChanges {
  readonly before: string;
  readonly after: string;
  /** Head, attributes, addresses of vector table, main and VTOR: as text. */
  readonly facts: readonly ({ readonly what: string } & Change<string>)[];
  readonly memories: readonly ({ readonly memory: string } & Change<number>)[];
  readonly sections: readonly ({ readonly name: string } & Change<{ readonly address: number; readonly size: number }>)[];
  readonly handlers: readonly ({ readonly index: number } & Change<string>)[];
  /** Added, removed and resized functions and objects, the largest change first. */
  readonly symbols: readonly SizedSymbol[];
  /** Symbols that are in both with the same size, at another address. */
  readonly moved: number;
}

interface Side {
  readonly page: ImagePage;
  readonly image: Image;
}

export function compareImages(before: Side, after: Side, format: (address: number) => string): ImageChanges {
  const { symbols, moved } = compareSymbols(before.image, after.image);
  return {
    before: before.page.file,
    after: after.page.file,
    facts: compareFacts(before.page, after.page, format),
    memories: differing(memoriesOf(before.page), memoriesOf(after.page), (a, b) => a === b).map(([memory, change]) => ({ memory, ...change })),
    sections: differing(sectionsOf(before.page), sectionsOf(after.page), (a, b) => a.address === b.address && a.size === b.size).map(([name, change]) => ({
      name,
      ...change,
    })),
    handlers: compareHandlers(before.page, after.page, format),
    symbols,
    moved,
  };
}

function differing<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean): [string, Change<T>][] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): [string, Change<T>][] => {
    const [a, b] = [before.get(name), after.get(name)];
    return a !== undefined && b !== undefined && same(a, b) ? [] : [[name, { before: a, after: b }]];
  });
}

function compareFacts(a: ImagePage, b: ImagePage, format: (address: number) => string): ImageChanges['facts'] {
  const facts = (page: ImagePage) =>
    new Map<string, string>(
      Object.entries({
        type: page.type,
        'byte order': page.littleEndian ? 'little endian' : 'big endian',
        entry: format(page.entry.address),
        'build id': page.buildId,
        'vector table': page.vectors && format(page.vectors.address),
        'initial stack pointer': page.vectors && format(page.vectors.initialStackPointer),
        main: page.main && format(page.main.address),
        VTOR: 'notRun' in page.boot ? undefined : page.boot.vtor === undefined ? 'not written' : format(page.boot.vtor),
        'from reset': 'notRun' in page.boot ? undefined : page.boot.reachesMain ? 'reaches main' : page.boot.stop.detail || page.boot.stop.kind,
        'debug info': page.debugInfo ? 'yes' : 'none',
        'made by': page.producers[0],
        ...Object.fromEntries(page.attributes.map(({ name, value }) => [name, value])),
      }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  return differing(facts(a), facts(b), (x, y) => x === y).map(([what, change]) => ({ what, ...change }));
}

function memoriesOf({ running }: ImagePage): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { memory, sections } of running) sizes.set(memory, (sizes.get(memory) ?? 0) + sections.reduce((sum, { size }) => sum + size, 0));
  return sizes;
}

/** Sections of one name count on: `.data`, `.data #2`. */
function sectionsOf({ running }: ImagePage): ReadonlyMap<string, { address: number; size: number }> {
  const sections = new Map<string, { address: number; size: number }>();
  for (const { name, address, size } of running.flatMap((stretch) => stretch.sections)) {
    let key = name;
    for (let n = 2; sections.has(key); n++) key = `${name} #${n}`;
    sections.set(key, { address, size });
  }
  return sections;
}

function compareHandlers(a: ImagePage, b: ImagePage, format: (address: number) => string): ImageChanges['handlers'] {
  // A handler that only moved is the same handler: its name counts where it has one.
  const names = (page: ImagePage) =>
    new Map(page.vectors?.handlers.map(({ index, value, symbol }) => [String(index), value === 0 ? 'empty' : (symbol ?? format(value))]) ?? []);
  return differing(names(a), names(b), (x, y) => x === y).map(([index, change]) => ({ index: Number(index), ...change }));
}

interface Entry {
  readonly kind: 'function' | 'object';
  readonly size: number;
  readonly address: number;
}

function compareSymbols(a: Image, b: Image): { symbols: SizedSymbol[]; moved: number } {
  const [before, after] = [symbolsOf(a), symbolsOf(b)];
  const symbols: SizedSymbol[] = [];
  let moved = 0;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const left = before.get(name) ?? [];
    const right = after.get(name) ?? [];
    // Static functions of several files share a name: they are compared in the order of their addresses.
    for (let n = 0; n < Math.max(left.length, right.length); n++) {
      const [one, other] = [left[n], right[n]];
      if (one && other && one.size === other.size) moved += one.address === other.address ? 0 : 1;
      else symbols.push({ name, kind: (one ?? other)?.kind ?? 'object', before: one?.size, after: other?.size });
    }
  }
  const change = ({ before: x = 0, after: y = 0 }: SizedSymbol) => Math.abs(y - x);
  return { symbols: symbols.sort((x, y) => change(y) - change(x) || (x.name < y.name ? -1 : 1)), moved };
}

function symbolsOf(image: Image): ReadonlyMap<string, readonly Entry[]> {
  const symbols = new Map<string, Entry[]>();
  for (const { name, type, size, address, sectionIndex } of image.symbols) {
    if (size === 0 || sectionIndex === 0 || !takesMemory(type)) continue;
    const same = symbols.get(name);
    if (same) same.push({ kind: type === 'function' ? type : 'object', size, address });
    else symbols.set(name, [{ kind: type === 'function' ? type : 'object', size, address }]);
  }
  for (const same of symbols.values()) if (same.length > 1) same.sort((x, y) => x.address - y.address);
  return symbols;
}
