import type { TextRange } from '@qspi-doctor/diagnostics';
import type { CleanFile, Directive } from './clean-text.js';
import { evaluateCondition } from './condition.js';
import { expand, isName, tokenAt, useOf, type Effort } from './expand.js';
import type { Macro } from './macro.js';
import { MacroTable } from './macro-table.js';
import { MappedText } from './mapped-text.js';
import { isLibraryHeader } from './surroundings.js';

/** How far one translation unit is followed. Real ones of HAL projects have some 150 headers, 10 MB of text, and 12 levels. */
export const preprocessorLimits = { depth: 64, includes: 2000, includedText: 48 << 20, expansions: 300_000, output: 16 << 20 } as const;

export interface PreprocessOptions {
  /** `-D` of the compiler. */
  readonly options: readonly Macro[];
  /** Names that the command line defines to something that is not known. */
  readonly unknownOptions: readonly string[];
  /** All options of the compiler are known: a name that nobody defines is not defined. */
  readonly complete: boolean;
  /** Macros of headers that may be missing, used only while they are. */
  readonly fallbacks: ReadonlyMap<string, Macro>;
  /** The file that an `#include` means; undefined where it is not there. */
  include(name: string, from: string, quoted: boolean): CleanFile | undefined;
}

/** A use of a macro in the unit's own code. */
export interface MacroUse {
  readonly macro: Macro;
  readonly range: TextRange;
}

/** A file as the compiler sees it: without directives, without what conditions leave out, macros replaced. Code of headers is not in it. */
export interface Preprocessed {
  readonly file: CleanFile;
  readonly code: MappedText;
  /** Stretches of the file of which nobody can say whether they are compiled. */
  readonly uncertain: readonly { readonly range: TextRange; readonly why: string }[];
  readonly uses: readonly MacroUse[];
  /** State at the end of the file. */
  readonly macros: MacroTable;
  /** Files whose code belongs to the unit: C files that it includes. */
  readonly headers: readonly string[];
  /** A limit ended the reading: nothing about it is certain. */
  readonly truncated: string | undefined;
}

type Activity = 'yes' | 'no' | 'maybe';

interface Branch {
  readonly outer: Activity;
  activity: Activity;
  /** Whether an earlier branch of this `#if` was taken. */
  taken: Activity;
  why: string;
  /** Offset behind the directive that opened this branch. */
  start: number;
}

export function preprocess(file: CleanFile, options: PreprocessOptions): Preprocessed {
  const reader = new UnitReader(options);
  reader.read(file, 0, undefined, 'yes');
  return { file, code: reader.code, uncertain: reader.uncertain, uses: reader.uses, macros: reader.table, headers: [...reader.headers], truncated: reader.truncated };
}

class UnitReader {
  readonly code = new MappedText();
  readonly uncertain: { range: TextRange; why: string }[] = [];
  readonly uses: MacroUse[] = [];
  readonly headers = new Set<string>();
  readonly table: MacroTable;
  truncated: string | undefined;
  readonly #options: PreprocessOptions;
  readonly #effort: Effort = { left: preprocessorLimits.expansions };
  readonly #once = new Set<string>();
  /** Headers that were read, and how certain that was. */
  readonly #read = new Map<string, Activity>();
  #includes = 0;
  #included = 0;

  constructor(options: PreprocessOptions) {
    this.#options = options;
    this.table = new MacroTable(options.options, options.unknownOptions, options.fallbacks, options.complete);
  }

  /** `keep`: offset mapping goes to the including directive where code of an included C file is kept. */
  read(file: CleanFile, depth: number, keep: TextRange | undefined, outer: Activity): void {
    const branches: Branch[] = [];
    const emits = depth === 0 || keep !== undefined;
    let at = 0;
    for (const directive of file.directives) {
      const active = branches.at(-1)?.activity ?? outer;
      if (emits && active !== 'no') this.#emit(file, at, directive.start, keep);
      at = directive.end;
      this.#direct(file, directive, active, branches, depth);
      if (this.truncated !== undefined) return;
    }
    if (emits && (branches.at(-1)?.activity ?? outer) !== 'no') this.#emit(file, at, file.text.length, keep);
    for (const branch of branches) this.#close(branch, file.text.length, depth);
  }

