/** A line of a log. `line` counts from 1, as an editor does: LF, CR LF and CR end a line. */
export type LineListener = (text: string, line: number) => void;

/** Cuts a text that comes in pieces into lines. Of a line that is longer than the limit, its beginning is kept. */
export class LineSplitter {
  #rest = '';
  #line = 0;
  #afterReturn = false;
  readonly #limit: number;
  readonly #listener: LineListener;

  constructor(limit: number, listener: LineListener) {
    this.#limit = limit;
    this.#listener = listener;
  }

  get lines(): number {
    return this.#line;
  }

  push(text: string): void {
    let from = 0;
    // The LF of a CR LF that fell between two pieces.
    if (this.#afterReturn && text.length > 0) {
      this.#afterReturn = false;
      if (text.charCodeAt(0) === 10) from = 1;
    }
    const ends = /\r\n|\n|\r/g;
    ends.lastIndex = from;
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      this.#keep(text, from, end.index);
      this.#emit();
      from = ends.lastIndex;
      if (end[0] === '\r' && from === text.length) this.#afterReturn = true;
    }
    this.#keep(text, from, text.length);
  }

  end(): void {
    if (this.#rest !== '') this.#emit();
  }

  #keep(text: string, from: number, to: number): void {
    const room = this.#limit - this.#rest.length;
    if (room > 0 && to > from) this.#rest += text.slice(from, Math.min(to, from + room));
  }

  #emit(): void {
    const line = this.#rest;
    this.#rest = '';
    this.#line++;
    this.#listener(line, this.#line);
  }
}
