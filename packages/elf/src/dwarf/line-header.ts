import { Cursor, textAt } from './cursor.js';
import type { DwarfSections } from './sections.js';

/** The header of one unit of `.debug_line`: DWARF 5, section 6.2.4, and its predecessors. */
export interface LineHeader {
  /** Offsets in the section: of the unit, of its first instruction, of its end. */
  readonly start: number;
  readonly program: number;
  readonly end: number;
  readonly version: number;
  readonly minimumInstructionLength: number;
  readonly maximumOperations: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  /** Number of operands of each standard opcode, from opcode 1. */
  readonly operandCounts: readonly number[];
  /** Offset of the lists of directories and files. */
  readonly lists: number;
  readonly offsetSize: 4 | 8;
}

/** Reads the header at an offset; `next` is where the next unit stands, undefined where that cannot be told. */
export function readLineHeader(sections: DwarfSections, start: number): { header: LineHeader | undefined; next: number | undefined } {
  const bytes = sections.bytes('line') ?? new Uint8Array(0);
  const cursor = new Cursor(bytes, sections.littleEndian, start);
  const { length, offsetSize } = initialLength(cursor);
  const end = cursor.at + length;
  if (cursor.failed || end > bytes.length) {
    sections.problem('line', start, `a unit of ${length} bytes does not fit into the ${bytes.length - start} that are left`);
    if (cursor.failed) return { header: undefined, next: undefined };
  }
  cursor.limit(end);
  const next = end > start && end < bytes.length ? end : undefined;
  const version = cursor.u16();
  if (version < 2 || version > 5) {
    sections.problem('line', start, `line table version ${version}; 2 to 5 can be read`);
    return { header: undefined, next };
  }
  if (version >= 5) cursor.skip(2);
  const headerLength = cursor.unsigned(offsetSize);
  const program = cursor.at + headerLength;
  const minimumInstructionLength = cursor.u8();
  const maximumOperations = version >= 4 ? cursor.u8() : 1;
  cursor.u8();
  const lineBase = cursor.i8();
  const lineRange = cursor.u8();
  const opcodeBase = cursor.u8();
  const operandCounts: number[] = [];
  for (let opcode = 1; opcode < opcodeBase; opcode++) operandCounts.push(cursor.u8());
  if (cursor.failed || program > cursor.end) {
    sections.problem('line', start, 'the header of the unit is longer than the unit');
    return { header: undefined, next };
  }
  if (lineRange === 0) sections.problem('line', start, 'line_range is 0: special opcodes mean nothing');
  return {
    header: {
      start,
      program,
      end: cursor.end,
      version,
      minimumInstructionLength,
      maximumOperations,
      lineBase,
      lineRange,
      opcodeBase,
      operandCounts,
      lists: cursor.at,
      offsetSize,
    },
    next,
  };
}

/** Reads a unit's length: 4 bytes, or 0xffffffff and 8 bytes in the 64-bit format. */
export function initialLength(cursor: Cursor): { length: number; offsetSize: 4 | 8 } {
  const length = cursor.u32();
  return length === 0xffffffff ? { length: cursor.u64(), offsetSize: 8 } : { length, offsetSize: 4 };
}

export interface FileEntry {
  readonly name: string;
  readonly directory: number;
}

/** The directories and files of a unit. Before DWARF 5 both count from 1, and directory 0 is the compilation directory. */
export interface FileLists {
  directory(index: number): string | undefined;
  file(index: number): FileEntry | undefined;
}

export function readFileLists(sections: DwarfSections, header: LineHeader): FileLists {
  const cursor = new Cursor(sections.bytes('line') ?? new Uint8Array(0), sections.littleEndian, header.lists, header.program);
  return header.version >= 5 ? readFormattedLists(sections, header, cursor) : readPlainLists(sections, header, cursor);
}

