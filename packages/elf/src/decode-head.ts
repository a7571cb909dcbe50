import type { ELF } from 'elfinfo';
import type { readElf } from 'elfinfo/dist/src/parser.js';
import { field, headerSize, machineArm, machineText } from './header.js';
import type { ImageHeader, RawHeader } from './header.js';
import type { ProblemLog } from './problem-log.js';
import { segmentFrom } from './segments.js';
import type { Segment } from './segments.js';
import type { SourceReader } from './source-reader.js';

interface ElfinfoParser {
  readonly readElf: typeof readElf;
}

const programHeaderSize = 32;
/** elfinfo refuses program headers that are longer. */
const longestProgramHeader = 0xff;
/** e_phnum's value where the real number stands in sh_info of section 0 (gABI, PN_XNUM). */
const extendedNumbering = 0xffff;
/** elfinfo takes anything shorter for no ELF file. */
const shortestFile = 65;

/**
 * Header and program headers, decoded by elfinfo from a copy of just these: the section fields of the copy are cleared, because
 * elfinfo's reading of sections and symbols is quadratic and trusts the sizes that the file states. What the file claims is
 * checked against its size first, so that the copy is bounded.
 */
export async function decodeHead(raw: RawHeader, reader: SourceReader, log: ProblemLog): Promise<{ header: ImageHeader; segments: Segment[] } | undefined> {
  const count = segmentsThatFit(raw, reader, log);
  const table = count > 0 ? reader.read(raw.programHeaderOffset, count * raw.programHeaderSize) : undefined;
  const elf = await decode(headCopy(raw, table, table ? count : 0), log);
  if (!elf) return undefined;
  return {
    header: {
      littleEndian: raw.littleEndian,
      type: (['relocatable', 'executable', 'shared'] as const)[elf.type - 1] ?? 'other',
      machine: elf.isa,
      machineName: machineText(elf.isa, elf.isaDescription),
      entry: Number(elf.entryPoint),
      flags: elf.flags,
      ...floatAbi(elf),
    },
    segments: elf.segments.map((segment) => segmentFrom(segment, raw.programHeaderOffset + segment.index * raw.programHeaderSize, reader.size, log)),
  };
}

/** Bits of e_flags: ELF for the Arm Architecture (IHI 0044), "ELF header"; they count from EABI version 5. */
function floatAbi(elf: ELF): { floatAbi?: 'hard' | 'soft' } {
  if ((elf.isa as number) !== machineArm || elf.flags >>> 24 !== 5) return {};
  return elf.flags & 0x400 ? { floatAbi: 'hard' } : elf.flags & 0x200 ? { floatAbi: 'soft' } : {};
}

function segmentsThatFit(raw: RawHeader, reader: SourceReader, log: ProblemLog): number {
  let count = raw.programHeaderCount;
  if (count === 0) return 0;
  if (raw.programHeaderSize < programHeaderSize || raw.programHeaderSize > longestProgramHeader) {
    log.add(field.phentsize, `e_phentsize is ${raw.programHeaderSize} instead of ${programHeaderSize}; the program headers are left out`);
    return 0;
  }
  if (raw.programHeaderOffset < headerSize || raw.programHeaderOffset >= reader.size) {
    log.add(field.phoff, `e_phoff is ${raw.programHeaderOffset}: no place for program headers in a file of ${reader.size} bytes`);
    return 0;
  }
  if (count === extendedNumbering) count = extendedCount(raw, reader) ?? count;
  const room = Math.floor((reader.size - raw.programHeaderOffset) / raw.programHeaderSize);
  if (count > room) log.add(field.phnum, `e_phnum announces ${count} program headers; the file has room for ${room}`);
  return Math.min(count, room, extendedNumbering);
}

function extendedCount(raw: RawHeader, reader: SourceReader): number | undefined {
  const first = raw.sectionHeaderOffset > 0 ? reader.read(raw.sectionHeaderOffset, 40) : undefined;
  const info = first && new DataView(first.buffer, first.byteOffset).getUint32(28, raw.littleEndian);
  return info ? info : undefined;
}

function headCopy(raw: RawHeader, table: Uint8Array | undefined, count: number): Uint8Array {
  const copy = new Uint8Array(Math.max(shortestFile, headerSize + (table?.length ?? 0)));
  copy.set(raw.bytes);
  if (table) copy.set(table, headerSize);
  const view = new DataView(copy.buffer);
  copy[field.class] = 1;
  copy[field.data] = raw.littleEndian ? 1 : 2;
  copy[field.identVersion] = 1;
  view.setUint32(field.phoff, headerSize, raw.littleEndian);
  view.setUint32(field.shoff, 0, raw.littleEndian);
  view.setUint16(field.ehsize, headerSize, raw.littleEndian);
  view.setUint16(field.phnum, count, raw.littleEndian);
  for (const at of [field.shentsize, field.shnum, field.shstrndx]) view.setUint16(at, 0, raw.littleEndian);
  return copy;
}

async function decode(copy: Uint8Array, log: ProblemLog): Promise<ELF | undefined> {
  // Loaded on demand, for commands that open no image need not pay for it; its parser alone, because the package's entry point
  // requires Node's file system, which an ES module bundle cannot do.
  const loaded: ElfinfoParser & { readonly default?: ElfinfoParser } = await import('elfinfo/dist/src/parser.js');
  // A CommonJS module: loaders differ in where they put its exports.
  const result = await (loaded.default ?? loaded).readElf(memoryReader(copy), { readSymbolData: false });
  for (const text of [...result.errors, ...result.warnings]) log.add(0, text);
  return result.elf;
}

/** elfinfo's reader over bytes: without a position it goes on where it stopped. */
function memoryReader(bytes: Uint8Array): Parameters<typeof readElf>[0] {
  let next = 0;
  const take = (length: number, position = next): Uint8Array => {
    next = position + length;
    return bytes.subarray(position, next);
  };
  return {
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    size: () => bytes.length,
    read: (length, position) => Promise.resolve(take(length, position)),
    view: (length, position) => Promise.resolve(take(length, position)).then((part) => new DataView(part.buffer, part.byteOffset, part.byteLength)),
  };
}
