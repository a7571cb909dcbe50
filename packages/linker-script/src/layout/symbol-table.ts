import type { ParsedScript } from '../parsed-script.js';
import type { AssignmentStatement } from '../syntax/statement.js';
import type { LayoutFacts } from './facts.js';
import { absolute, addressIn, isKnown, numberOf, relativeTo, unknown, type Base, type Value } from './value.js';

export interface SymbolEntry {
  value: Value;
  /** The pass in which it was assigned last. */
  pass: number;
  provide: boolean;
}

export interface Assigned {
  readonly assignment: AssignmentStatement;
  readonly script: ParsedScript;
  value: Value;
  section: string | undefined;
}

/** Values of symbols from pass to pass; an assignment sees what was assigned before it in this pass, or else at the end of the last one. */
export class SymbolTable {
  readonly entries = new Map<string, SymbolEntry>();
  readonly #facts: LayoutFacts;
  readonly sane: boolean;
  pass = 0;
  /** In this pass something was asked whose answer may come of the pass before: without that, another pass would give the same. */
  lookedAhead = false;

  constructor(facts: LayoutFacts, sane: boolean) {
    this.sane = sane;
    this.#facts = facts;
    for (const [name, value] of facts.defsym ?? []) {
      this.entries.set(name, { value: relativeTo(absolute, BigInt.asUintN(64, BigInt(value))), pass: Number.MAX_SAFE_INTEGER, provide: false });
    }
  }

  startPass(pass: number): void {
    this.pass = pass;
    this.lookedAhead = false;
  }

  /** The value as an expression in `section` sees it: an absolute symbol is a plain number within an output section. */
  lookUp(name: string, section: Base): Value {
    const entry = this.entries.get(name);
    if (entry === undefined || entry.pass < this.pass) this.lookedAhead = true;
    if (entry !== undefined && !(entry.provide && this.#facts.objectSymbols?.has(name))) return this.#seenFrom(section, entry.value);
    const address = this.#facts.objectSymbols?.get(name);
    return address === undefined ? unknown : this.#seenFrom(section, relativeTo(absolute, BigInt(address)));
  }

  assign(name: string, value: Value, section: Base, provide: boolean): Value {
    if (provide && this.#facts.objectSymbols?.has(name)) return unknown;
    const placed = value.base === undefined && isKnown(value) ? relativeTo(section, value.relative) : value;
    const entry = this.entries.get(name);
    if (entry === undefined) {
      this.entries.set(name, { value: placed, pass: this.pass, provide });
    } else {
      entry.value = placed;
      entry.pass = this.pass;
      entry.provide = provide;
    }
    return placed;
  }

  /** DEFINED: by an object, or by the script earlier in this pass. Undefined when objects are not known. */
  isDefined(name: string): boolean | undefined {
    const { objectSymbols } = this.#facts;
    if (objectSymbols?.has(name)) return true;
    const entry = this.entries.get(name);
    if (entry !== undefined && entry.pass >= this.pass) return entry.provide ? undefined : true;
    this.lookedAhead = true;
    return objectSymbols === undefined ? undefined : false;
  }

  #seenFrom(section: Base, value: Value): Value {
    if (value.base !== absolute) return value;
    return section === absolute && !this.sane ? addressIn(absolute, value.absolute) : numberOf(value.absolute);
  }
}
