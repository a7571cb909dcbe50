import { formatAddress } from '@qspi-doctor/diagnostics';
import { describeForeignFormat } from './foreign-format.js';
import type { ProblemLog } from './problem-log.js';
import type { SourceReader } from './source-reader.js';

/** What the ELF header says of the file as a whole. */
export interface ImageHeader {
  readonly littleEndian: boolean;
  readonly type: 'executable' | 'relocatable' | 'shared' | 'other';
  /** e_machine: 40 is ARM. */
  readonly machine: number;
  readonly machineName: string;
  /** Entry point, Thumb bit kept. */
  readonly entry: number;
  /** e_flags. */
  readonly flags: number;
  /** From e_flags of ARM EABI 5 executables and libraries, where they say so. */
  readonly floatAbi?: 'hard' | 'soft';
}

/** The header's fields that are needed to find the rest, as they stand in the file. */
export interface RawHeader {
  readonly littleEndian: boolean;
  /** The first 52 bytes. */
  readonly bytes: Uint8Array;
  readonly programHeaderOffset: number;
  readonly programHeaderSize: number;
  readonly programHeaderCount: number;
  readonly sectionHeaderOffset: number;
  readonly sectionHeaderSize: number;
  readonly sectionHeaderCount: number;
  readonly sectionNameIndex: number;
}

export const headerSize = 52;
export const machineArm = 40;

/** Byte offsets of the fields of an ELF32 header (System V gABI, "ELF Header"). */
export const field = {
  class: 4,
  data: 5,
  identVersion: 6,
  type: 16,
  version: 20,
  phoff: 28,
  shoff: 32,
  flags: 36,
  ehsize: 40,
  phentsize: 42,
  phnum: 44,
  shentsize: 46,
  shnum: 48,
  shstrndx: 50,
} as const;

/** Reads the header's fixed part. Undefined, with one problem, where the file is no ELF32 file. */
export function readRawHeader(reader: SourceReader, log: ProblemLog): RawHeader | undefined {
  const bytes = reader.readAvailable(0, headerSize);
  if (bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46) {
    log.add(0, describeForeignFormat(bytes));
    return undefined;
  }
  if (bytes.length < headerSize) {
    log.add(bytes.length, `the ELF header is cut off: ${bytes.length} of ${headerSize} bytes are there`);
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[field.class] === 2) {
    log.add(field.class, 'a 64-bit ELF file: firmware for Cortex-M is 32-bit');
    return undefined;
  }
  if (bytes[field.class] !== 1) log.add(field.class, `the file class is ${bytes[field.class]} instead of 1 (32-bit); it is read as 32-bit`);
  const littleEndian = byteOrder(bytes, view, log);
  if (littleEndian === undefined) return undefined;
  const half = (at: number) => view.getUint16(at, littleEndian);
  const word = (at: number) => view.getUint32(at, littleEndian);
  if (bytes[field.identVersion] !== 1) log.add(field.identVersion, `the ELF version is ${bytes[field.identVersion]} instead of 1`);
  if (word(field.version) !== 1) log.add(field.version, `e_version is ${word(field.version)} instead of 1`);
  if (half(field.ehsize) !== headerSize) log.add(field.ehsize, `e_ehsize is ${half(field.ehsize)} instead of ${headerSize}`);
  return {
    littleEndian,
    bytes,
    programHeaderOffset: word(field.phoff),
    programHeaderSize: half(field.phentsize),
    programHeaderCount: half(field.phnum),
    sectionHeaderOffset: word(field.shoff),
    sectionHeaderSize: half(field.shentsize),
    sectionHeaderCount: half(field.shnum),
    sectionNameIndex: half(field.shstrndx),
  };
}

function byteOrder(bytes: Uint8Array, view: DataView, log: ProblemLog): boolean | undefined {
  if (bytes[field.data] === 1) return true;
  if (bytes[field.data] === 2) return false;
  const guess = view.getUint32(field.version, true) === 1 ? true : view.getUint32(field.version, false) === 1 ? false : undefined;
  const assumed = guess === undefined ? 'and nothing else tells the byte order' : `${guess ? 'little' : 'big'} endian is assumed`;
  log.add(field.data, `the data encoding is ${bytes[field.data]} instead of 1 or 2; ${assumed}`);
  return guess;
}

/** Name of e_machine for reports. */
export function machineText(machine: number, described: string | undefined): string {
  if (machine === machineArm) return 'ARM';
  return described && described.length > 0 ? described : `machine ${formatAddress(machine)}`;
}
