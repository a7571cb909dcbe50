import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The grammar of C as the command line hands it in, for tests that examine sources. */
export function cGrammar(): { readonly runtime: Uint8Array; readonly grammar: Uint8Array } {
  const { resolve } = createRequire(import.meta.url);
  const read = (name: string) => new Uint8Array(readFileSync(resolve(name)));
  return { runtime: read('web-tree-sitter/tree-sitter.wasm'), grammar: read('tree-sitter-c/tree-sitter-c.wasm') };
}
