import type { OffsetMap } from '../lexer/lexer.js';
import type { TextRange } from '@qspi-doctor/diagnostics';

/** Text put together of pieces of another, each of which knows where it comes from. */
export class MappedText implements OffsetMap {
  readonly #pieces: string[] = [];
  readonly #out: number[] = [];
  readonly #start: number[] = [];
  /** -1: piece and origin are the same characters, else where the origin ends. */
  readonly #end: number[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  /** Appends characters as they stand in the origin. */
  copy(origin: string, start: number, end: number): void {
    if (end > start) this.#add(origin.slice(start, end), start, -1);
  }

  /** Appends characters that stand for a range of the origin. */
  put(text: string, origin: TextRange): void {
    if (text !== '') this.#add(text, origin.start, origin.end);
  }

  start(offset: number): number {
    const i = this.#find(offset);
    if (i < 0) return 0;
    return this.#end[i]! < 0 ? this.#start[i]! + Math.min(offset, this.#endOfPiece(i)) - this.#out[i]! : this.#start[i]!;
  }

  end(offset: number): number {
    const i = this.#find(offset - 1);
    if (i < 0) return 0;
    return this.#end[i]! < 0 ? this.#start[i]! + Math.min(offset, this.#endOfPiece(i)) - this.#out[i]! : this.#end[i]!;
  }

  #add(text: string, start: number, end: number): void {
    this.#pieces.push(text);
    this.#out.push(this.#length);
    this.#start.push(start);
    this.#end.push(end);
    this.#length += text.length;
  }

  #endOfPiece(i: number): number {
    return this.#out[i + 1] ?? this.#length;
  }

  #find(offset: number): number {
    let low = 0;
    let high = this.#out.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#out[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }
}
