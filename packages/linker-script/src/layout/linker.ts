import type { TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript } from '../parsed-script.js';
import type { Expression } from '../syntax/expression.js';
import type { AssignmentStatement } from '../syntax/statement.js';
import { DataSegment } from './data-segment.js';
import { LinkerEnvironment } from './environment.js';
import { evaluateExpression } from './evaluate.js';
import type { LayoutFacts } from './facts.js';
import type { Layout, LayoutProblem } from './layout.js';
import { assignInputs } from './match-inputs.js';
import { Placement } from './placement.js';
import { stepsOf, type Step } from './program.js';
import { assignedValue, collectRegions, evaluateRegions, type RegionState } from './regions.js';
import type { SectionState } from './section-state.js';
import { checkGluedAssignments, checkRegionNames } from './check-regions.js';
import { SymbolTable, type Assigned } from './symbol-table.js';
import { absolute, relativeTo, unknown, type Base, type Value } from './value.js';
import { visitStatements } from '../syntax/visit.js';

/** Passes over the script until nothing changes; ld needs three for the deepest forward references that occur. */
const maximumPasses = 13;
const maximumProblems = 500;

/** Carries out a script as ld does: pass by pass, each statement in turn, with symbols and sections keeping their values between passes. */
export class Linker {
  readonly script: ParsedScript;
  readonly facts: LayoutFacts;
  readonly table: SymbolTable;
  readonly regions: readonly RegionState[];
  readonly regionNames: ReadonlyMap<string, RegionState>;
  readonly sections: readonly SectionState[];
  readonly sectionNames = new Map<string, SectionState>();
  readonly dataSegment = new DataSegment();
  readonly problems: LayoutProblem[] = [];
  readonly assigned: Assigned[] = [];
  readonly entry: Layout['entry'];
  readonly unplaced: readonly number[];
  /** An included file is not there, so that regions may be declared that we do not see. */
  readonly incomplete: boolean;
  readonly #steps: readonly Step[];
  readonly #reported = new Set<string>();
  #counted = 0;
  #changed = false;
  /** The location counter outside of sections. */
  dot: bigint | undefined = 0n;

  constructor(script: ParsedScript, facts: LayoutFacts) {
    this.script = script;
    this.facts = facts;
    const { steps, statements, inserts } = stepsOf(script);
    this.#steps = inserts ? [{ kind: 'gap' }, ...steps] : steps;
    this.incomplete = steps.some((step) => step.kind === 'gap') || includesAreMissing(script);
    const { list, byName } = collectRegions(statements, this.problems);
    this.regions = list;
    this.regionNames = byName;
    this.sections = steps.flatMap((step) => (step.kind === 'section' ? [step.state] : []));
    for (const state of this.sections) if (!this.sectionNames.has(state.name)) this.sectionNames.set(state.name, state);
    const sane = statements.some(
      ({ statement }) => statement.kind === 'command' && statement.command === 'LD_FEATURE' && statement.arguments[0]?.text === 'SANE_EXPR',
    );
    propagateLoadRegions(this.sections, byName);
    evaluateRegions(list, byName, () => allAssignments(script), facts, sane);
    this.table = new SymbolTable(facts, sane);
    this.unplaced = facts.inputSections === undefined ? [] : assignInputs(this.sections, facts.inputSections);
    const entry = statements.findLast(({ statement }) => statement.kind === 'entry');
    this.entry =
      entry?.statement.kind === 'entry' ? { symbol: entry.statement.symbol.text, range: entry.statement.symbol.range, script: entry.script } : undefined;
    checkRegionNames(this);
    checkGluedAssignments(this);
  }

