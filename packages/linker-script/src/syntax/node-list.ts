import type { TextRange } from '@qspi-doctor/diagnostics';
import type { TokenList } from '../lexer/token-list.js';
import { ScriptNode } from './tree.js';

const noNodes: readonly ScriptNode[] = [];

/** The nodes of a script in columns, each behind those within it. The tree is made of them when somebody asks for it. */
export class NodeList {
  readonly #kinds: string[] = [];
  /** First token and the one behind the last. */
  readonly #bounds: number[] = [];

  add(kind: string, firstToken: number, endToken: number): void {
    this.#kinds.push(kind);
    this.#bounds.push(firstToken, endToken);
  }

  tree(tokens: TokenList, wholeText: TextRange): ScriptNode {
    const open: ScriptNode[] = [];
    const starts: number[] = [];
    const takeFrom = (firstToken: number): readonly ScriptNode[] => {
      let count = 0;
      while (count < starts.length && starts[starts.length - 1 - count]! >= firstToken) count++;
      if (count === 0) return noNodes;
      starts.length -= count;
      return open.splice(open.length - count);
    };
    for (let i = 0; i < this.#kinds.length; i++) {
      const firstToken = this.#bounds[2 * i]!;
      open.push(new ScriptNode(this.#kinds[i]!, tokens, firstToken, this.#bounds[2 * i + 1]!, takeFrom(firstToken)));
      starts.push(firstToken);
    }
    return new ScriptNode('script', tokens, 0, tokens.length, open, wholeText);
  }
}
