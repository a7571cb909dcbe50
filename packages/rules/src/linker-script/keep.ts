import type { Edit, TextRange } from '@qspi-doctor/diagnostics';
import { matchesGlob, type Layout, type NamePattern, type ParsedScript } from '@qspi-doctor/linker-script';
import type { LinkerScriptInput } from '@qspi-doctor/workspace';

/** Scripts that use KEEP are written for --gc-sections. */
export function usesKeep({ sections }: Layout): boolean {
  return sections.some(({ inputs, discarded }) => !discarded && inputs.some(({ keep }) => keep));
}

/** `*(.x)` becomes `KEEP(*(.x))`. */
export function keepEdit({ locate }: LinkerScriptInput, range: TextRange, script: ParsedScript): Edit {
  return { file: locate(range, script).file ?? '', range, newText: `KEEP(${script.text.slice(range.start, range.end)})` };
}

/** ld keeps what any KEEP of the script matches, wherever it is placed (ld/ldlang.c lang_gc_sections_1). */
export function isKeptElsewhere({ pattern }: NamePattern, { sections }: Layout): boolean {
  const wanted = pattern.text.replaceAll('*', '\u0001');
  return sections.some(({ inputs }) => inputs.some(({ keep, sections: names }) => keep && names.some((name) => matchesGlob(name.pattern.text, wanted))));
}

/** The entry is a symbol that the script sets itself: it is no root for --gc-sections, so that such builds do not use it (NuttX: ENTRY(_stext)). */
export function definesEntry({ entry, symbols }: Layout): boolean {
  return entry !== undefined && symbols.get(entry.symbol)?.provide === false;
}
