import type { BinaryExpression, CallExpression, Expression, NameCallExpression } from '../syntax/expression.js';
import type { Environment } from './evaluate.js';
import type { Linker } from './linker.js';
import { constant } from './regions.js';
import type { SectionState } from './section-state.js';
import { addressIn, numberOf, relativeTo, toAbsolute, unknown, type Base, type Value } from './value.js';
import type { ParsedScript } from '../parsed-script.js';

/** Expressions once there are addresses: what a name means at one place of the script. */
export class LinkerEnvironment implements Environment {
  readonly section: Base;
  readonly sane: boolean;
  readonly dot: Value;
  readonly #linker: Linker;
  readonly #script: ParsedScript;

  constructor(linker: Linker, script: ParsedScript, section: Base, dot: Value) {
    this.#linker = linker;
    this.#script = script;
    this.section = section;
    this.sane = linker.table.sane;
    this.dot = dot;
  }

  symbol(name: string): Value {
    return this.#linker.table.lookUp(name, this.section);
  }

  nameFunction(expression: NameCallExpression): Value {
    const name = expression.name.text;
    const linker = this.#linker;
    switch (expression.function) {
      case 'ORIGIN':
        return addressIn(this.section, this.#region(expression)?.origin);
      case 'LENGTH':
        return numberOf(this.#region(expression)?.length);
      case 'DEFINED': {
        const defined = linker.table.isDefined(name);
        return numberOf(defined === undefined ? undefined : defined ? 1n : 0n);
      }
      case 'CONSTANT':
        if (name !== 'MAXPAGESIZE' && name !== 'COMMONPAGESIZE')
          this.#report('unknown-constant', 'error', `'${name}' is no constant: expected MAXPAGESIZE or COMMONPAGESIZE`, expression);
        return constant(name, linker.facts);
      case 'ADDR': {
        const state = this.#sectionCalled(name);
        return state === undefined ? unknown : relativeTo(state, state.vma === undefined ? undefined : 0n);
      }
      case 'LOADADDR':
        return toAbsolute(numberOf(this.#sectionCalled(name)?.lma));
      case 'SIZEOF':
        return numberOf(this.#sectionCalled(name)?.size);
      case 'ALIGNOF':
        return numberOf(this.#sectionCalled(name)?.alignment);
    }
  }

  sizeofHeaders(): Value {
    const size = this.#linker.facts.sizeofHeaders;
    return numberOf(size === undefined ? undefined : BigInt(size));
  }

  dataSegment(expression: CallExpression, values: readonly Value[]): Value {
    this.#linker.table.lookedAhead = true;
    return this.#linker.dataSegment.evaluate(expression, values, this.dot, this.section);
  }

  divisionByZero(expression: BinaryExpression): void {
    this.#report('division-by-zero', 'error', expression.operator === '/' ? 'division by zero' : 'remainder of a division by zero', expression);
  }

  assertion(expression: Expression, holds: boolean | undefined): void {
    if (holds === false && expression.kind === 'assert') this.#report('assertion', 'error', `this assertion fails: ${expression.message.text}`, expression);
  }

  /** It may not have its place of this pass yet. */
  #sectionCalled(name: string): SectionState | undefined {
    this.#linker.table.lookedAhead = true;
    return this.#linker.sectionNames.get(name);
  }

  #region(expression: NameCallExpression): { origin: bigint | undefined; length: bigint | undefined } | undefined {
    const region = this.#linker.regionNames.get(expression.name.text);
    if (region === undefined && !this.#linker.incomplete) {
      this.#report('undefined-region', 'warning', `no memory region '${expression.name.text}' is declared`, { range: expression.name.range });
    }
    return region;
  }

  #report(kind: Parameters<Linker['report']>[0], severity: 'error' | 'warning', message: string, { range }: { range: Expression['range'] }): void {
    this.#linker.report(kind, severity, message, range, this.#script);
  }
}