  #direct(file: CleanFile, directive: Directive, active: Activity, branches: Branch[], depth: number): void {
    const { word, rest } = directive;
    const top = branches.at(-1);
    switch (word) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        return void branches.push(this.#open(file, word, rest, active, directive.end));
      case 'elif':
      case 'else': {
        if (top === undefined) return;
        this.#close(top, directive.start, depth);
        top.start = directive.end;
        const before = top.taken;
        const holds = word === 'else' || before === 'yes' || top.outer === 'no' ? ({ activity: 'yes', why: top.why } as const) : this.#test(file, rest);
        top.activity = both(top.outer, both(not(before), holds.activity));
        top.taken = either(before, holds.activity);
        if (holds.activity === 'maybe') top.why = holds.why;
        return;
      }
      case 'endif':
        if (top !== undefined) this.#close(top, directive.start, depth);
        branches.pop();
        return;
      case 'define':
        if (active !== 'no' && directive.macro !== undefined) this.table.define(directive.macro, active === 'yes');
        return;
      case 'undef': {
        const name = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
        if (active !== 'no' && name !== undefined) this.table.undefine(name, active === 'yes');
        return;
      }
      case 'include':
      case 'include_next':
        if (active !== 'no') this.#include(file, directive, active, depth);
        return;
      case 'pragma':
        if (active === 'yes' && /^once\b/.test(rest)) this.#once.add(file.file);
        return;
    }
  }

  #open(file: CleanFile, word: string, rest: string, active: Activity, start: number): Branch {
    if (active === 'no') return { outer: active, activity: 'no', taken: 'yes', why: '', start };
    const holds = word === 'if' ? this.#test(file, rest) : this.#isDefined(rest, word === 'ifdef');
    return { outer: active, activity: both(active, holds.activity), taken: holds.activity, why: holds.why, start };
  }

  #test(file: CleanFile, text: string): { activity: Activity; why: string } {
    // A header that is not found may be one of the compiler's own.
    const truth = evaluateCondition(text, this.table, this.#effort, (name, quoted) => this.#options.include(name, file.file, quoted) !== undefined || isLibraryHeader(name) || undefined);
    return truth.known ? { activity: truth.value === 0n ? 'no' : 'yes', why: '' } : { activity: 'maybe', why: truth.why };
  }

  #isDefined(rest: string, wanted: boolean): { activity: Activity; why: string } {
    const state = this.table.state(/^[A-Za-z_$][\w$]*/.exec(rest)?.[0] ?? '');
    if (state.kind === 'unknown') return { activity: 'maybe', why: state.why };
    return { activity: (state.kind === 'defined') === wanted ? 'yes' : 'no', why: '' };
  }

  #close(branch: Branch, end: number, depth: number): void {
    if (branch.activity === 'maybe' && branch.outer === 'yes' && depth === 0) this.uncertain.push({ range: { start: branch.start, end }, why: branch.why });
  }

  #include(file: CleanFile, directive: Directive, active: Activity, depth: number): void {
    const target = /^(?:"([^"]*)"|<([^>]*)>)/.exec(/^["<]/.test(directive.rest) ? directive.rest : expand(directive.rest, this.table, this.#effort).trim());
    const name = target?.[1] ?? target?.[2];
    if (name === undefined) return this.table.miss(directive.rest);
    if (++this.#includes > preprocessorLimits.includes) return this.#stop(`it includes more than ${preprocessorLimits.includes} files`);
    if (depth >= preprocessorLimits.depth) return this.#stop(`its headers include each other more than ${preprocessorLimits.depth} levels deep`);
    const found = this.#options.include(name, file.file, target?.[1] !== undefined);
    if (found === undefined) return this.table.miss(name);
    if (this.#once.has(found.file) || !this.#enters(found, active)) return;
    this.headers.add(found.file);
    this.#included += found.text.length;
    if (this.#included > preprocessorLimits.includedText) return this.#stop(`its headers have more than ${preprocessorLimits.includedText >> 20} MB`);
    const isCode = /\.(?:c|cc|cpp)$/i.test(name);
    this.read(found, depth + 1, isCode && depth === 0 ? { start: directive.start, end: directive.end } : undefined, active);
  }

  /**
   * Whether a header with a guard is read. Its guard is its own: that some header which is not there might define it as well is no reason to
   * read a file within itself.
   */
  #enters({ file, guard }: CleanFile, active: Activity): boolean {
    const before = this.#read.get(file);
    if (guard !== undefined && this.table.state(guard).kind === 'unknown') {
      if (before === 'yes' || before === active) return false;
      this.table.undefine(guard, true);
    }
    this.#read.set(file, active);
    return true;
  }

  #stop(why: string): void {
    this.truncated ??= why;
  }

  #emit(file: CleanFile, start: number, end: number, keep: TextRange | undefined): void {
    const { text } = file;
    const range = (from: number, to: number) => keep ?? { start: from, end: to };
    let copied = start;
    for (let at = start; at < end; ) {
      const found = tokenAt(text, at);
      const behind = at + found.length;
      const use = isName(found) ? useOf(text, found, behind, this.table, this.#effort) : undefined;
      if (use) {
        this.code.add(text.slice(copied, at), range(copied, at));
        this.code.add(use.text === '' ? ' ' : use.text, range(at, use.end));
        this.uses.push({ macro: use.macro, range: range(at, use.end) });
        copied = use.end;
      }
      at = use?.end ?? behind;
    }
    this.code.add(text.slice(copied, end), range(copied, end));
    if (this.code.length > preprocessorLimits.output || this.#effort.left <= 0) this.#stop('its macros make too much text');
  }
}

function both(a: Activity, b: Activity): Activity {
  return a === 'no' || b === 'no' ? 'no' : a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes';
}

function either(a: Activity, b: Activity): Activity {
  return a === 'yes' || b === 'yes' ? 'yes' : a === 'maybe' || b === 'maybe' ? 'maybe' : 'no';
}

function not(a: Activity): Activity {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'maybe';
}
