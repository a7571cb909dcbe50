import type { Node } from './c-parser.js';
import type { Names, Typed } from './evaluate.js';

/** The variables of a function while it is walked: what is certain of them at this point. */
export class Variables implements Names {
  readonly #outer: Names;
  #known = new Map<string, Typed>();
  readonly #own = new Set<string>();

  constructor(outer: Names) {
    this.#outer = outer;
  }

  variable(name: string): Typed | undefined {
    return this.#known.get(name) ?? (this.#own.has(name) ? undefined : this.#outer.variable(name));
  }

  isAddress(name: string): boolean {
    return !this.#own.has(name) && this.#outer.isAddress(name);
  }

  isDeclared(name: string): boolean {
    return this.#own.has(name) || this.#outer.isDeclared(name);
  }

  why(name: string): string {
    return this.#own.has(name) ? `the value of the variable ${name}` : this.#outer.why(name);
  }

  /** A variable of the function, or one that it assigns. */
  isOwn(name: string): boolean {
    return this.#own.has(name);
  }

  declare(name: string): void {
    this.#own.add(name);
    this.#known.delete(name);
  }

  set(name: string, value: Typed): void {
    // Also a variable of the file: what it holds is known until somebody else may change it.
    this.#own.add(name);
    if (value.value.kind === 'unknown') this.#known.delete(name);
    else this.#known.set(name, value);
  }

  /** Its value is not known any more. */
  forget(name: string): void {
    this.#known.delete(name);
  }

  /** Forgets what `node` may assign. */
  forgetAssigned(node: Node): void {
    for (const each of node.descendantsOfType(['assignment_expression', 'update_expression', 'pointer_expression'])) {
      const target = each?.childForFieldName('left') ?? each?.childForFieldName('argument');
      if (target?.type === 'identifier') this.#known.delete(target.text);
    }
  }

  snapshot(): ReadonlyMap<string, Typed> {
    return new Map(this.#known);
  }

  restore(known: ReadonlyMap<string, Typed>): void {
    this.#known = new Map(known);
  }

  /** Keeps what is the same here and in `other`. */
  meet(other: ReadonlyMap<string, Typed>): void {
    for (const [name, value] of this.#known) if (other.get(name) !== value) this.#known.delete(name);
  }
}
