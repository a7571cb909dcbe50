import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Macro } from '../preprocessor/macro.js';
import type { TranslationUnit } from '../syntax/unit.js';
import type { SourcePlace } from './source-set.js';

/** Where a macro gets its text: a `#define`, the compiler's command line, or knowledge of the device whose header is not there. */
export type MacroSource = { readonly kind: 'file'; readonly place: SourcePlace } | { readonly kind: 'command-line' } | { readonly kind: 'known' };

export interface MacroFact {
  readonly name: string;
  readonly text: string;
  readonly source: MacroSource;
}

export function macroFact(macro: Macro): MacroFact {
  const { origin } = macro;
  return { name: macro.name, text: macro.body, source: origin.kind === 'file' ? { kind: 'file', place: { file: origin.file, range: origin.range } } : origin };
}

const mostMacros = 32;

/** The macros that a stretch of a file uses, with those that they use themselves, outermost first. */
export function macrosIn(unit: TranslationUnit, range: TextRange): readonly MacroFact[] {
  const found = new Map<string, Macro>();
  const queue = unit.uses.filter((use) => use.range.start >= range.start && use.range.end <= range.end).map(({ macro }) => macro);
  for (let next = 0; next < queue.length && found.size < mostMacros; next++) {
    const macro = queue[next]!;
    if (found.has(macro.name)) continue;
    found.set(macro.name, macro);
    for (const [name] of macro.body.matchAll(/[A-Za-z_$][\w$]*/g)) {
      const state = unit.macros.state(name);
      if (state.kind === 'defined') queue.push(state.macro);
    }
  }
  return [...found.values()].map(macroFact);
}
