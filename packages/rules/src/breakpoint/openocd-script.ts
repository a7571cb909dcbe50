import type { TextRange } from '@qspi-doctor/diagnostics';

/** What an OpenOCD script (or a list of commands) says that decides which breakpoints GDB asks for. */
export interface OpenOcdFacts {
  /** A flash bank at an address of the window, or a variable on which OpenOCD's target scripts declare one (tcl/target/stm32l4x.cfg, …h7x.cfg: QUADSPI, OCTOSPI1, OCTOSPI2). */
  readonly bank: boolean;
  /** `gdb_breakpoint_override hard` or `soft`: the type that OpenOCD uses whatever GDB asks for (src/server/gdb_server.c). */
  readonly override: { readonly type: 'hard' | 'soft'; readonly range: TextRange } | undefined;
  /** `gdb_memory_map disable`. */
  readonly mapOff: TextRange | undefined;
  /** It runs further scripts than those of an adapter and of a target: they may declare anything. */
  readonly more: boolean;
}

/** A script that comes with OpenOCD and declares a bank for external flash at most on a variable: that of an adapter or of a target. */
export function isNeutralScript(path: string): boolean {
  return /^(?:interface|target)\/[\w./-]+\.cfg$/.test(path.trim());
}

export function openOcdFacts(text: string, window: { readonly origin: number; readonly span: number }): OpenOcdFacts {
  let bank = false;
  let override: OpenOcdFacts['override'];
  let mapOff: TextRange | undefined;
  let more = false;
  for (const match of text.matchAll(/[^\r\n;]+/g)) {
    const line = match[0].trim();
    const start = match.index + match[0].indexOf(line);
    const range = { start, end: start + line.length };
    if (line === '' || line.startsWith('#')) continue;
    if (/\bset\s+(?:QUADSPI|OCTOSPI[12])\s+[1-9]/.test(line)) bank = true;
    const base = /\bflash\s+bank\s+\S+\s+\S+\s+(\S+)/.exec(line)?.[1];
    if (base !== undefined && inWindow(base, window)) bank = true;
    const type = /\bgdb[_ ]breakpoint_override\s+(hard|soft|disable)\b/.exec(line)?.[1];
    if (type === 'hard' || type === 'soft') override = { type, range };
    else if (type !== undefined) override = undefined;
    const map = /\bgdb[_ ]memory_map\s+(enable|disable)\b/.exec(line)?.[1];
    if (map !== undefined) mapOff = map === 'disable' ? range : undefined;
    const sourced = /\b(?:source|script)\s+(?:\[\s*find\s+([^\]\s]+)\s*\]|(\S+))/.exec(line);
    if (sourced && !isNeutralScript((sourced[1] ?? sourced[2] ?? '').replaceAll('"', ''))) more = true;
  }
  return { bank, override, mapOff, more };
}

/** A base that is no number is a variable: it may be any address. */
function inWindow(base: string, { origin, span }: { readonly origin: number; readonly span: number }): boolean {
  const address = Number(base);
  return !Number.isInteger(address) || (address >= origin && address - origin < span);
}
