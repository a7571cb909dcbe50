import type { ParsedScript } from '../parsed-script.js';
import { walkExpression, type Expression } from '../syntax/expression.js';
import type { RegionDeclaration, Statement } from '../syntax/statement.js';
import { evaluateExpression, type Environment } from './evaluate.js';
import type { LayoutFacts } from './facts.js';
import { flatten, type Placed } from './flatten.js';
import type { LayoutProblem } from './layout.js';
import { SymbolTable } from './symbol-table.js';
import { absolute, isKnown, numberOf, relativeTo, unknown } from './value.js';

/** A region with its values, and what the placement of sections keeps about it. */
export interface RegionState {
  readonly name: string;
  readonly declaration: RegionDeclaration;
  readonly script: ParsedScript;
  readonly aliases: string[];
  origin: bigint | undefined;
  length: bigint | undefined;
}

/** ld's value of a length that is not set yet. */
const unlimited = 0xffff_ffff_ffff_ffffn;

/** Declarations in order; `byName` has what a name stands for in the end, aliases included. */
export function collectRegions(statements: readonly Placed<Statement>[], problems: LayoutProblem[]): { list: RegionState[]; byName: Map<string, RegionState> } {
  const list: RegionState[] = [];
  const byName = new Map<string, RegionState>();
  for (const { statement, script } of statements) {
    if (statement.kind === 'regionAlias') {
      addAlias(statement.alias, statement.region, script, byName, problems);
      continue;
    }
    if (statement.kind !== 'memory') continue;
    for (const { statement: declaration, script: from } of flatten(statement.regions, script)) {
      const { text, range } = declaration.name;
      const before = byName.get(text);
      if (before !== undefined) {
        problems.push({ kind: 'duplicate-region', severity: 'warning', message: `the memory region '${text}' is declared already`, range, script: from });
      }
      const state: RegionState = { name: text, declaration, script: from, aliases: before?.aliases ?? [], origin: undefined, length: undefined };
      list.push(state);
      byName.set(text, state);
      for (const alias of state.aliases) byName.set(alias, state);
    }
  }
  return { list, byName };
}

function addAlias(
  alias: { text: string; range: { start: number; end: number } },
  region: typeof alias,
  script: ParsedScript,
  byName: Map<string, RegionState>,
  problems: LayoutProblem[],
): void {
  const target = byName.get(region.text);
  if (byName.has(alias.text)) {
    problems.push({
      kind: 'duplicate-alias',
      severity: 'error',
      message: `'${alias.text}' is the name of a memory region already`,
      range: alias.range,
      script,
    });
  } else if (target === undefined) {
    problems.push({
      kind: 'undefined-region',
      severity: 'error',
      message: `no memory region '${region.text}' is declared before this alias`,
      range: region.range,
      script,
    });
  } else {
    target.aliases.push(alias.text);
    byName.set(alias.text, target);
  }
}

/**
 * Gives the regions their values. ld does so once, before it knows any address: assignments count with what they are worth then, in order of the
 * script; a region sees those declared before it. `assignments` is asked only when a region depends on a symbol.
 */
export function evaluateRegions(
  list: readonly RegionState[],
  byName: ReadonlyMap<string, RegionState>,
  assignments: () => readonly Placed<Statement>[],
  facts: LayoutFacts,
  sane: boolean,
): void {
  const early = new EarlyEnvironment(facts, sane, byName, list.some(dependsOnSymbols) ? assignments() : []);
  early.assignAll();
  for (const region of list) {
    const { origin, length } = region.declaration;
    region.origin = early.value(origin);
    region.length = early.value(length);
    early.known.add(region);
  }
}

function dependsOnSymbols({ declaration }: RegionState): boolean {
  return mentionsSymbol(declaration.origin) || mentionsSymbol(declaration.length);
}

function mentionsSymbol(expression: Expression): boolean {
  let found = false;
  walkExpression(expression, (part) => {
    found ||= part.kind === 'name' || (part.kind === 'nameCall' && part.function === 'DEFINED');
  });
  return found;
}

/** Expressions before any address is known. `invalid`: something was asked that ld cannot answer yet, so that it takes the symbol for 0. */
class EarlyEnvironment implements Environment {
  readonly section = absolute;
  readonly sane: boolean;
  readonly known = new Set<RegionState>();
  readonly #table: SymbolTable;
  readonly #assignments: readonly Placed<Statement>[];
  readonly #regions: ReadonlyMap<string, RegionState>;
  readonly #names = new Set<string>();
  readonly #facts: LayoutFacts;
  #invalid = false;

  constructor(facts: LayoutFacts, sane: boolean, regions: ReadonlyMap<string, RegionState>, assignments: readonly Placed<Statement>[]) {
    this.#facts = facts;
    this.sane = sane;
    this.#table = new SymbolTable(facts, sane);
    this.#regions = regions;
    this.#assignments = assignments;
    for (const { statement } of assignments) if (statement.kind === 'assignment') this.#names.add(statement.name.text);
  }

  assignAll(): void {
    for (const { statement } of this.#assignments) {
      if (statement.kind !== 'assignment' || statement.name.text === '.') continue;
      this.#invalid = false;
      const name = statement.name.text;
      let value = evaluateExpression(assignedValue(statement.operator, statement.name, statement.value), this);
      if (this.#invalid && !isKnown(value)) {
        if (this.#table.entries.has(name)) continue;
        value = relativeTo(absolute, 0n);
      }
      this.#table.assign(name, value, absolute, statement.provide);
    }
  }

  value(expression: Expression): bigint | undefined {
    return evaluateExpression(expression, this).absolute;
  }

  get dot(): typeof unknown {
    this.#invalid = true;
    return unknown;
  }

  symbol(name: string): typeof unknown {
    const value = this.#table.lookUp(name, absolute);
    if (!isKnown(value) && this.#names.has(name) && !this.#table.entries.has(name)) this.#invalid = true;
    return value;
  }

  nameFunction(expression: Parameters<Environment['nameFunction']>[0]): typeof unknown {
    const name = expression.name.text;
    if (expression.function === 'ORIGIN' || expression.function === 'LENGTH') {
      const region = this.#regions.get(name);
      if (region === undefined) return unknown;
      const known = this.known.has(region);
      if (expression.function === 'LENGTH') return numberOf(known ? region.length : unlimited);
      return relativeTo(absolute, known ? region.origin : 0n);
    }
    if (expression.function === 'DEFINED') {
      const defined = this.#table.isDefined(name);
      return numberOf(defined === undefined ? undefined : defined ? 1n : 0n);
    }
    if (expression.function === 'CONSTANT') return constant(name, this.#facts);
    this.#invalid = true;
    return unknown;
  }

  sizeofHeaders(): typeof unknown {
    this.#invalid = true;
    return unknown;
  }

  dataSegment(): typeof unknown {
    this.#invalid = true;
    return unknown;
  }

  divisionByZero(): void {}

  assertion(): void {}
}

export function constant(name: string, facts: LayoutFacts): typeof unknown {
  const size = name === 'MAXPAGESIZE' ? facts.maxPageSize : name === 'COMMONPAGESIZE' ? facts.commonPageSize : undefined;
  return numberOf(size === undefined ? undefined : BigInt(size));
}

/** `a += b` is `a = a + b`. */
export function assignedValue(operator: string, name: { text: string; range: { start: number; end: number } }, value: Expression): Expression {
  if (operator === '=') return value;
  return {
    kind: 'binary',
    operator: operator.slice(0, -1) as '+',
    left: { kind: 'name', name: name.text, range: name.range },
    right: value,
    range: value.range,
  };
}
