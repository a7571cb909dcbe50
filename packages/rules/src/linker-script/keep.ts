import type { Edit, TextRange } from '@qspi-doctor/diagnostics';
import type { Layout, ParsedScript } from '@qspi-doctor/linker-script';
import type { LinkerScriptInput } from '@qspi-doctor/workspace';

/** Scripts that use KEEP are written for --gc-sections. */
export function usesKeep({ sections }: Layout): boolean {
  return sections.some(({ inputs, discarded }) => !discarded && inputs.some(({ keep }) => keep));
}

/** `*(.x)` becomes `KEEP(*(.x))`. */
export function keepEdit({ locate }: LinkerScriptInput, range: TextRange, script: ParsedScript): Edit {
  return { file: locate(range, script).file ?? '', range, newText: `KEEP(${script.text.slice(range.start, range.end)})` };
}
