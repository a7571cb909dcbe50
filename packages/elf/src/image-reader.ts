import type { BinaryProblem, ReadResult } from '@qspi-doctor/diagnostics';
import { readBuildAttributes } from './build-attributes.js';
import type { BuildAttributes } from './build-attributes.js';
import { DebugInfo } from './dwarf/debug-info.js';
import { DwarfSections } from './dwarf/sections.js';
import type { DwarfSection } from './dwarf/sections.js';
import { findBuildId } from './build-id.js';
import type { ByteSource } from './byte-source.js';
import { decodeHead } from './decode-head.js';
import { machineArm, readRawHeader } from './header.js';
import type { ImageHeader } from './header.js';
import type { AddressView, FunctionExtent, Image, SourceLine } from './image.js';
import { ImageMemory } from './memory.js';
import { ProblemLog } from './problem-log.js';
import { decompressOldSection, decompressSection } from './compressed-section.js';
import { hasFileBytes, readSections } from './sections.js';
import type { Section } from './sections.js';
import type { Segment } from './segments.js';
import { SourceReader } from './source-reader.js';
import { readSymbolTable } from './symbol-table.js';
import { TableSymbols } from './symbols.js';
import { findVectorTable } from './vector-table.js';
import type { VectorTable, VectorTableHints } from './vector-table.js';

/**
 * Reads headers, segments and the table of sections; everything else when it is asked for. Tolerant: what is wrong is reported
 * and as much as can be had is read. With `strict`, every part is read at once and the value is undefined if anything is wrong.
 */
export async function readImage(source: ByteSource, options: { strict?: boolean } = {}): Promise<ReadResult<Image, BinaryProblem>> {
  const log = new ProblemLog();
  const reader = new SourceReader(source, log);
  const raw = readRawHeader(reader, log);
  const head = raw && (await decodeHead(raw, reader, log));
  if (!raw || !head) return { value: undefined, problems: log.problems };
  const image = new LazyImage(head.header, head.segments, readSections(raw, head.header.machine === machineArm, head.segments, reader, log), reader, log);
  if (options.strict) image.readEverything();
  return { value: options.strict && log.problems.length > 0 ? undefined : image, problems: log.problems };
}

/** Larger ones are no list of compilers. */
const largestComment = 1 << 20;
/** Debug information that is still read for the sake of a compiler's name. */
const largestInfo = 32 << 20;

class LazyImage implements Image {
  readonly header: ImageHeader;
  readonly segments: readonly Segment[];
  readonly sections: readonly Section[];
  readonly problems: readonly BinaryProblem[];
  readonly #log: ProblemLog;
  readonly #reader: SourceReader;
  readonly #memory: ImageMemory;
  readonly #debug: DebugInfo;
  #symbols: TableSymbols | undefined;
  #attributes: { readonly value: BuildAttributes | undefined } | undefined;
  #buildId: { readonly value: string | undefined } | undefined;
  #vectorTable: { readonly value: VectorTable | undefined } | undefined;
  #producers: readonly string[] | undefined;

  constructor(header: ImageHeader, segments: readonly Segment[], sections: readonly Section[], reader: SourceReader, log: ProblemLog) {
    this.header = header;
    this.segments = segments;
    this.sections = sections;
    this.problems = log.problems;
    this.#log = log;
    this.#reader = reader;
    this.#memory = new ImageMemory(segments, reader);
    this.#debug = new DebugInfo(new DwarfSections(header.littleEndian, log, (name) => this.#debugSection(name)), (low, high) => this.#isDropped(low, high));
  }

  section(name: string): Section | undefined {
    return this.sections.find((section) => section.name === name);
  }

