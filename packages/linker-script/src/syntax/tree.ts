import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Token } from '../lexer/token.js';
import type { TokenList } from '../lexer/token-list.js';
import { endOfComment } from '../lexer/trivia.js';

/** What lies between two tokens and is no blank. */
export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
  readonly range: TextRange;
}

/** A node of the concrete syntax tree: a stretch of the script's tokens, some of them gathered in nodes of their own. */
export class ScriptNode {
  readonly kind: string;
  readonly #tokens: TokenList;
  readonly #firstToken: number;
  readonly #endToken: number;
  readonly #wholeText: TextRange | undefined;
  /** Nodes directly within this one, in order. */
  readonly nodes: readonly ScriptNode[];

  constructor(kind: string, tokens: TokenList, firstToken: number, endToken: number, nodes: readonly ScriptNode[], wholeText?: TextRange) {
    this.kind = kind;
    this.#tokens = tokens;
    this.#firstToken = firstToken;
    this.#endToken = endToken;
    this.nodes = nodes;
    this.#wholeText = wholeText;
  }

  /** From its first to its last token; the root covers the whole text. */
  get range(): TextRange {
    if (this.#wholeText !== undefined) return this.#wholeText;
    const start = this.#tokens.startOf(this.#firstToken);
    return { start, end: Math.max(start, this.#tokens.endOf(this.#endToken - 1)) };
  }

  /** All its tokens, those of its nodes included. */
  get tokens(): readonly Token[] {
    return this.#tokens.slice(this.#firstToken, this.#endToken);
  }

  /** Its nodes, and the tokens that belong to none of them, in the order of the text. */
  get children(): readonly (ScriptNode | Token)[] {
    const children: (ScriptNode | Token)[] = [];
    let at = this.#firstToken;
    for (const node of this.nodes) {
      while (at < node.#firstToken) children.push(this.#tokens.token(at++));
      children.push(node);
      at = node.#endToken;
    }
    while (at < this.#endToken) children.push(this.#tokens.token(at++));
    return children;
  }
}

/** The comments of a text between two offsets that hold no tokens. `#` comments end before the line end. */
export function commentsBetween(text: string, start: number, end: number): Comment[] {
  const comments: Comment[] = [];
  for (let at = start; at < end;) {
    const unit = text.charCodeAt(at);
    const isComment = unit === 35 || (unit === 47 && text.charCodeAt(at + 1) === 42);
    const stop = isComment ? Math.min(end, endOfComment(text, at)) : at + 1;
    if (isComment) comments.push({ kind: 'comment', text: text.slice(at, stop), range: { start: at, end: stop } });
    at = stop;
  }
  return comments;
}
