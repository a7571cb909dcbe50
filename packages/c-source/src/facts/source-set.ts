import type { TextRange } from '@qspi-doctor/diagnostics';
import { cleanFile, type CleanFile } from '../preprocessor/clean-text.js';
import { knownMacros } from '../preprocessor/known-macros.js';
import { macroOfOption, type Macro } from '../preprocessor/macro.js';
import type { CParser } from '../syntax/c-parser.js';
import type { FunctionFacts } from '../syntax/events.js';
import { readUnit, type TranslationUnit } from '../syntax/unit.js';

/** A stretch of a source file; files are named as the host names them. */
export interface SourcePlace {
  readonly file: string;
  readonly range: TextRange;
}

/** How source files are had. Names of files are the host's own; nothing here looks into them but for the ending. */
export interface SourceHost {
  /** The text; undefined where the file is not there, or too large. */
  read(file: string): string | undefined;
  /** The file that an `#include` in `from` means. */
  include(name: string, from: string, quoted: boolean): string | undefined;
}

export interface SourceSetOptions {
  /** C files that are compiled, in an order that repeats. */
  readonly files: readonly string[];
  /** Assembler files that are linked: only mentions are looked for in them. */
  readonly assembly?: readonly string[] | undefined;
  /** Files that are compiled as well, and are not there. */
  readonly missing?: readonly string[] | undefined;
  /** Files that are known to be part of the program: asked for where two define the same. */
  readonly preferred?: (() => ReadonlySet<string>) | undefined;
  /** `NAME` or `NAME=VALUE`, as on the command line. */
  readonly defines: readonly string[];
  /** Names whose value on the command line is not known. */
  readonly unknownDefines?: readonly string[] | undefined;
  /** False where the command line of the compiler is not known as a whole. */
  readonly definesAreComplete: boolean;
  /** What headers of the device would say, for the case that they are not there: `FLASH_BASE` → `0x08000000UL`. */
  readonly deviceMacros?: Readonly<Record<string, string>> | undefined;
}

/** Larger than any source that people write; the largest device header has 3 MB. */
export const sourceLimits = { fileSize: 8 << 20, files: 4000, parsedFiles: 400, assembly: 32 } as const;

/** The sources of one program: read, preprocessed and parsed one by one, as questions ask for them. */
export class SourceSet {
  readonly files: readonly string[];
  readonly options: readonly Macro[];
  readonly #host: SourceHost;
  readonly #parser: CParser;
  readonly #options: SourceSetOptions;
  readonly #fallbacks: ReadonlyMap<string, Macro>;
  readonly #clean = new Map<string, CleanFile | undefined>();
  readonly #units = new Map<string, TranslationUnit | undefined>();
  #parsed = 0;

  constructor(host: SourceHost, parser: CParser, options: SourceSetOptions) {
    this.#host = host;
    this.#parser = parser;
    this.#options = options;
    this.files = options.files.slice(0, sourceLimits.files);
    this.options = options.defines.map(macroOfOption).filter((macro) => macro !== undefined);
    this.#fallbacks = knownMacros(options.deviceMacros ?? {});
  }

  /** True where a limit left files out: what is not found may be in one of them. */
  get isTruncated(): boolean {
    return this.#options.files.length > sourceLimits.files || this.#parsed >= sourceLimits.parsedFiles;
  }

  /** Assembler files without their comments. */
  get assembly(): readonly { readonly file: string; readonly text: string }[] {
    return (this.#options.assembly ?? []).slice(0, sourceLimits.assembly).map((file) => ({ file, text: (this.clean(file)?.text ?? '').replace(/@.*/g, '') }));
  }

  /**
   * Whether nothing runs for SystemInit: start-up files that STM32CubeIDE makes for projects without libraries call a weak one, and the
   * linker makes a call of what nobody defines do nothing.
   */
  get lacksSystemInit(): boolean {
    const calling = this.assembly.filter(({ text }) => /\bSystemInit\b/.test(text));
    return this.#options.missing?.length === 0 && calling.length > 0 && calling.every(({ text }) => /^[ \t]*\.weak[ \t]+SystemInit\b/m.test(text) && !/^SystemInit[ \t]*:/m.test(text));
  }

  /** Whether a start-up file calls SystemInit. */
  callsSystemInit(): boolean {
    if (this.assembly.some(({ text }) => /\bSystemInit\b/.test(text))) return true;
    return this.filesWith(['SystemInit']).some((file) => this.unit(file)?.functions.some(({ name, events }) => name !== 'SystemInit' && events.some((event) => event.kind === 'call' && event.name === 'SystemInit')) === true);
  }

  /** A file's text without comments, as far as it can be had. */
  clean(file: string): CleanFile | undefined {
    if (!this.#clean.has(file)) {
      const text = this.#host.read(file);
      this.#clean.set(file, text === undefined || text.length > sourceLimits.fileSize ? undefined : cleanFile(file, text));
    }
    return this.#clean.get(file);
  }

  unit(file: string): TranslationUnit | undefined {
    if (!this.#units.has(file)) {
      const clean = this.clean(file);
      if (clean === undefined || this.#parsed >= sourceLimits.parsedFiles) return undefined;
      this.#parsed++;
      this.#units.set(file, readUnit(clean, this.#preprocessing(), this.#parser, (header) => this.clean(header)));
    }
    return this.#units.get(file);
  }

  /** The compiled files whose code, comments left out, holds one of these words: a reason to read them, no evidence. */
  filesWith(words: readonly string[]): readonly string[] {
    return this.files.filter((file) => {
      const text = this.clean(file)?.text;
      return text !== undefined && words.some((word) => text.includes(word));
    });
  }

  /** Definitions of a function in code that is compiled; strong ones first, of several strong ones the preferred ones alone. */
  definitions(name: string): readonly { readonly unit: TranslationUnit; readonly facts: FunctionFacts }[] {
    const all = this.filesWith([name])
      .flatMap((file) => {
        const unit = this.unit(file);
        return (unit?.functions ?? []).filter((facts) => facts.name === name).map((facts) => ({ unit: unit as TranslationUnit, facts }));
      })
      .sort((a, b) => Number(a.facts.isWeak) - Number(b.facts.isWeak));
    const strong = all.filter(({ facts }) => !facts.isWeak && !facts.isStatic);
    const preferred = strong.length > 1 ? this.#options.preferred?.() : undefined;
    const known = strong.filter(({ unit }) => preferred?.has(unit.file) === true);
    return known.length > 0 ? [...known, ...all.filter(({ facts }) => facts.isWeak)] : all;
  }

  #preprocessing() {
    return {
      options: this.options,
      unknownOptions: this.#options.unknownDefines ?? [],
      complete: this.#options.definesAreComplete,
      fallbacks: this.#fallbacks,
      include: (name: string, from: string, quoted: boolean) => {
        const file = this.#host.include(name, from, quoted);
        return file === undefined ? undefined : this.clean(file);
      },
    };
  }
}
