import { compilerMacro, mayDefine } from './surroundings.js';
import { Macro } from './macro.js';

/** What is known of a name at a point of the text. */
export type MacroState =
  | { readonly kind: 'defined'; readonly macro: Macro }
  | { readonly kind: 'undefined' }
  /** It depends on what cannot be known: a header that is not there, a condition that nobody can decide, options that nobody told. */
  | { readonly kind: 'unknown'; readonly why: string };

const notDefined: MacroState = { kind: 'undefined' };

/** The macros of one translation unit while it is read. */
export class MacroTable {
  /** A macro stands for "defined": most names are never asked for. */
  readonly #states = new Map<string, Macro | MacroState>();
  readonly #missing = new Set<string>();
  readonly #fallbacks: ReadonlyMap<string, Macro>;
  readonly #complete: boolean;

  /** `complete`: all options of the compiler are known. `fallbacks`: what headers that may be missing are known to say. */
  constructor(options: readonly Macro[], unknown: readonly string[], fallbacks: ReadonlyMap<string, Macro>, complete: boolean) {
    this.#fallbacks = fallbacks;
    this.#complete = complete;
    for (const macro of options) this.#states.set(macro.name, macro);
    for (const name of unknown) this.#states.set(name, { kind: 'unknown', why: `the value of ${name} on the compiler's command line is not known` });
  }

  /** Headers that were included and are not there. */
  get missingHeaders(): ReadonlySet<string> {
    return this.#missing;
  }

  state(name: string): MacroState {
    const known = this.#states.get(name);
    if (known) return known instanceof Macro ? { kind: 'defined', macro: known } : known;
    const own = compilerMacro(name);
    if (own) return own;
    const fallback = this.#fallbacks.get(name);
    for (const header of this.#missing) {
      if (!mayDefine(header, name)) continue;
      return fallback ? { kind: 'defined', macro: fallback } : { kind: 'unknown', why: `${name} may be defined in ${header}, which is not there` };
    }
    if (!this.#complete) return fallback ? { kind: 'defined', macro: fallback } : { kind: 'unknown', why: `${name} may be an option of the compiler, and its options are not known` };
    return notDefined;
  }

  /** `certain`: the directive stands where it is surely read. */
  define(macro: Macro, certain: boolean): void {
    if (certain) {
      this.#states.set(macro.name, macro);
      return;
    }
    const before = this.state(macro.name);
    if (before.kind === 'defined' && before.macro.isSameAs(macro)) return;
    this.#states.set(macro.name, { kind: 'unknown', why: `whether ${macro.name} is defined here depends on a condition that cannot be decided` });
  }

  undefine(name: string, certain: boolean): void {
    if (certain) this.#states.set(name, notDefined);
    else if (this.state(name).kind !== 'undefined') this.#states.set(name, { kind: 'unknown', why: `whether ${name} is still defined here depends on a condition that cannot be decided` });
  }

  miss(header: string): void {
    this.#missing.add(header);
  }
}
