import type { TextRange } from '@qspi-doctor/diagnostics';
import type { CleanFile } from '../preprocessor/clean-text.js';
import type { MacroTable } from '../preprocessor/macro-table.js';
import { preprocess, type MacroUse, type Preprocessed, type PreprocessOptions } from '../preprocessor/preprocess.js';
import type { CParser, Node } from './c-parser.js';
import { evaluate, type Names, type Typed } from './evaluate.js';
import type { FunctionFacts } from './events.js';
import { walkFunction } from './walk-function.js';

/** A C file as the compiler sees it, and what its functions do. */
export class TranslationUnit {
  readonly file: string;
  readonly functions: readonly FunctionFacts[];
  readonly macros: MacroTable;
  readonly uses: readonly MacroUse[];
  /** Why nothing in it is certain, where that is so. */
  readonly truncated: string | undefined;
  readonly #pre: Preprocessed;

  constructor(pre: Preprocessed, functions: readonly FunctionFacts[], truncated: string | undefined) {
    this.#pre = pre;
    this.file = pre.file.file;
    this.functions = functions;
    this.macros = pre.macros;
    this.uses = pre.uses;
    this.truncated = truncated;
  }

  /** The stretch of the file that a stretch of the code comes from. */
  rangeOf({ start, end }: TextRange): TextRange {
    return this.#pre.code.rangeOf(start, end);
  }

  /** Of the stretch of code that an assignment is, the stretch of the file that its right side comes from; all of it where that is no other. */
  rightSideOf({ start, end }: TextRange): TextRange {
    const sign = this.#pre.code.text.slice(start, end).search(/=(?!=)/);
    const whole = this.rangeOf({ start, end });
    return sign < 0 ? whole : { start: Math.max(whole.start, this.rangeOf({ start: start + sign, end: start + sign + 1 }).start), end: whole.end };
  }

  /** Why nobody can say whether a stretch of the file is compiled; undefined where it surely is. */
  whyUncertain(range: TextRange): string | undefined {
    return this.#pre.uncertain.find((each) => range.start < each.range.end && each.range.start < range.end)?.why;
  }