  run(): void {
    const problemsBefore = this.problems.length;
    for (let pass = 1; pass <= maximumPasses; pass++) {
      this.problems.length = problemsBefore;
      this.#reported.clear();
      this.#pass(pass);
      if (!this.table.lookedAhead || (!this.#changed && !this.dataSegment.isOpen)) break;
    }
    this.problems.sort((a, b) => (a.script === b.script ? a.range.start - b.range.start : 0));
  }

  evaluate(expression: Expression, script: ParsedScript, section: Base, dot: Value): Value {
    return evaluateExpression(expression, new LinkerEnvironment(this, script, section, dot));
  }

  evaluateOutside(expression: Expression, script: ParsedScript = this.script): Value {
    return this.evaluate(expression, script, absolute, this.#outerDot());
  }

  /** Assigns a symbol and notes what it became. Not for the location counter. */
  assign(statement: AssignmentStatement, script: ParsedScript, section: Base, dot: Value): void {
    const value = this.evaluate(assignedValue(statement.operator, statement.name, statement.value), script, section, dot);
    const placed = this.table.assign(statement.name.text, value, section, statement.provide);
    const at = this.#counted++;
    const before = this.assigned[at];
    if (before === undefined) this.assigned.push({ assignment: statement, script, value: placed, section: section === absolute ? undefined : section.name });
    else {
      if (!isSame(before.value, placed)) this.changed();
      before.value = placed;
    }
    if (before === undefined) this.changed();
  }

  changed(): void {
    this.#changed = true;
  }

  /** Reports once a place. What the last pass reports is kept: its values are settled. */
  report(kind: LayoutProblem['kind'], severity: LayoutProblem['severity'], message: string, range: TextRange, script: ParsedScript): void {
    if (this.problems.length >= maximumProblems) return;
    const key = `${kind} ${range.start} ${script.file ?? ''}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push({ kind, severity, message, range: { start: range.start, end: range.end }, script });
  }

  #pass(pass: number): void {
    this.#changed = false;
    this.#counted = 0;
    this.table.startPass(pass);
    this.dot = 0n;
    this.dataSegment.restart();
    const placement = new Placement(this);
    for (const step of this.#steps) this.#carryOut(step, placement);
  }

  #carryOut(step: Step, placement: Placement): void {
    switch (step.kind) {
      case 'assignment':
        if (step.statement.name.text === '.') this.#setDot(assignedValue(step.statement.operator, step.statement.name, step.statement.value), step.script);
        else this.assign(step.statement, step.script, absolute, this.#outerDot());
        placement.dotMovedOutside();
        return;
      case 'assert': {
        const value = this.evaluateOutside(step.statement.condition, step.script);
        if (value.relative === 0n) this.report('assertion', 'error', `this assertion fails: ${step.statement.message.text}`, step.statement.range, step.script);
        return;
      }
      case 'section':
        placement.place(step.state);
        return;
      case 'overlayEnd':
        placement.endOverlay(step.states);
        return;
      case 'setDot':
        this.#setDot(step.value, step.script);
        return;
      case 'gap':
        this.dot = undefined;
        placement.loseTrack();
    }
  }

  #setDot(value: Expression, script: ParsedScript): void {
    this.dot = this.evaluateOutside(value, script).absolute;
  }

  #outerDot(): Value {
    return this.dot === undefined ? { ...unknown, base: absolute } : relativeTo(absolute, this.dot);
  }
}

function isSame(a: Value, b: Value): boolean {
  return a.base === b.base && a.relative === b.relative && a.absolute === b.absolute;
}

/** A section without load region takes that of the section before it, when both run in the same region (ld/ldlang.c lang_propagate_lma_regions). */
function propagateLoadRegions(sections: readonly SectionState[], regions: ReadonlyMap<string, RegionState>): void {
  const runsIn = ({ region, loadRegion, address }: SectionState): unknown => {
    const name = region ?? (address === undefined ? loadRegion : undefined);
    return name === undefined ? undefined : (regions.get(name.text) ?? name.text);
  };
  let previous: SectionState | undefined;
  for (const state of sections) {
    if (
      previous !== undefined &&
      state.loadsFrom === undefined &&
      state.at === undefined &&
      state.address === undefined &&
      runsIn(state) === runsIn(previous)
    ) {
      state.loadsFrom = previous.loadsFrom;
    }
    previous = state;
  }
}

function includesAreMissing(script: ParsedScript): boolean {
  return script.includes.some(({ resolved }) => resolved === undefined || includesAreMissing(resolved));
}

/** All assignments, those within sections included, in order. */
function allAssignments(script: ParsedScript): { statement: AssignmentStatement; script: ParsedScript }[] {
  const list: { statement: AssignmentStatement; script: ParsedScript }[] = [];
  visitStatements(script, { assignment: (statement, from) => void list.push({ statement, script: from }) });
  return list;
}
