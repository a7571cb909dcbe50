import { field } from './header.js';
import type { RawHeader } from './header.js';
import type { ProblemLog } from './problem-log.js';
import type { Segment } from './segments.js';
import type { SourceReader } from './source-reader.js';
import { StringTable } from './string-table.js';

export type SectionType =
  | 'null'
  | 'progbits'
  | 'symtab'
  | 'strtab'
  | 'rela'
  | 'hash'
  | 'dynamic'
  | 'note'
  | 'nobits'
  | 'rel'
  | 'dynsym'
  | 'init-array'
  | 'fini-array'
  | 'preinit-array'
  | 'group'
  | 'symtab-index'
  | 'exidx'
  | 'attributes'
  | 'other';

/** A section header. Offsets and sizes are bytes. */
export interface Section {
  readonly index: number;
  readonly name: string;
  readonly type: SectionType;
  /** sh_type. */
  readonly typeNumber: number;
  /** sh_flags. */
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly align: number;
  readonly entrySize: number;
  /** Takes memory when the program runs. */
  readonly allocated: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
  /** Stored compressed (SHF_COMPRESSED). `sectionBytes` decompresses. */
  readonly compressed: boolean;
  /** Where the section is programmed: from the load segment that contains it. */
  readonly loadAddress?: number;
  /** Where its section header stands in the file. */
  readonly headerOffset: number;
}

export const sectionHeaderSize = 40;
/** Objects with a section a function stay below. */
const mostSections = 1 << 18;
/** Load segments that are looked at for load addresses; real images have a handful. */
const mostSegments = 256;

/** sh_type: gABI "Sections". */
const types: Readonly<Record<number, SectionType>> = {
  0: 'null',
  1: 'progbits',
  2: 'symtab',
  3: 'strtab',
  4: 'rela',
  5: 'hash',
  6: 'dynamic',
  7: 'note',
  8: 'nobits',
  9: 'rel',
  11: 'dynsym',
  14: 'init-array',
  15: 'fini-array',
  16: 'preinit-array',
  17: 'group',
  18: 'symtab-index',
};

/** ELF for the Arm Architecture (IHI 0044), "Section types". */
const armTypes: Readonly<Record<number, SectionType>> = { 0x70000001: 'exidx', 0x70000003: 'attributes' };

/** Reads the table of section headers as far as the file has it. */
export function readSections(raw: RawHeader, arm: boolean, segments: readonly Segment[], reader: SourceReader, log: ProblemLog): Section[] {
  const count = sectionsThatFit(raw, reader, log);
  const table = count > 0 ? reader.read(raw.sectionHeaderOffset, count * raw.sectionHeaderSize) : undefined;
  if (!table) return [];
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const word = (index: number, member: number) => view.getUint32(index * raw.sectionHeaderSize + member * 4, raw.littleEndian);
  // Index 0xffff (SHN_XINDEX): the real one stands in sh_link of section 0.
  const nameIndex = raw.sectionNameIndex === 0xffff ? word(0, 6) : raw.sectionNameIndex;
  const names = nameTable(nameIndex, count, raw, reader, word, log);
  const loads = segments.filter(({ type }) => type === 'load').slice(0, mostSegments);
  const sections: Section[] = [];
  for (let index = 0; index < count; index++) {
    const headerOffset = raw.sectionHeaderOffset + index * raw.sectionHeaderSize;
    const flags = word(index, 2);
    const section: Section = {
      index,
      headerOffset,
      flags,
      name: index === 0 ? '' : (names?.at(word(index, 0)) ?? ''),
      type: types[word(index, 1)] ?? (arm ? armTypes[word(index, 1)] : undefined) ?? 'other',
      typeNumber: word(index, 1),
      address: word(index, 3),
      offset: word(index, 4),
      size: word(index, 5),
      link: word(index, 6),
      info: word(index, 7),
      align: word(index, 8),
      entrySize: word(index, 9),
      writable: (flags & 1) !== 0,
      allocated: (flags & 2) !== 0,
      executable: (flags & 4) !== 0,
      compressed: (flags & 0x800) !== 0,
    };
    const end = section.offset + section.size;
    if (hasFileBytes(section) && end > reader.size) {
      const title = section.name === '' ? `section ${index}` : `section ${index} (${section.name})`;
      log.add(headerOffset + 16, `${title} lies at ${section.offset} to ${end}; the file ends at ${reader.size}`);
    }
    sections.push({ ...section, ...loadAddressOf(section, loads) });
  }
  return sections;
}

export function hasFileBytes(section: Section): boolean {
  return section.type !== 'nobits' && section.type !== 'null' && section.size > 0;
}

function sectionsThatFit(raw: RawHeader, reader: SourceReader, log: ProblemLog): number {
  if (raw.sectionHeaderOffset === 0) {
    if (raw.sectionHeaderCount > 0) log.add(field.shoff, `e_shnum announces ${raw.sectionHeaderCount} sections and e_shoff is 0`);
    return 0;
  }
  if (raw.sectionHeaderSize < sectionHeaderSize) {
    log.add(field.shentsize, `e_shentsize is ${raw.sectionHeaderSize} instead of ${sectionHeaderSize}; the sections are left out`);
    return 0;
  }
  const first = reader.read(raw.sectionHeaderOffset, sectionHeaderSize);
  if (!first) {
    log.add(field.shoff, `e_shoff is ${raw.sectionHeaderOffset}: no place for section headers in a file of ${reader.size} bytes`);
    return 0;
  }
  // e_shnum 0 with a table present: the number stands in sh_size of section 0.
  const count = raw.sectionHeaderCount > 0 ? raw.sectionHeaderCount : new DataView(first.buffer, first.byteOffset).getUint32(20, raw.littleEndian);
  const room = Math.floor((reader.size - raw.sectionHeaderOffset) / raw.sectionHeaderSize);
  if (count > room) log.add(field.shnum, `e_shnum announces ${count} sections; the file has room for ${room}`);
  if (Math.min(count, room) > mostSections) log.add(field.shnum, `of ${count} sections the first ${mostSections} are read`);
  return Math.min(count, room, mostSections);
}

function nameTable(
  index: number,
  count: number,
  raw: RawHeader,
  reader: SourceReader,
  word: (index: number, member: number) => number,
  log: ProblemLog,
): StringTable | undefined {
  if (index === 0) return undefined;
  if (index >= count) {
    log.add(field.shstrndx, `e_shstrndx is ${index}; there are ${count} sections, and their names are lost`);
    return undefined;
  }
  if (word(index, 1) !== 3)
    log.add(raw.sectionHeaderOffset + index * raw.sectionHeaderSize + 4, `the table of section names has type ${word(index, 1)} instead of 3 (SHT_STRTAB)`);
  const offset = word(index, 4);
  return new StringTable(reader.readAvailable(offset, word(index, 5)), offset, log);
}

function loadAddressOf(section: Section, loads: readonly Segment[]): { loadAddress?: number } {
  if (!section.allocated) return {};
  const holds = loads.filter(({ virtualAddress, memorySize }) => {
    const from = section.address - virtualAddress;
    return from >= 0 && from + section.size <= memorySize;
  });
  // Where segments share run addresses, the file offset tells them apart.
  const segment =
    holds.find(
      (one) =>
        section.type !== 'nobits' &&
        section.offset - one.offset === section.address - one.virtualAddress &&
        section.offset + section.size <= one.offset + one.fileSize,
    ) ?? holds[0];
  return segment ? { loadAddress: (segment.physicalAddress + section.address - segment.virtualAddress) >>> 0 } : {};
}
