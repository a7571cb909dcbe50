import { Language, Parser, type Node, type Tree } from 'web-tree-sitter';

/** The bytes of `tree-sitter.wasm` (package web-tree-sitter) and of `tree-sitter-c.wasm` (package tree-sitter-c). */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** A parser of C. A tree lives as long as the callback that looks at it. */
export interface CParser {
  /** `text` is C after the preprocessor. The grammar recovers from errors: what it could not place is marked in the tree. */
  parse<T>(text: string, look: (root: Node) => T): T | undefined;
}

let runtime: Promise<void> | undefined;

/** Loads the grammar: some 20 ms. The runtime is loaded once a process, whoever asks first. */
export async function loadCParser({ runtime: wasmBinary, grammar }: GrammarBytes): Promise<CParser> {
  await (runtime ??= Parser.init({ wasmBinary }));
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    parse: (text, look) => {
      const tree = treeOf(parser, text);
      if (tree === null) return undefined;
      try {
        return look(tree.rootNode);
      } finally {
        tree.delete();
      }
    },
  };
}

/** The runtime ends with an exception where its memory does not suffice. */
function treeOf(parser: Parser, text: string): Tree | null {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}

export type { Node };
