import type { BinaryProblem, ReadResult } from '@qspi-doctor/diagnostics';
import { readBuildAttributes } from './build-attributes.js';
import type { BuildAttributes } from './build-attributes.js';
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
import type { ImageSymbol, Symbols } from './symbols.js';
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
  const image = new LazyImage(head.header, head.segments, readSections(raw, head.segments, reader, log), reader, log);
  if (options.strict) image.readEverything();
  return { value: options.strict && log.problems.length > 0 ? undefined : image, problems: log.problems };
}

class LazyImage implements Image {
  readonly header: ImageHeader;
  readonly segments: readonly Segment[];
  readonly sections: readonly Section[];
  readonly problems: readonly BinaryProblem[];
  readonly #log: ProblemLog;
  readonly #reader: SourceReader;
  readonly #memory: ImageMemory;
  #symbols: Symbols | undefined;
  #attributes: { readonly value: BuildAttributes | undefined } | undefined;
  #buildId: { readonly value: string | undefined } | undefined;

  constructor(header: ImageHeader, segments: readonly Segment[], sections: readonly Section[], reader: SourceReader, log: ProblemLog) {
    this.header = header;
    this.segments = segments;
    this.sections = sections;
    this.problems = log.problems;
    this.#log = log;
    this.#reader = reader;
    this.#memory = new ImageMemory(segments, reader);
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

  get symbols(): Symbols {
    if (this.#symbols) return this.#symbols;
    const section = this.sections.find(({ type }) => type === 'symtab') ?? this.sections.find(({ type }) => type === 'dynsym');
    const table = section && readSymbolTable(section, this.sections, this.header.littleEndian, this.#reader, this.#log);
    const context = { arm: this.header.machine === machineArm, relocatable: this.header.type === 'relocatable', sections: this.sections };
    return (this.#symbols = new TableSymbols(table, context));
  }

  get attributes(): BuildAttributes | undefined {
    const section = this.header.machine === machineArm ? this.sections.find(({ type }) => type === 'attributes') : undefined;
    this.#attributes ??= { value: section && readBuildAttributes(this.#reader.readAvailable(section.offset, section.size), this.header.littleEndian, section.offset, this.#log) };
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

  lineAt(_address: number): SourceLine | undefined {
    return undefined;
  }

  functionAt(address: number): FunctionExtent | undefined {
    const symbol = this.symbols.containing(address);
    return symbol && extentOf(symbol);
  }

  get hasDebugInfo(): boolean {
    return this.sections.some(({ name, size }) => size > 0 && /^\.z?debug_(?:info|line)$/.test(name));
  }

  get producers(): readonly string[] {
    const comment = this.section('.comment');
    const bytes = comment && this.sectionBytes(comment);
    return bytes ? [...new Set(new TextDecoder().decode(bytes).split('\0').filter((text) => text.length > 0))] : [];
  }

  vectorTable(hints?: VectorTableHints): VectorTable | undefined {
    return findVectorTable(this, hints);
  }

  /** Touches every part that is read on demand, so that its problems come to light. */
  readEverything(): void {
    void this.symbols.find('main');
    void this.attributes;
    void this.buildId;
    void this.producers;
    void this.lineAt(0);
  }

  #findBuildId(): string | undefined {
    const sections = this.sections.filter(({ type, size }) => type === 'note' && size > 0);
    const notes = sections.length > 0 ? sections : this.segments.filter(({ type }) => type === 'note').map(({ offset, fileSize }) => ({ offset, size: fileSize }));
    for (const { offset, size } of notes.slice(0, 64)) {
      const id = findBuildId(this.#reader.readAvailable(offset, Math.min(size, 1 << 16)), this.header.littleEndian, offset, this.#log);
      if (id !== undefined) return id;
    }
    return undefined;
  }
}

function extentOf({ name, address, size }: ImageSymbol): FunctionExtent {
  return { name, low: address, high: Math.max(address + size, address) };
}