  sectionBytes(section: Section): Uint8Array | undefined {
    if (!hasFileBytes(section)) return undefined;
    const bytes = this.#reader.read(section.offset, section.size);
    if (bytes && section.compressed) return decompressSection(bytes, this.header.littleEndian, section.offset, this.#log);
    if (bytes && section.name.startsWith('.zdebug')) return decompressOldSection(bytes, section.offset, this.#log);
    return bytes;
  }

  get symbols(): TableSymbols {
    if (this.#symbols) return this.#symbols;
    const section = this.sections.find(({ type }) => type === 'symtab') ?? this.sections.find(({ type }) => type === 'dynsym');
    const table = section && readSymbolTable(section, this.sections, this.header.littleEndian, this.#reader, this.#log);
    const context = { arm: this.header.machine === machineArm, relocatable: this.header.type === 'relocatable', sections: this.sections };
    return (this.#symbols = new TableSymbols(table, context));
  }

  get attributes(): BuildAttributes | undefined {
    const section = this.header.machine === machineArm ? this.sections.find(({ type }) => type === 'attributes') : undefined;
    this.#attributes ??= {
      value: section && readBuildAttributes(this.#reader.readAvailable(section.offset, section.size), this.header.littleEndian, section.offset, this.#log),
    };
    return this.#attributes.value;
  }

  get buildId(): string | undefined {
    this.#buildId ??= { value: this.#findBuildId() };
    return this.#buildId.value;
  }

  bytesAt(address: number, length: number, view: AddressView = 'run'): Uint8Array | undefined {
    return this.#memory.bytesAt(address, length, view);
  }

  word(address: number, view: AddressView = 'run'): number | undefined {
    const bytes = this.#memory.bytesAt(address, 4, view);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, this.header.littleEndian);
  }

  lineAt(address: number): SourceLine | undefined {
    return this.#debug.lineAt(this.header.machine === machineArm ? (address & ~1) >>> 0 : address);
  }

  functionAt(address: number): FunctionExtent | undefined {
    const place = this.header.machine === machineArm ? (address & ~1) >>> 0 : address;
    const symbol = this.symbols.containing(place);
    if (symbol?.size && symbol.type === 'function') return { name: symbol.name, low: symbol.address, high: symbol.address + symbol.size };
    const described = this.hasDebugInfo ? this.#debug.functionAt(place) : undefined;
    if (described) return { ...described, name: symbol?.address === described.low && symbol.name !== '' ? symbol.name : described.name };
    return symbol && symbol.type !== 'object' && place < this.symbols.endOf(symbol)
      ? { name: symbol.name, low: symbol.address, high: this.symbols.endOf(symbol) }
      : undefined;
  }

  get hasDebugInfo(): boolean {
    return this.sections.some(({ name, size }) => size > 0 && /^\.z?debug_(?:info|line)$/.test(name));
  }

  get producers(): readonly string[] {
    return (this.#producers ??= this.#findProducers());
  }

  vectorTable(hints?: VectorTableHints): VectorTable | undefined {
    if (hints) return findVectorTable(this, hints);
    this.#vectorTable ??= { value: findVectorTable(this) };
    return this.#vectorTable.value;
  }

  /** Touches every part that is read on demand, so that its problems come to light. */
  readEverything(): void {
    void this.symbols.find('main');
    void this.attributes;
    void this.buildId;
    void this.producers;
    void this.lineAt(0);
    void this.#debug.functionAt(0);
  }

  #debugSection(name: string): DwarfSection | undefined {
    const section = this.section(`.debug_${name}`) ?? this.section(`.zdebug_${name}`);
    const bytes = section && this.sectionBytes(section);
    return bytes && { bytes, fileOffset: section.offset, compressed: section.compressed || section.name.startsWith('.z') };
  }

  /**
   * Code that --gc-sections or COMDAT folding dropped keeps its debug information, at address 0 (GNU ld) or at the very end of
   * the address space (lld). Address 0 is real where a function's symbol says so and no vector table stands there.
   */
  #isDropped(low: number, high: number): boolean {
    if (this.header.type === 'relocatable') return false;
    if (low >= 0xfffffff0) return true;
    if (low !== 0) return false;
    const reset = this.word(4) ?? 0;
    if (reset % 2 === 1 && this.symbols.startingAt(reset - 1).some(({ type }) => type === 'function')) return true;
    const first = this.symbols.startingAt(0).find(({ type }) => type === 'function');
    return !first || high < first.size;
  }

  #findProducers(): string[] {
    const comment = this.section('.comment');
    const bytes = comment && comment.size <= largestComment ? this.sectionBytes(comment) : undefined;
    const texts = bytes ? new TextDecoder().decode(bytes).split('\0') : [];
    const info = this.sections.find(({ name }) => /^\.z?debug_info$/.test(name));
    const described = info && info.size <= largestInfo ? this.#debug.producers() : [];
    return [...new Set([...texts, ...described])].filter((text) => text.length > 0);
  }

  #findBuildId(): string | undefined {
    const sections = this.sections.filter(({ type, size }) => type === 'note' && size > 0);
    const notes =
      sections.length > 0 ? sections : this.segments.filter(({ type }) => type === 'note').map(({ offset, fileSize }) => ({ offset, size: fileSize }));
    for (const { offset, size } of notes.slice(0, 64)) {
      const id = findBuildId(this.#reader.readAvailable(offset, Math.min(size, 1 << 16)), this.header.littleEndian, offset, this.#log);
      if (id !== undefined) return id;
    }
    return undefined;
  }
}
