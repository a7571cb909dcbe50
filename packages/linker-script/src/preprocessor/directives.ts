import type { TextRange } from '@qspi-doctor/diagnostics';

const directive = /^[ \t]*#[ \t]*(include|if|ifdef|ifndef|elif|else|endif|define|undef|error|warning|pragma|line)\b(.*)/;
/** What follows the word in a directive; a comment of words, `# if you need …`, seldom looks so. */
const plausible: Readonly<Record<string, RegExp>> = {
  include: /^[ \t]*["<]/,
  if: /^[ \t]*[!(\w]/,
  ifdef: /^[ \t]+\w+[ \t]*(\/[*/].*)?$/,
  ifndef: /^[ \t]+\w+[ \t]*(\/[*/].*)?$/,
  define: /^[ \t]+[A-Za-z_]\w*(\(|[ \t]|$)/,
};

/** Names that builds give to scripts that they run through the preprocessor. */
const preprocessedNames = /\.(ld|lds|ldscript|x|icf)\.(S|s|in|inc|c|h|pp|template|jinja|mustache)$|\.(ld|lds)S$/;

/**
 * Finds the lines that the C preprocessor would act on, outside of block comments. ld takes them for comments, so that it sees both
 * branches of an `#if`. A line of a block counts only if the block starts with a line that is plainly one.
 */
export function findDirectives(text: string, file: string | undefined): { needed: boolean; ranges: TextRange[] } {
  const ranges: TextRange[] = [];
  let needed = file !== undefined && preprocessedNames.test(file);
  let open = 0;
  if (!text.includes('#')) return { needed, ranges };
  forEachLine(text, (line, start) => {
    const match = directive.exec(line);
    if (match === null) return;
    const [, word, rest] = match as unknown as [string, string, string];
    const check = plausible[word];
    if (check !== undefined) {
      if (!check.test(rest) || isProse(line, word, rest)) return;
      if (word !== 'include' && word !== 'define') open++;
      needed = true;
    } else if (word === 'endif' && open > 0) {
      open--;
    } else if (open === 0 && word !== 'undef') {
      return;
    }
    ranges.push({ start: start + line.indexOf('#'), end: start + line.trimEnd().length });
  });
  return { needed, ranges };
}

/** Two words side by side are no condition; a `# define` of several words is a sentence. */
function isProse(line: string, word: string, rest: string): boolean {
  if (word === 'if') return /(^|[^\w])(?!defined\b)[A-Za-z_]\w*[ \t]+[A-Za-z_]/.test(rest.replace(/\/[*/].*/, ''));
  return /^[ \t]*#[ \t]/.test(line) && /[a-z] [a-z]+ [a-z]/.test(rest);
}

/** Calls `visit` for each line that does not start within a block comment, without its line end. */
function forEachLine(text: string, visit: (line: string, start: number) => void): void {
  let inComment = false;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end);
    if (!inComment && line.includes('#')) visit(line.endsWith('\r') ? line.slice(0, -1) : line, start);
    inComment = endsInComment(line, inComment);
    start = end + 1;
  }
}

function endsInComment(line: string, inComment: boolean): boolean {
  let at = 0;
  for (;;) {
    const found = line.indexOf(inComment ? '*/' : '/*', at);
    if (found < 0) return inComment;
    inComment = !inComment;
    at = found + 2;
  }
}
