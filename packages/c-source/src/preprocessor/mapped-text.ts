import type { TextRange } from '@qspi-doctor/diagnostics';

/** Text put together of pieces of a file, each of which knows where it comes from. */
export class MappedText {
  readonly #pieces: string[] = [];
  readonly #out: number[] = [];
  readonly #from: TextRange[] = [];
  #length = 0;
  #text: string | undefined;

  get length(): number {
    return this.#length;
  }

  get text(): string {
    return (this.#text ??= this.#pieces.join(''));
  }

  add(text: string, from: TextRange): void {
    if (text === '') return;
    this.#text = undefined;
    this.#pieces.push(text);
    this.#out.push(this.#length);
    this.#from.push(from);
    this.#length += text.length;
  }

  /** The stretch of the file that a stretch of this text comes from. */
  rangeOf(start: number, end: number): TextRange {
    const from = this.#offset(start, false);
    return { start: from, end: Math.max(from, this.#offset(Math.max(start, end - 1), true)) };
  }

  #offset(at: number, last: boolean): number {
    let low = 0;
    let high = this.#out.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#out[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const from = this.#from[low];
    if (from === undefined) return 0;
    const into = at - (this.#out[low] ?? 0);
    // A piece as long as its origin is a copy; any other stands for the whole of it.
    if ((this.#pieces[low]?.length ?? 0) === from.end - from.start) return Math.min(from.start + into + (last ? 1 : 0), from.end);
    return last ? from.end : from.start;
  }
}
