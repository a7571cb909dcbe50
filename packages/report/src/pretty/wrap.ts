import stringWidth from 'fast-string-width';

/** Cells that a text takes on a terminal: colours take none, CJK characters two. */
export function cellsOf(text: string): number {
  // Nearly all text is plain, and the general way asks the Unicode tables for each character.
  return plain.test(text) ? text.length : stringWidth(text);
}

/** ASCII, and what the report itself draws with: dashes, dots, arrows, frames, marks. One cell each. */
const plain = /^[ -~\u00b7\u2010-\u2027\u2190-\u21ff\u2500-\u257f\u25b2\u2714\u2716]*$/;

/** Fills a text up with blanks to a number of cells. */
export function padCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

/** Breaks a text into lines of at most `width` cells; words that are longer stay whole (paths and addresses are to be copied). */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let cells = cellsOf(first);
  let empty = true;
  for (const word of text.split(' ')) {
    const wordCells = cellsOf(word);
    if (!empty && cells + 1 + wordCells > width) {
      lines.push(line.trimEnd());
      line = rest;
      cells = cellsOf(rest);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    cells += empty ? wordCells : wordCells + 1;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}
