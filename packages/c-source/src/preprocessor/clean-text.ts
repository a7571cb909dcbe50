import { Macro } from './macro.js';

/** A preprocessing directive in a cleaned text. Offsets are those of the file. */
export interface Directive {
  /** `define`, `if`, …; empty for a lone `#`. */
  readonly word: string;
  /** What follows the word, continued lines joined. */
  readonly rest: string;
  /** What a `define` defines: one object for all units that read it, since device headers define twenty thousand. */
  readonly macro: Macro | undefined;
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

/** A backslash joins the next line; GCC lets blanks stand between it and the line's end. */
const commentsAndStrings = /\/\*[^]*?(?:\*\/|$)|\/\/(?:\\[ \t]*\r?\n|[^\n])*|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/g;
const directiveLine = /^[ \t\f\v]*#[ \t]*([A-Za-z_]*)((?:\\[ \t]*\r?\n|[^\n])*)/gm;

/** Blanks comments (translation phase 3 of C11 5.1.1.2) and lists the directives. */
export function cleanFile(file: string, original: string): CleanFile {
  const text = original.replace(/^\ufeff/, ' ').replace(commentsAndStrings, (found, at: number) => (found.charCodeAt(0) !== slash ? found : found.includes('\n') ? blankLines(found, isInDirective(original, at)) : ' '.repeat(found.length)));
  const directives: Directive[] = [];
  for (const { 0: all, 1: word = '', 2: behind = '', index } of text.matchAll(directiveLine)) {
    const rest = (behind.includes('\\') ? behind.replace(/\\[ \t]*\r?\n/g, ' ') : behind).trim();
    directives.push({ word, rest, macro: word === 'define' ? macroOf(file, rest, index, all) : undefined, start: index, end: index + all.length });
  }
  return { file, original, text, directives, guard: guardOf(directives) };
}

const slash = 47;

/** A comment of several lines. In a directive its line ends are none: a backslash before each says so to whoever reads the cleaned text. */
function blankLines(comment: string, inDirective: boolean): string {
  return comment.replace(/[^\n]+/g, (line, at: number) => {
    const isLast = at + line.length === comment.length;
    const end = line.endsWith('\r') ? '\r' : '';
    return `${' '.repeat(line.length - end.length - (inDirective && !isLast ? 1 : 0))}${inDirective && !isLast ? '\\' : ''}${end}`;
  });
}

const mostJoined = 200;

/** Whether an offset lies in a directive, lines that a backslash joins included. */
function isInDirective(text: string, at: number): boolean {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  for (let n = 0; n < mostJoined && start > 1 && /\\[ \t]*\r?$/.test(text.slice(Math.max(0, start - 80), start - 1)); n++) start = text.lastIndexOf('\n', start - 2) + 1;
  return /^[ \t]*#/.test(text.slice(start, start + 200));
}

const macroName = /^[A-Za-z_$][\w$]*/;

function macroOf(file: string, rest: string, index: number, all: string): Macro | undefined {
  const name = macroName.exec(rest)?.[0];
  return name === undefined ? undefined : new Macro(name, rest.slice(name.length), { kind: 'file', file, range: { start: index + all.indexOf('#'), end: index + all.trimEnd().length } });
}

function guardOf([first, second]: readonly Directive[]): string | undefined {
  const asked = first === undefined ? undefined : /^(?:ifndef\s+(\w+)|if\s+!\s*defined\s*\(?\s*(\w+)\s*\)?)$/.exec(`${first.word} ${first.rest}`);
  const name = asked?.[1] ?? asked?.[2];
  return name !== undefined && second?.word === 'define' && /^\w+/.exec(second.rest)?.[0] === name ? name : undefined;
}
