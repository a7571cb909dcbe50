import type { FunctionFacts } from '../syntax/events.js';
import type { TranslationUnit } from '../syntax/unit.js';
import type { SourcePlace, SourceSet } from './source-set.js';

/** A call on the way from main: who calls, whom, and where. */
export interface CallStep {
  readonly caller: string;
  readonly callee: string;
  readonly place: SourcePlace;
  /** The call depends on a condition at run time. */
  readonly conditional: boolean;
}

interface Caller {
  readonly unit: TranslationUnit;
  readonly facts: FunctionFacts;
  readonly step: CallStep;
}

const mostSteps = 400;

/** What the run-time's start-up calls when it is done, by tradition of the tool chains. */
const mainNames = new Set(['main', 'app_main', 'usermain', 'bl_main']);

export function isMain(name: string): boolean {
  return mainNames.has(name);
}

/** Calls that stand in functions of code that is compiled, in certain parts of it. Calls through pointers are none. */
export function callersOf(set: SourceSet, callee: string, onlyIn?: string): readonly Caller[] {
  return set.filesWith([callee]).flatMap((file) => {
    const unit = onlyIn === undefined || onlyIn === file ? set.unit(file) : undefined;
    if (unit === undefined) return [];
    return unit.functions.flatMap((facts): Caller[] => {
      const call = facts.events.find((event) => event.kind === 'call' && event.name === callee && unit.whyUncertain(unit.rangeOf(event.range)) === undefined);
      return call === undefined ? [] : [{ unit, facts, step: { caller: facts.name, callee, place: { file, range: unit.rangeOf(call.range) }, conditional: call.conditional } }];
    });
  });
}

/** The shortest chain of direct calls from main to a function; undefined where the sources show none. */
export function callsFromMain(set: SourceSet, target: string): readonly CallStep[] | undefined {
  const queue: { readonly name: string; readonly file: string | undefined; readonly steps: readonly CallStep[] }[] = [{ name: target, file: undefined, steps: [] }];
  const seen = new Set<string>();
  for (let next = 0; next < queue.length && next < mostSteps; next++) {
    const { name, file, steps } = queue[next]!;
    for (const { unit, facts, step } of callersOf(set, name, file)) {
      const key = facts.isStatic ? `${unit.file}\0${facts.name}` : facts.name;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isOverridden(set, unit, facts)) continue;
      const chain = [step, ...steps];
      if (isMain(facts.name)) return chain;
      queue.push({ name: facts.name, file: facts.isStatic ? unit.file : undefined, steps: chain });
    }
  }
  return undefined;
}

/** A weak definition is not the one that is linked, where a strong one is compiled as well. */
function isOverridden(set: SourceSet, unit: TranslationUnit, facts: FunctionFacts): boolean {
  return facts.isWeak && set.definitions(facts.name).some((other) => !other.facts.isWeak && other.unit !== unit);
}
