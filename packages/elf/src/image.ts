import type { BinaryProblem } from '@qspi-doctor/diagnostics';
import type { BuildAttributes } from './build-attributes.js';
import type { ImageHeader } from './header.js';
import type { Section } from './sections.js';
import type { Segment } from './segments.js';
import type { Symbols } from './symbols.js';
import type { VectorTable, VectorTableHints } from './vector-table.js';

/** `run`: addresses at which the program executes (virtual); `load`: addresses at which its bytes are programmed (physical). */
export type AddressView = 'run' | 'load';

/** A line of source. The file's path is as the producer wrote it, with the compilation directory in front where it was relative. */
export interface SourceLine {
  readonly file: string;
  /** From 1; 0 where the compiler knows no line. */
  readonly line: number;
  /** From 1; 0 where the compiler wrote no column. */
  readonly column: number;
}

/** The extent of a function: `low` inclusive, `high` exclusive, without the Thumb bit. */
export interface FunctionExtent {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** What is in an ELF32 file. Parts are read from the source when they are asked for. Addresses and sizes are unsigned 32-bit numbers. */
export interface Image {
  readonly header: ImageHeader;
  readonly segments: readonly Segment[];
  readonly sections: readonly Section[];
  /** The first section of that name (names are case-sensitive and need not be unique). */
  section(name: string): Section | undefined;
  /** A section's content, decompressed where it is compressed; undefined where it has none or the file does not have all of it. */
  sectionBytes(section: Section): Uint8Array | undefined;
  /** The table `.symtab`, or `.dynsym` where there is no other. Empty in a stripped file. */
  readonly symbols: Symbols;
  /** The file's ARM build attributes; undefined where it has none. */
  readonly attributes: BuildAttributes | undefined;
  /** The GNU build-id as lower-case hex digits. */
  readonly buildId: string | undefined;
  /**
   * Bytes at an address as the file would place them. Adjacent segments join; where several segments hold the address the last
   * one counts, as it would when they are programmed in order. Undefined where any byte of the stretch is not in the file.
   */
  bytesAt(address: number, length: number, view?: AddressView): Uint8Array | undefined;
  /** A 32-bit word at an address, in the byte order of the file. */
  word(address: number, view?: AddressView): number | undefined;
  /** The source line of an address (bit 0 is ignored in ARM images), from `.debug_line`, DWARF 2 to 5. */
  lineAt(address: number): SourceLine | undefined;
  /** The function that covers an address: by the symbols, else by DWARF. */
  functionAt(address: number): FunctionExtent | undefined;
  readonly hasDebugInfo: boolean;
  /** Compilers and linkers that name themselves in the file, each once. */
  readonly producers: readonly string[];
  /** The table of exception vectors, found by symbol, by section or by its content; undefined in relocatables and for other machines. */
  vectorTable(hints?: VectorTableHints): VectorTable | undefined;
  /** Everything that is not as the format wants it. Grows as parts that are read on demand turn out damaged. */
  readonly problems: readonly BinaryProblem[];
}
