import { cGrammar } from '@qspi-doctor/testkit';
import { loadCParser, SourceSet, type CParser, type SourceSetOptions } from '../src/index.js';
import { cleanFile } from '../src/preprocessor/clean-text.js';
import { macroOfOption } from '../src/preprocessor/macro.js';
import { knownMacros } from '../src/preprocessor/known-macros.js';
import { preprocess, type Preprocessed } from '../src/preprocessor/preprocess.js';

let parser: Promise<CParser> | undefined;

/** The parser, loaded once a test file. */
export function cParser(): Promise<CParser> {
  return (parser ??= loadCParser(cGrammar()));
}

export type Files = Readonly<Record<string, string>>;

/** Sources that exist in the test only: all `.c` files are compiled, `.s` files are linked, includes are found by their name. */
export async function sourceSet(files: Files, options: Partial<SourceSetOptions> = {}): Promise<SourceSet> {
  const names = Object.keys(files);
  return new SourceSet({ read: (file) => files[file], include: (name) => (name in files ? name : undefined) }, await cParser(), {
    files: names.filter((name) => name.endsWith('.c')),
    assembly: names.filter((name) => name.endsWith('.s')),
    defines: [],
    definesAreComplete: true,
    ...options,
  });
}

/** A start-up file as far as it matters here. */
export const startup = { 'startup.s': '  bl SystemInit /* before main */\n  bl main\n' };

/** The preprocessor alone. */
export function preprocessed(files: Files, main: string, defines: readonly string[] = [], complete = true): Preprocessed {
  const clean = new Map(Object.entries(files).map(([name, text]) => [name, cleanFile(name, text)]));
  return preprocess(clean.get(main) ?? cleanFile(main, ''), {
    options: defines.map(macroOfOption).filter((macro) => macro !== undefined),
    unknownOptions: [],
    complete,
    fallbacks: knownMacros({}),
    include: (name) => clean.get(name),
  });
}

/** Tokens of C without the white space between them. */
export function tokens(text: string): string {
  return (text.match(/[A-Za-z_]\w*|\.?\d(?:[eEpP][+-]|[\w.])*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<<=|>>=|<<|>>|[-+*/%&|^<>=!]=|&&|\|\||->|\+\+|--|##|\S/g) ?? []).join(' ');
}
