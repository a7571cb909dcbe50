import { absoluteSection, commonSection, describeAttributes } from '../src/index.js';
import type { Image, ImageSymbol, Section, Segment } from '../src/index.js';

/** What is compared of a file: lines as readelf prints them, blanks squeezed. */
export interface Listing {
  readonly sections: string[];
  readonly symbols: string[];
}

/** Our reading of an image in readelf's words. */
export function listImage(image: Image): Listing {
  return { sections: image.sections.map(sectionLine), symbols: [...image.symbols].map(symbolLine) };
}

const sectionTypes: Record<string, string> = {
  'init-array': 'INIT_ARRAY',
  'fini-array': 'FINI_ARRAY',
  'preinit-array': 'PREINIT_ARRAY',
  exidx: 'ARM_EXIDX',
  attributes: 'ARM_ATTRIBUTES',
  'symtab-index': 'SYMTAB SECTION INDICES',
};

function sectionLine(section: Section): string {
  const { index, name, type, address, offset, size, entrySize, link, info, align } = section;
  const numbers = [hex(address, 8), hex(offset, 6), hex(size, 6), hex(entrySize, 2)];
  return squeeze(
    [
      `[${index}]`,
      name,
      sectionTypes[type] ?? type.toUpperCase(),
      ...numbers,
      letters
        .filter(([bit]) => section.flags & bit)
        .map(([, letter]) => letter)
        .join(''),
      link,
      info,
      align,
    ].join(' '),
  );
}

const letters: readonly (readonly [number, string])[] = [
  [1, 'W'],
  [2, 'A'],
  [4, 'X'],
  [0x10, 'M'],
  [0x20, 'S'],
  [0x40, 'I'],
  [0x80, 'L'],
  [0x100, 'O'],
  [0x200, 'G'],
  [0x400, 'T'],
  [0x800, 'C'],
  [0x20000000, 'y'],
  [0x80000000, 'E'],
];

function symbolLine(symbol: ImageSymbol): string {
  const type = {
    none: 'NOTYPE',
    object: 'OBJECT',
    function: 'FUNC',
    section: 'SECTION',
    file: 'FILE',
    common: 'COMMON',
    tls: 'TLS',
    'indirect-function': 'IFUNC',
    other: 'OTHER',
  }[symbol.type];
  const ndx =
    symbol.sectionIndex === 0 ? 'UND' : symbol.sectionIndex === absoluteSection ? 'ABS' : symbol.sectionIndex === commonSection ? 'COM' : symbol.sectionIndex;
  const size = symbol.size > 99999 ? `0x${symbol.size.toString(16)}` : symbol.size;
  return squeeze(
    `${symbol.index}: ${hex(symbol.value, 8)} ${size} ${type} ${symbol.binding.toUpperCase()} ${symbol.visibility.toUpperCase()} ${ndx} ${symbol.name}`,
  );
}

export function segmentLine(segment: Segment): string {
  const type = {
    load: 'LOAD',
    dynamic: 'DYNAMIC',
    interp: 'INTERP',
    note: 'NOTE',
    phdr: 'PHDR',
    tls: 'TLS',
    exidx: 'EXIDX',
    other: segment.typeNumber === 0x6474e551 ? 'GNU_STACK' : String(segment.typeNumber),
  }[segment.type];
  const flags = `${segment.readable ? 'R' : ' '}${segment.writable ? 'W' : ' '}${segment.executable ? 'E' : ' '}`;
  const numbers = [
    hex(segment.offset, 6),
    hex(segment.virtualAddress, 8),
    hex(segment.physicalAddress, 8),
    hex(segment.fileSize, 5),
    hex(segment.memorySize, 5),
  ].map((text) => `0x${text}`);
  return squeeze([type, ...numbers, flags, segment.align === 0 ? '0' : `0x${segment.align.toString(16)}`].join(' '));
}

export function attributeLines(image: Image): string[] {
  if (!image.attributes) return [];
  return describeAttributes(image.attributes).map(({ tag, name, value }) => `${name}: ${[4, 5, 67].includes(tag) ? `"${value}"` : value}`);
}

/** The tables of sections and symbols in readelf's output, one listing a file. `separator` starts a file's part. */
export function parseListings(output: string): Listing[] {
  return output
    .split(/^File: .*$/m)
    .slice(output.startsWith('File: ') || /^File: /m.test(output) ? 1 : 0)
    .map((part) => {
      const sections: string[] = [];
      const symbols: string[] = [];
      let inSymbols = false;
      for (const line of part.split('\n')) {
        if (line.startsWith('Symbol table ')) inSymbols = line.includes("'.symtab'");
        if (/^ +\[ *\d+\]/.test(line)) sections.push(squeeze(line.replace(/\[ *(\d+)\]/, '[$1]')));
        else if (inSymbols && /^ +[1-9]\d*: /.test(line)) symbols.push(squeeze(line));
      }
      return { sections, symbols };
    });
}

export function squeeze(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
