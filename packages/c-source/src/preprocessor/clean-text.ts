/** A preprocessing directive in a cleaned text. Offsets are those of the file. */
export interface Directive {
  /** `define`, `if`, …; empty for a lone `#`. */
  readonly word: string;
  /** What follows the word, continued lines joined. */
  readonly rest: string;
  readonly restStart: number;
  readonly start: number;
  /** Before the line's end. */
  readonly end: number;
}

/** A source file that is ready for the preprocessor: comments are blanks, offsets are unchanged. */
export interface CleanFile {
  readonly file: string;
  readonly original: string;
  readonly text: string;
  readonly directives: readonly Directive[];
  /** The macro by which the file sees to it that it is read once: `#ifndef X` and `#define X` at its beginning. */
  readonly guard: string | undefined;
}

const commentsAndStrings = /\/\*[^]*?(?:\*\/|$)|\/\/(?:\\\r?\n|[^\n])*|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/g;
const directiveLine = /^[ \t\f\v]*#[ \t]*([A-Za-z_]*)((?:\\\r?\n|[^\n])*)/gm;

/** Blanks comments (translation phase 3 of C11 5.1.1.2) and lists the directives. */
export function cleanFile(file: string, original: string): CleanFile {
  const text = original.replace(commentsAndStrings, (found) => (found.startsWith('/') ? found.replace(/[^\r\n]/g, ' ') : found));
  const directives: Directive[] = [];
  for (const match of text.matchAll(directiveLine)) {
    const [all, word = '', rest = ''] = match;
    const end = match.index + all.length;
    directives.push({ word, rest: rest.replace(/\\\r?\n/g, ' ').trim(), restStart: end - rest.length, start: match.index, end });
  }
  return { file, original, text, directives, guard: guardOf(directives) };
}

function guardOf([first, second]: readonly Directive[]): string | undefined {
  const asked = first === undefined ? undefined : /^(?:ifndef\s+(\w+)|if\s+!\s*defined\s*\(?\s*(\w+)\s*\)?)$/.exec(`${first.word} ${first.rest}`);
  const name = asked?.[1] ?? asked?.[2];
  return name !== undefined && second?.word === 'define' && /^\w+/.exec(second.rest)?.[0] === name ? name : undefined;
}
