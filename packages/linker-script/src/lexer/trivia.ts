/**
 * Where blanks and comments end. `#` starts a comment to the end of the line everywhere but in INPUT and GROUP lists; `//` starts none
 * anywhere. A comment that is never closed goes to the end of the text.
 */
export function endOfTrivia(text: string, from: number, hashComments: boolean): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || unit === 10 || unit === 9 || unit === 13) at++;
    else if ((unit === 35 /* # */ && hashComments) || (unit === 47 && text.charCodeAt(at + 1) === 42)) at = endOfComment(text, at);
    else return at;
  }
}

/** Where the comment that starts at an offset ends. */
export function endOfComment(text: string, start: number): number {
  const isBlock = text.charCodeAt(start) === 47;
  const found = isBlock ? text.indexOf('*/', start + 2) : text.indexOf('\n', start);
  return found < 0 ? text.length : isBlock ? found + 2 : found;
}

/** Does a line end lie between the two offsets? */
export function holdsLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true;
  return false;
}

/** Where a block comment starts that the end of the text cuts off, if the trivia from an offset on end with one. */
export function openCommentIn(text: string, from: number, hashComments: boolean): number | undefined {
  for (let at = from; at < text.length;) {
    const isBlock = text.charCodeAt(at) === 47;
    const end = isBlock || (hashComments && text.charCodeAt(at) === 35) ? endOfComment(text, at) : at + 1;
    if (isBlock && end === text.length && (end - at < 4 || !text.endsWith('*/'))) return at;
    at = end;
  }
  return undefined;
}