function readPlainLists(sections: DwarfSections, header: LineHeader, cursor: Cursor): FileLists {
  const directories: number[] = [];
  const files: { name: number; directory: number }[] = [];
  while (cursor.more && cursor.bytes[cursor.at] !== 0) {
    directories.push(cursor.at);
    cursor.skipText();
  }
  cursor.u8();
  while (cursor.more && cursor.bytes[cursor.at] !== 0) {
    const name = cursor.at;
    cursor.skipText();
    files.push({ name, directory: cursor.uleb() });
    cursor.uleb();
    cursor.uleb();
  }
  if (cursor.failed) sections.problem('line', header.start, 'the lists of directories and files do not end within the header');
  return {
    directory: (index) => textAt(cursor.bytes, directories[index - 1] ?? -1),
    file: (index) => {
      const entry = files[index - 1];
      const name = entry && textAt(cursor.bytes, entry.name);
      return name === undefined ? undefined : { name, directory: entry?.directory ?? 0 };
    },
  };
}

/** DW_LNCT_path and DW_LNCT_directory_index. */
const pathContent = 1;
const directoryContent = 2;

function readFormattedLists(sections: DwarfSections, header: LineHeader, cursor: Cursor): FileLists {
  const directories = readEntries(sections, header, cursor);
  const files = readEntries(sections, header, cursor);
  if (cursor.failed) sections.problem('line', header.start, 'the lists of directories and files do not end within the header');
  return {
    directory: (index) => directories[index]?.path(),
    file: (index) => {
      const entry = files[index];
      const name = entry?.path();
      return name === undefined ? undefined : { name, directory: entry?.directory ?? 0 };
    },
  };
}

interface Entry {
  path(): string | undefined;
  readonly directory: number;
}

function readEntries(sections: DwarfSections, header: LineHeader, cursor: Cursor): Entry[] {
  const formats: { content: number; form: number }[] = [];
  const formatCount = cursor.u8();
  for (let index = 0; index < formatCount; index++) formats.push({ content: cursor.uleb(), form: cursor.uleb() });
  const count = cursor.uleb();
  const entries: Entry[] = [];
  // Entries without a format take no bytes: any number of them would fit.
  for (let index = 0; index < count && formatCount > 0 && cursor.more; index++) {
    let path = (): string | undefined => undefined;
    let directory = 0;
    for (const { content, form } of formats) {
      const value = readListValue(sections, header, cursor, form);
      if (content === pathContent) path = value.text;
      else if (content === directoryContent) directory = value.number;
    }
    entries.push({ path, directory });
  }
  return entries;
}

const noText = (): undefined => undefined;

/** The forms that DWARF 5 allows in line headers (section 6.2.4.1). An unknown one makes the rest of the lists unreadable. */
function readListValue(sections: DwarfSections, header: LineHeader, cursor: Cursor, form: number): { text: () => string | undefined; number: number } {
  const { at, bytes } = cursor;
  switch (form) {
    case 0x08: // string
      cursor.skipText();
      return { text: () => textAt(bytes, at), number: 0 };
    case 0x0e: // strp
    case 0x1f: {
      // line_strp
      const offset = cursor.unsigned(header.offsetSize);
      return { text: () => textAt(sections.bytes(form === 0x0e ? 'str' : 'line_str'), offset), number: 0 };
    }
    case 0x0b: // data1
      return { text: noText, number: cursor.u8() };
    case 0x05: // data2
      return { text: noText, number: cursor.u16() };
    case 0x06: // data4
      return { text: noText, number: cursor.u32() };
    case 0x07: // data8
      return { text: noText, number: cursor.u64() };
    case 0x0f: // udata
      return { text: noText, number: cursor.uleb() };
    case 0x1e: // data16 (MD5)
      cursor.skip(16);
      return { text: noText, number: 0 };
    case 0x09: // block
      cursor.skip(cursor.uleb());
      return { text: noText, number: 0 };
    default:
      sections.problem('line', at, `form 0x${form.toString(16)} in a list of files cannot be read`);
      cursor.skip(Infinity);
      return { text: noText, number: 0 };
  }
}
