import type { Terminal } from './terminal.js';

/** What is over sooner needs no word of progress, ms. */
const patience = 1000;
/** Nobody reads more often than that, ms. */
const pace = 100;

export interface Progress {
  readonly tell: (what: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** One line on standard error that tells what a long run is at; nothing where that is no terminal, or where quiet is wanted. */
export function progressOn({ err, errorIsTerminal, columns }: Pick<Terminal, 'err' | 'errorIsTerminal' | 'columns'>, quiet: boolean, now: () => number = Date.now): Progress {
  const start = now();
  let last = start + patience - pace;
  let shown = false;
  const tell = (what: string) => {
    const time = now();
    if (time - last < pace) return;
    last = time;
    shown = true;
    const width = (columns ?? 80) - 1;
    // A name of the project is text, no command to the terminal.
    const line = what.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
    err(`\r\u001b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
  };
  const end = () => {
    if (shown) err('\r\u001b[2K');
    shown = false;
  };
  return errorIsTerminal === true && !quiet ? { tell, end } : { tell: () => undefined, end: () => undefined };
}
