import type { TextRange } from '@qspi-doctor/diagnostics';
import type { FunctionFacts } from '../syntax/events.js';
import type { TranslationUnit } from '../syntax/unit.js';
import { unknownValue, type CValue } from '../syntax/value.js';
import { macroFact, macrosIn, type MacroFact } from './macro-facts.js';
import type { SourcePlace, SourceSet } from './source-set.js';

/** A store to the vector table offset register in code that is compiled, or that may be. */
export interface VectorBaseStore {
  readonly place: SourcePlace;
  /** Of the non-secure world where TrustZone code writes it for the other side. */
  readonly register: 'VTOR' | 'VTOR of the non-secure world';
  readonly function: string | undefined;
  readonly value: CValue;
  /** Why it is not certain that this store is compiled and made whenever its function runs; undefined where it is. */
  readonly why: string | undefined;
  /** Macros of the value that it stores, with where they are defined. */
  readonly macros: readonly MacroFact[];
}

/** VTOR when main starts, as far as SystemInit decides it. */
export type VectorBaseAtMain =
  | { readonly kind: 'written'; readonly store: VectorBaseStore }
  /** No code that is compiled writes it before main. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unknown'; readonly why: string };

/** The generations of ST's system_stm32….c. */
export type SystemTemplate =
  /** `SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET`, always (before 2021; U5, H5, C0 and U0 to this day). */
  | 'unconditional'
  /** The same, only where USER_VECT_TAB_ADDRESS is defined. */
  | 'user-vect-tab-address'
  /** `SCB->VTOR = INTVECT_START`: follows the linker. */
  | 'linker-symbol'
  | 'other';

export interface VectorBaseFacts {
  readonly atMain: VectorBaseAtMain;
  /** Stores besides those that decide `atMain`: in main, in boot code, in the secure world. */
  readonly others: readonly VectorBaseStore[];
  readonly template: SystemTemplate | undefined;
  /** The file that defines SystemInit, and where. */
  readonly systemInit: SourcePlace | undefined;
  /** The macros of the template that are defined at its end. */
  readonly macros: readonly MacroFact[];
  /** Where the template has `#define USER_VECT_TAB_ADDRESS` in a comment. */
  readonly commentedOut: SourcePlace | undefined;
}

const words = ['VTOR', 'NVIC_SetVectorTable', '0xE000ED08', '0xe000ed08', '0xE000ED00', '0xe000ed00'];
const templateMacros = ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_SRAM', 'VECT_TAB_BASE_ADDRESS', 'VECT_TAB_OFFSET', 'VECT_TAB_ADDRESS', 'INTVECT_START', 'APPLICATION_ADDRESS'];

export function readVectorBase(set: SourceSet): VectorBaseFacts {
  const stores = storesOf(set);
  const [system, ...rivals] = set.definitions('SystemInit').filter(({ facts }) => !facts.isStatic);
  const rival = rivals.find(({ facts }) => !facts.isWeak);
  const early = system === undefined ? undefined : decide(set, system.unit, system.facts, stores, rival?.unit.file);
  const assembly = set.assembly.find(({ text }) => /\bVTOR\b|\b0x[eE]000[eE][dD]08\b/.test(text));
  const atMain = atMainOf(set, stores, early, assembly?.file);
  const decisive = new Set(early?.seen);
  return {
    atMain,
    others: stores.filter((store) => !decisive.has(store)),
    template: system === undefined ? undefined : templateOf(system.unit, set, early?.last),
    systemInit: system && { file: system.unit.file, range: system.unit.rangeOf(system.facts.range) },
    macros: system === undefined ? [] : templateMacros.flatMap((name) => {
      const state = system.unit.macros.state(name);
      return state.kind === 'defined' ? [macroFact(state.macro)] : [];
    }),
    commentedOut: system && commentedOut(system.unit.file, set),
  };
}

function atMainOf(set: SourceSet, stores: readonly VectorBaseStore[], early: Early | undefined, assembly: string | undefined): VectorBaseAtMain {
  if (assembly !== undefined) return { kind: 'unknown', why: `${assembly} mentions VTOR in assembly language, which is not read` };
  if (set.isTruncated) return { kind: 'unknown', why: 'there are more sources than are read' };
  const stray = stores.find(({ function: name }) => name === undefined);
  if (stray) return { kind: 'unknown', why: stray.why ?? 'it is mentioned in code that cannot be read' };
  if (early === undefined) return set.lacksSystemInit ? { kind: 'untouched' } : { kind: 'unknown', why: 'SystemInit is not among the sources' };
  if (!set.callsSystemInit()) return { kind: 'unknown', why: 'no start-up file among the sources calls SystemInit' };
  if (early.why !== undefined) return { kind: 'unknown', why: early.why };
  return early.last === undefined ? { kind: 'untouched' } : { kind: 'written', store: early.last };
}

