import type { ProblemLog } from './problem-log.js';
import type { Section } from './sections.js';
import type { SourceReader } from './source-reader.js';
import { StringTable } from './string-table.js';

/** A symbol table as columns: nothing is decoded until it is asked for. Index 0 is the null symbol, as in the file. */
export interface SymbolTable {
  /** Entries, the null symbol among them. */
  readonly count: number;
  readonly values: Uint32Array;
  readonly sizes: Uint32Array;
  /** st_info: binding in the upper, type in the lower four bits. */
  readonly infos: Uint8Array;
  readonly others: Uint8Array;
  /** Indices of sections; 0 undefined, 0xfff1 absolute, 0xfff2 common. */
  readonly sectionIndices: Uint32Array;
  nameOf(index: number): string;
}

export const entrySize = 16;
const extendedIndex = 0xffff;

/** Reads the table of `section`; undefined where there is nothing to read. */
export function readSymbolTable(
  section: Section,
  sections: readonly Section[],
  littleEndian: boolean,
  reader: SourceReader,
  log: ProblemLog,
): SymbolTable | undefined {
  if (section.entrySize !== entrySize)
    log.add(section.headerOffset + 36, `section ${section.index} (${section.name}) has symbols of ${section.entrySize} bytes instead of ${entrySize}`);
  const stride = section.entrySize >= entrySize ? section.entrySize : entrySize;
  if (section.size % stride !== 0)
    log.add(section.headerOffset + 20, `the size of section ${section.index} (${section.name}) is ${section.size}: no multiple of ${stride}`);
  const bytes = reader.readAvailable(section.offset, section.size);
  const count = Math.floor(bytes.length / stride);
  if (count === 0) return undefined;
  const table = {
    count,
    values: new Uint32Array(count),
    sizes: new Uint32Array(count),
    infos: new Uint8Array(count),
    others: new Uint8Array(count),
    sectionIndices: new Uint32Array(count),
  };
  const names = new Uint32Array(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0, at = 0; index < count; index++, at += stride) {
    names[index] = view.getUint32(at, littleEndian);
    table.values[index] = view.getUint32(at + 4, littleEndian);
    table.sizes[index] = view.getUint32(at + 8, littleEndian);
    table.infos[index] = view.getUint8(at + 12);
    table.others[index] = view.getUint8(at + 13);
    table.sectionIndices[index] = view.getUint16(at + 14, littleEndian);
  }
  resolveExtended(table.sectionIndices, section, sections, littleEndian, reader, log);
  const strings = stringsOf(section, sections, reader, log);
  return { ...table, nameOf: (index) => strings?.at(names[index] ?? 0) ?? '' };
}

function stringsOf(section: Section, sections: readonly Section[], reader: SourceReader, log: ProblemLog): StringTable | undefined {
  const strings = sections[section.link];
  if (strings?.type !== 'strtab') {
    log.add(
      section.headerOffset + 24,
      `section ${section.index} (${section.name}) names section ${section.link} as its string table, which is none; its symbols have no names`,
    );
    return undefined;
  }
  return new StringTable(reader.readAvailable(strings.offset, strings.size), strings.offset, log);
}

/** Symbols of objects with more than 65,279 sections: their section's index stands in SHT_SYMTAB_SHNDX. */
function resolveExtended(
  indices: Uint32Array,
  section: Section,
  sections: readonly Section[],
  littleEndian: boolean,
  reader: SourceReader,
  log: ProblemLog,
): void {
  if (!indices.includes(extendedIndex)) return;
  const extended = sections.find(({ type, link }) => type === 'symtab-index' && link === section.index);
  const bytes = extended ? reader.readAvailable(extended.offset, Math.min(extended.size, indices.length * 4)) : new Uint8Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < indices.length; index++) {
    if (indices[index] !== extendedIndex) continue;
    if (index * 4 + 4 <= bytes.length) indices[index] = view.getUint32(index * 4, littleEndian);
    else log.add(section.offset + index * entrySize + 14, 'a symbol has an extended section index and the table for these is missing or short');
  }
}
