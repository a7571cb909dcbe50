import { IntervalMap, countUpTo } from '../intervals.js';
import type { Interval } from '../intervals.js';
import type { SourceLine } from '../image.js';
import { readFileLists, readLineHeader } from './line-header.js';
import type { FileLists, LineHeader } from './line-header.js';
import { runLineProgram } from './line-program.js';
import type { DwarfSections } from './sections.js';

interface Sequence {
  readonly header: LineHeader;
  /** Offset in `.debug_line` from which the program makes this sequence. */
  readonly offset: number;
}

/** Rows as columns, ascending by address. */
interface Rows {
  readonly addresses: readonly number[];
  readonly files: readonly number[];
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

/** Decoded sequences that are kept; questions come in runs about one function. */
const mostCached = 64;

/**
 * Answers the source line of an address. All line programs run once to learn which sequence has which addresses; rows are only
 * kept of the sequences that are asked for.
 */
export class LineTable {
  readonly #sections: DwarfSections;
  readonly #compilationDirectory: (lineOffset: number) => string | undefined;
  readonly #sequences: Sequence[] = [];
  readonly #byAddress: IntervalMap;
  readonly #rows = new Map<number, Rows>();
  readonly #lists = new Map<LineHeader, FileLists>();

  /** `isDropped` tells sequences of code that the linker left out by their first address. */
  constructor(sections: DwarfSections, compilationDirectory: (lineOffset: number) => string | undefined, isDropped: (low: number, high: number) => boolean) {
    this.#sections = sections;
    this.#compilationDirectory = compilationDirectory;
    this.#byAddress = new IntervalMap(this.#findSequences().filter(({ start, end }) => !isDropped(start, end)));
  }

  at(address: number): SourceLine | undefined {
    const owner = this.#byAddress.at(address);
    const sequence = this.#sequences[owner - 1];
    if (!sequence) return undefined;
    const rows = this.#rowsOf(owner, sequence);
    // Of several rows for one address the last one counts, as in binutils.
    const row = countUpTo(rows.addresses, address) - 1;
    return row < 0 ? undefined : { file: this.#path(sequence.header, rows.files[row] ?? 0), line: rows.lines[row] ?? 0, column: rows.columns[row] ?? 0 };
  }

  #findSequences(): Interval[] {
    const found: Interval[] = [];
    const bytes = this.#sections.bytes('line') ?? new Uint8Array(0);
    for (let next: number | undefined = bytes.length > 0 ? 0 : undefined; next !== undefined;) {
      const unit = readLineHeader(this.#sections, next);
      next = unit.next;
      const { header } = unit;
      if (!header) continue;
      let offset = header.program;
      let low = Infinity;
      const complete = runLineProgram(bytes, this.#sections.littleEndian, header, header.program, {
        begin: (at) => (offset = at),
        row: (address, _file, _line, _column, endSequence) => {
          low = Math.min(low, address);
          if (endSequence) {
            this.#sequences.push({ header, offset });
            found.push({ owner: this.#sequences.length, start: low, end: address, rank: 0 });
            low = Infinity;
          }
          return true;
        },
      });
      if (!complete) this.#sections.problem('line', header.start, 'the line program is cut off');
    }
    return found;
  }

  #rowsOf(owner: number, { header, offset }: Sequence): Rows {
    const cached = this.#rows.get(owner);
    if (cached) return cached;
    const found: [number, number, number, number][] = [];
    let ascending = true;
    let last = 0;
    runLineProgram(this.#sections.bytes('line') ?? new Uint8Array(0), this.#sections.littleEndian, header, offset, {
      row: (address, file, line, column, endSequence) => {
        if (endSequence) return false;
        if (address < last) ascending = false;
        last = address;
        found.push([address, file, line, column]);
        return true;
      },
    });
    if (!ascending) found.sort((a, b) => a[0] - b[0]);
    const rows = {
      addresses: found.map((row) => row[0]),
      files: found.map((row) => row[1]),
      lines: found.map((row) => row[2]),
      columns: found.map((row) => row[3]),
    };
    if (this.#rows.size >= mostCached) this.#rows.clear();
    this.#rows.set(owner, rows);
    return rows;
  }

  #path(header: LineHeader, file: number): string {
    let lists = this.#lists.get(header);
    if (!lists) this.#lists.set(header, (lists = readFileLists(this.#sections, header)));
    const entry = lists.file(file);
    if (!entry) return '';
    if (isAbsolute(entry.name)) return entry.name;
    const directory = header.version < 5 && entry.directory === 0 ? undefined : lists.directory(entry.directory);
    const parts = directory !== undefined && isAbsolute(directory) ? [directory] : [this.#compilationDirectory(header.start), directory];
    return [...parts, entry.name].filter((part) => part !== undefined && part !== '').join('/');
  }
}

/** Absolute on the producer's machine, whichever that was. */
function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:)/.test(path);
}
