import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** The two files that make a parser of C: the runtime, and the grammar that it interprets. */
const parts = { runtime: { shipped: 'tree-sitter.wasm', module: 'web-tree-sitter/tree-sitter.wasm' }, grammar: { shipped: 'tree-sitter-c.wasm', module: 'tree-sitter-c/tree-sitter-c.wasm' } } as const;

/** The grammar of C as bytes: beside the program where it is installed, of the packages where it runs from its sources. */
export function readGrammar(): { readonly runtime: Uint8Array; readonly grammar: Uint8Array } {
  compileQuickly();
  return { runtime: read(parts.runtime), grammar: read(parts.grammar) };
}

/**
 * V8 compiles WebAssembly twice, the second time at length for speed, and a process does not end before that is done: 70 ms for nothing
 * where a few files are read. Without the second time a parse is slower, and reading large projects is mostly not parsing.
 */
function compileQuickly(): void {
  setFlagsFromString('--liftoff-only');
}

function read({ shipped, module }: { readonly shipped: string; readonly module: string }): Uint8Array {
  // A bundle lies in dist/ or in a folder in it.
  const beside = ['./grammar/', '../grammar/'].map((folder) => fileURLToPath(new URL(folder + shipped, import.meta.url))).find((path) => existsSync(path));
  return new Uint8Array(readFileSync(beside ?? createRequire(import.meta.url).resolve(module)));
}