  /** Places of a word in the code, where no function that could be read has it. */
  strayMentions(word: RegExp): readonly TextRange[] {
    const found = [...this.#pre.code.text.matchAll(word)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
    return found.filter(({ start }) => !this.functions.some(({ range, isDamaged }) => !isDamaged && start >= range.start && start < range.end));
  }
}

/** Reads a file as the compiler would: preprocessor, then the grammar. `header` gives the text of a header that was included. */
export function readUnit(file: CleanFile, options: PreprocessOptions, parser: CParser, header: (file: string) => CleanFile | undefined): TranslationUnit {
  const pre = preprocess(file, options);
  const read = parser.parse(pre.code.text, (root) => {
    const names = new FileNames(root, pre, (name) => isArrayInHeaders(name, pre, parser, header));
    const isUncertain = (offset: number) => pre.uncertain.length > 0 && pre.uncertain.some(({ range }) => isWithin(pre.code.rangeOf(offset, offset + 1).start, range));
    return functionNodes(root).map(({ node, name }) => walkFunction(node, name, names, isUncertain));
  });
  return new TranslationUnit(pre, read ?? [], pre.truncated ?? (read === undefined ? 'the parser gave up' : undefined));
}

function isWithin(offset: number, { start, end }: TextRange): boolean {
  return offset >= start && offset < end;
}

const blocks = new Set(['linkage_specification', 'declaration_list', 'ERROR', 'translation_unit']);

function functionNodes(root: Node): readonly { readonly node: Node; readonly name: string }[] {
  const found: { node: Node; name: string }[] = [];
  const visit = (node: Node, depth: number): void => {
    for (const child of node.namedChildren) {
      if (child === null) continue;
      if (child.type === 'function_definition') {
        const name = nameOf(child.childForFieldName('declarator'));
        if (name !== undefined) found.push({ node: child, name });
      } else if (blocks.has(child.type) && depth < 16) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

/** The name that a declarator declares. */
function nameOf(declarator: Node | null): string | undefined {
  let node = declarator;
  for (let depth = 0; node !== null && depth < 32; depth++) {
    if (node.type === 'identifier') return node.text;
    node = node.childForFieldName('declarator') ?? (node.type === 'parenthesized_declarator' || node.type === 'attributed_declarator' ? node.namedChild(0) : null);
  }
  return undefined;
}

/** What names of the file stand for, outside of functions. */
class FileNames implements Names {
  readonly #addresses = new Set<string>();
  readonly #variables = new Set<string>();
  readonly #constants = new Map<string, Typed>();
  readonly #pre: Preprocessed;
  readonly #inHeaders: (name: string) => boolean;
  readonly #asked = new Map<string, boolean>();

  constructor(root: Node, pre: Preprocessed, inHeaders: (name: string) => boolean) {
    this.#pre = pre;
    this.#inHeaders = inHeaders;
    for (const { name } of functionNodes(root)) this.#addresses.add(name);
    for (const declaration of root.descendantsOfType('declaration')) {
      if (declaration === null) continue;
      const outside = declaration.parent === null || blocks.has(declaration.parent.type);
      if (outside || isExtern(declaration)) this.#declare(declaration, outside);
    }
  }

  variable(name: string): Typed | undefined {
    return this.#constants.get(name);
  }

  isAddress(name: string): boolean {
    if (this.#addresses.has(name)) return true;
    if (this.#variables.has(name) || this.#pre.macros.state(name).kind !== 'undefined') return false;
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const found = this.#inHeaders(name);
    this.#asked.set(name, found);
    return found;
  }

  isDeclared(name: string): boolean {
    return this.#addresses.has(name) || this.#variables.has(name) || this.#pre.macros.state(name).kind !== 'undefined';
  }

  why(name: string): string {
    const state = this.#pre.macros.state(name);
    return state.kind === 'unknown' && !this.#addresses.has(name) && !this.#variables.has(name) ? state.why : '';
  }

  #declare(declaration: Node, outside: boolean): void {
    const isConst = declaration.namedChildren.some((child) => child?.type === 'type_qualifier' && child.text === 'const');
    for (const declarator of declaration.childrenForFieldName('declarator')) {
      const inner = declarator?.type === 'init_declarator' ? declarator.childForFieldName('declarator') : declarator;
      const name = nameOf(inner ?? null);
      if (!inner || name === undefined) continue;
      if (inner.type === 'array_declarator' || inner.type === 'function_declarator') {
        this.#addresses.add(name);
        continue;
      }
      this.#variables.add(name);
      const value = declarator?.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
      if (outside && isConst && value && inner.type === 'identifier') this.#constants.set(name, evaluate(value, this));
    }
  }
}

function isExtern(declaration: Node): boolean {
  return declaration.namedChildren.some((child) => child?.type === 'storage_class_specifier' && child.text === 'extern');
}

/** Whether a header that was included declares an array (or a function) of this name: the declaration is cut out and read by the grammar. */
function isArrayInHeaders(name: string, pre: Preprocessed, parser: CParser, header: (file: string) => CleanFile | undefined): boolean {
  const word = new RegExp(`\\b${name.replace(/[^\w]/g, '')}\\s*\\[`);
  for (const file of pre.headers) {
    const text = header(file)?.text ?? '';
    const at = text.includes(name) ? (word.exec(text)?.index ?? -1) : -1;
    if (at < 0) continue;
    const start = Math.max(text.lastIndexOf(';', at), text.lastIndexOf('}', at), text.lastIndexOf('\n', at)) + 1;
    const end = text.indexOf(';', at);
    if (end < 0 || end - start > 500) continue;
    const declared = parser.parse(text.slice(start, end + 1), (root) => {
      const declaration = root.namedChild(0);
      const declarator = declaration?.type === 'declaration' ? declaration.childForFieldName('declarator') : null;
      return declarator?.type === 'array_declarator' && nameOf(declarator) === name && !root.hasError;
    });
    if (declared === true) return true;
  }
  return false;
}