function storesOf(set: SourceSet): readonly VectorBaseStore[] {
  return set.filesWith(words).flatMap((file): VectorBaseStore[] => {
    const unit = set.unit(file);
    if (unit === undefined) return [];
    const inFunctions = unit.functions.flatMap((facts) => facts.events.flatMap((event): VectorBaseStore[] => {
      if (event.kind === 'call' && event.name === 'NVIC_SetVectorTable') return [storeOf(unit, facts, event.range, 'VTOR', oldLibraryValue(event.arguments), event.conditional)];
      if (event.kind !== 'store' || !/^(?:SCB|SCB_NS)->VTOR$/.test(event.target)) return event.kind === 'store' && /->VTOR$/.test(event.target) ? [storeOf(unit, facts, event.range, 'VTOR', unknownValue(`a store through ${event.target.replace('->VTOR', '')}`), true)] : [];
      return [storeOf(unit, facts, event.range, event.target === 'SCB->VTOR' ? 'VTOR' : 'VTOR of the non-secure world', event.value, event.conditional)];
    }));
    const stray = unit.strayMentions(/\bVTOR\b/g).map((range): VectorBaseStore => ({
      place: { file, range: unit.rangeOf(range) },
      register: 'VTOR',
      function: undefined,
      value: unknownValue('code that cannot be read'),
      why: unit.whyUncertain(unit.rangeOf(range)) ?? 'VTOR stands in code that cannot be read',
      macros: [],
    }));
    return [...inFunctions, ...stray];
  });
}

function storeOf(unit: TranslationUnit, facts: FunctionFacts, inCode: TextRange, register: VectorBaseStore['register'], value: CValue, conditional: boolean): VectorBaseStore {
  const range = unit.rangeOf(inCode);
  const why = unit.truncated ?? unit.whyUncertain(range) ?? (facts.isDamaged ? `${facts.name} cannot be read as a whole` : conditional ? `the store in ${facts.name} depends on a condition at run time` : undefined);
  return { place: { file: unit.file, range }, register, function: facts.name, value, why, macros: macrosIn(unit, unit.rightSideOf(inCode)) };
}

/** NVIC_SetVectorTable(base, offset) of ST's standard peripheral library (misc.c): base | (offset & 0x1FFFFF80). */
function oldLibraryValue([base, offset]: readonly CValue[]): CValue {
  if (base?.kind !== 'number' || offset?.kind !== 'number') return unknownValue('arguments of NVIC_SetVectorTable that are not constant');
  return { kind: 'number', value: (base.value | (offset.value & 0x1fffff80)) >>> 0 };
}

interface Early {
  last: VectorBaseStore | undefined;
  why: string | undefined;
  readonly seen: VectorBaseStore[];
}

const deepest = 6;

/** Follows SystemInit through the functions that it calls, as far as they write VTOR. */
function decide(set: SourceSet, unit: TranslationUnit, facts: FunctionFacts, stores: readonly VectorBaseStore[], rival: string | undefined): Early {
  const { start } = unit.rangeOf(facts.range);
  const doubt = facts.isDamaged ? 'SystemInit cannot be read as a whole' : rival === undefined ? (unit.truncated ?? unit.whyUncertain({ start, end: start + 1 })) : `SystemInit is defined in ${rival} as well`;
  const early: Early = { last: undefined, why: doubt, seen: [] };
  const writers = new Set(stores.map((store) => store.function));
  const visit = (at: TranslationUnit, inside: FunctionFacts, conditional: boolean, depth: number): void => {
    for (const event of inside.events) {
      if (event.kind === 'call' && event.name !== 'NVIC_SetVectorTable') {
        if (!writers.has(event.name) || depth >= deepest) continue;
        const callee = at.functions.find(({ name }) => name === event.name);
        const found = callee ? { unit: at, facts: callee } : set.definitions(event.name)[0];
        if (found) visit(found.unit, found.facts, conditional || event.conditional, depth + 1);
        continue;
      }
      const range = at.rangeOf(event.range);
      const store = stores.find(({ place, register }) => register === 'VTOR' && place.file === at.file && place.range.start === range.start && place.range.end === range.end);
      if (store === undefined) continue;
      early.seen.push(store);
      // The last store that is surely made decides; one that may be made leaves it open.
      early.why = store.why ?? (conditional ? `the call of ${inside.name} depends on a condition at run time` : undefined);
      early.last = store;
    }
  };
  visit(unit, facts, false, 0);
  early.why = doubt ?? early.why;
  return early;
}

function templateOf(unit: TranslationUnit, set: SourceSet, store: VectorBaseStore | undefined): SystemTemplate {
  const asks = set.clean(unit.file)?.directives.some(({ word, rest }) => /^(?:if|ifdef|ifndef|elif)$/.test(word) && /\bUSER_VECT_TAB_ADDRESS\b/.test(rest)) === true;
  if (store?.macros.some(({ name }) => name === 'INTVECT_START') === true) return 'linker-symbol';
  if (asks) return 'user-vect-tab-address';
  return store !== undefined && store.why === undefined ? 'unconditional' : 'other';
}

function commentedOut(file: string, set: SourceSet): SourcePlace | undefined {
  const clean = set.clean(file);
  for (const match of clean?.original.matchAll(/#[ \t]*define[ \t]+USER_VECT_TAB_ADDRESS\b/g) ?? []) {
    // In the cleaned text, a comment is blank.
    if (clean?.text.charAt(match.index) === ' ') return { file, range: { start: match.index, end: match.index + match[0].length } };
  }
  return undefined;
}
