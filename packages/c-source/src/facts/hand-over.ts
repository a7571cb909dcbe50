import type { CodeEvent, FunctionFacts } from '../syntax/events.js';
import type { TranslationUnit } from '../syntax/unit.js';
import type { CValue } from '../syntax/value.js';
import { callsFromMain, isMain, type CallStep } from './call-graph.js';
import { macrosIn, type MacroFact } from './macro-facts.js';
import type { SourcePlace, SourceSet } from './source-set.js';

/** Code that starts another program: it sets the main stack pointer and calls through a pointer. */
export interface HandOver {
  readonly function: string;
  /** The call through the pointer. */
  readonly jump: SourcePlace;
  readonly target: CValue;
  readonly stackPointer: { readonly place: SourcePlace; readonly value: CValue } | undefined;
  /** Where the vector table of the other program is, where the stack pointer is read from a constant address. */
  readonly table: number | undefined;
  /** Macro that projects keep that address in, where it is used here. */
  readonly addressMacro: MacroFact | undefined;
  /** The last store to VTOR before the jump, here or in a function on the way from main. */
  readonly vectorBase: { readonly place: SourcePlace; readonly value: CValue } | undefined;
  /** What switches interrupts off before the jump, as calls and stores, here or on the way. */
  readonly interruptsOff: readonly { readonly what: string; readonly place: SourcePlace }[];
  /** Calls that reset all peripherals, before the jump, here or on the way; `mapsAfter`: something with the name of a memory controller is called between. */
  readonly resets: readonly { readonly what: string; readonly place: SourcePlace; readonly mapsAfter: boolean }[];
  /** How main comes here; undefined where the sources show no direct calls. */
  readonly calls: readonly CallStep[] | undefined;
}

const words = ['__set_MSP', 'MSP', 'msp'];
/** How projects call the macro that holds where their application lies. */
const addressName = /^(?:\w*_)?APP(?:LICATION)?_?(?:\w*_)?(?:ADDR|ADDRESS|BASE|START|ORIGIN)(?:_\w+)?$/;
const offWords = /^(?:__disable_irq|HAL_SuspendTick|__disable_interrupt|LL_SYSTICK_DisableIT)$/;
/** Functions that may bring an external memory up, by what HAL, BSP and ExtMem packages call them. */
const mapWords = /(?:Q|O|X|H)SPI|QUADSPI|EXTMEM|MemoryMapped|memory_mapped|(?:^|_)QSPI|flash.*init/i;
const resetWords = /^(?:HAL_DeInit|HAL_RCC_DeInit|LL_RCC_DeInit|RCC_DeInit)$/;

export function readHandOvers(set: SourceSet): readonly HandOver[] {
  return set.filesWith(words).flatMap((file) => {
    const unit = set.unit(file);
    return (unit?.functions ?? []).flatMap((facts) => {
      const found = unit && handOverIn(set, unit, facts);
      return found ? [found] : [];
    });
  });
}

function handOverIn(set: SourceSet, unit: TranslationUnit, facts: FunctionFacts): HandOver | undefined {
  const certain = facts.events.filter((event) => unit.whyUncertain(unit.rangeOf(event.range)) === undefined);
  const msp = certain.findIndex((event) => setsStackPointer(event));
  if (msp < 0 || facts.isDamaged) return undefined;
  const jumpAt = certain.findIndex((event, index) => index > msp && (event.kind === 'pointer-call' || (event.kind === 'assembly' && /\bbx\b|\bblx\b/i.test(event.text))));
  const named = certain.findIndex((event, index) => index > msp && event.kind === 'call' && isPointerName(set, event.name));
  const at = jumpAt >= 0 ? jumpAt : named;
  const jump = certain[at];
  const stack = certain[msp];
  if (jump === undefined || stack === undefined) return undefined;
  const place = (event: CodeEvent): SourcePlace => ({ file: unit.file, range: unit.rangeOf(event.range) });
  const calls = isMain(facts.name) ? [] : callsFromMain(set, facts.name);
  const before: readonly Placed[] = [...(calls ?? []).flatMap((step) => eventsBefore(set, step)), ...certain.slice(0, at).map((event) => ({ event, place: place(event) }))];
  const stackValue = stack.kind === 'call' ? stack.arguments[0] : undefined;
  const vector = before.findLast(({ event }) => event.kind === 'store' && event.target === 'SCB->VTOR');
  const macros = macrosIn(unit, unit.rangeOf(facts.range));
  return {
    function: facts.name,
    jump: place(jump),
    target: jump.kind === 'pointer-call' ? jump.target : { kind: 'unknown', why: 'a jump that is not read' },
    stackPointer: stackValue && { place: place(stack), value: stackValue },
    table: stackValue?.kind === 'load' && stackValue.address.kind === 'number' ? stackValue.address.value : undefined,
    addressMacro: macros.find(({ name }) => addressName.test(name)),
    vectorBase: vector?.event.kind === 'store' ? { place: vector.place, value: vector.event.value } : undefined,
    interruptsOff: before.flatMap(({ event, place: where }) => {
      if (event.kind === 'call' && offWords.test(event.name)) return [{ what: `${event.name}()`, place: where }];
      if (event.kind === 'store' && (event.target === 'SysTick->CTRL' || /->ICER\b/.test(event.target))) return [{ what: event.target, place: where }];
      return event.kind === 'assembly' && /\bcpsid\b/i.test(event.text) ? [{ what: 'cpsid i', place: where }] : [];
    }),
    resets: before.flatMap(({ event, place: where }, index) =>
      event.kind === 'call' && resetWords.test(event.name) ? [{ what: `${event.name}()`, place: where, mapsAfter: before.slice(index + 1).some((later) => later.event.kind === 'call' && mapWords.test(later.event.name)) }] : [],
    ),
    calls,
  };
}

interface Placed {
  readonly event: CodeEvent;
  readonly place: SourcePlace;
}

/** What the caller does before a call, in code that is surely compiled. */
function eventsBefore(set: SourceSet, { caller, place: { file, range } }: CallStep): readonly Placed[] {
  const unit = set.unit(file);
  const facts = unit?.functions.find(({ name }) => name === caller);
  if (unit === undefined || facts === undefined) return [];
  return facts.events
    .map((event) => ({ event, place: { file, range: unit.rangeOf(event.range) } }))
    .filter(({ place }) => place.range.start < range.start && unit.whyUncertain(place.range) === undefined);
}

function setsStackPointer(event: CodeEvent): boolean {
  return (event.kind === 'call' && event.name === '__set_MSP') || (event.kind === 'assembly' && /\bmsr\s+msp\b/i.test(event.text));
}

/** A name that is called and that nobody defines as a function: a pointer variable of the file or of a header. */
function isPointerName(set: SourceSet, name: string): boolean {
  return /jump|app|reset|entry|start/i.test(name) && !/^(?:HAL|LL|__)_?/.test(name) && set.definitions(name).length === 0;
}
