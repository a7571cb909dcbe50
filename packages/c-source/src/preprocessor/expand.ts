import type { Macro } from './macro.js';
import type { MacroTable } from './macro-table.js';

/** Steps that expansions of one translation unit may take in all: macros that double themselves end here. */
export interface Effort {
  left: number;
}

const token = /[A-Za-z_$][\w$]*|\.?\d(?:[eEpP][+-]|[\w.])*|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|\s+|##|[^]/y;
const deepest = 64;
const longestExpansion = 1 << 16;

/** The token at an offset, or an empty text at the end. */
export function tokenAt(text: string, at: number): string {
  token.lastIndex = at;
  return token.exec(text)?.[0] ?? '';
}

export const isName = (text: string): boolean => /^[A-Za-z_$]/.test(text);

/** Names that stay as they are: what stands behind them is known, and facts read better with them. */
const kept: ReadonlySet<string> = new Set(['SCB', 'SCB_NS', 'SysTick', 'NVIC']);

/**
 * Replaces the macros of a text (C11 6.10.3). A macro that may or may not be defined stays as written, so that whoever looks at the
 * text sees a name that is not known.
 */
export function expand(text: string, table: MacroTable, effort: Effort, hidden: ReadonlySet<string> = new Set()): string {
  if (hidden.size > deepest) return text;
  let out = '';
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(text, at);
    const end = at + found.length;
    const use = isName(found) ? useOf(text, found, end, table, effort, hidden) : undefined;
    out += use ? use.text : found;
    at = use ? use.end : end;
    if (out.length > longestExpansion || effort.left <= 0) return out + text.slice(at);
  }
  return out;
}

/**
 * The use of a macro whose name ends at `end`: its text and where it ends; undefined where there is none to replace. `around`: what is hidden
 * where its arguments stand.
 */
export function useOf(text: string, name: string, end: number, table: MacroTable, effort: Effort, hidden: ReadonlySet<string> = new Set(), around = hidden): { readonly text: string; readonly end: number; readonly macro: Macro } | undefined {
  if (hidden.has(name) || kept.has(name) || effort.left <= 0) return undefined;
  const state = table.state(name);
  if (state.kind !== 'defined') return undefined;
  const { macro } = state;
  const { parameters, variadic, body } = macro.shape;
  effort.left--;
  const inner = new Set(hidden).add(name);
  const withRest = (made: string, behind: number) => ({ ...takeRest(made, text, behind, table, effort, inner, around), macro });
  if (parameters === undefined) return withRest(body === '' ? '' : expand(body, table, effort, inner), end);
  const given = readArguments(text, end);
  if (given === undefined) return undefined;
  let list = given.list;
  if (variadic && list.length >= parameters.length) list = [...list.slice(0, parameters.length - 1), list.slice(parameters.length - 1).join(',')];
  if (list.length !== parameters.length && !(parameters.length === 0 && list.length === 1 && list[0] === '') && !variadic) return undefined;
  const expanded = list.map((argument) => expand(argument, table, effort, around));
  return withRest(expand(substitute(body, parameters, list, expanded), table, effort, inner), given.end);
}

/** A macro may end in the name of another one that takes arguments: those stand behind its use (C11 6.10.3.4). */
function takeRest(made: string, text: string, end: number, table: MacroTable, effort: Effort, hidden: ReadonlySet<string>, around: ReadonlySet<string>): { readonly text: string; readonly end: number } {
  const name = hidden.size < deepest ? /[A-Za-z_$][\w$]*$/.exec(made)?.[0] : undefined;
  const state = name === undefined ? undefined : table.state(name);
  if (name === undefined || state?.kind !== 'defined' || state.macro.shape.parameters === undefined) return { text: made, end };
  const use = useOf(text, name, end, table, effort, hidden, around);
  return use ? { text: made.slice(0, -name.length) + use.text, end: use.end } : { text: made, end };
}

function readArguments(text: string, from: number): { readonly list: readonly string[]; readonly end: number } | undefined {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  if (text.charAt(at) !== '(') return undefined;
  const list: string[] = [];
  let depth = 0;
  let start = at + 1;
  while (at < text.length && at - from < longestExpansion) {
    const found = tokenAt(text, at);
    if (found === '(') depth++;
    else if (found === ',' && depth === 1) {
      list.push(text.slice(start, at).trim());
      start = at + 1;
    } else if (found === ')' && --depth === 0) {
      list.push(text.slice(start, at).trim());
      return { list, end: at + 1 };
    }
    at += found.length;
  }
  return undefined;
}

function substitute(body: string, parameters: readonly string[], raw: readonly string[], expanded: readonly string[]): string {
  const pieces: string[] = [];
  let joining = false;
  for (let at = 0; at < body.length; ) {
    const found = tokenAt(body, at);
    at += found.length;
    if (found === '##') {
      while (/^\s*$/.test(pieces.at(-1) ?? 'x')) pieces.pop();
      joining = true;
      continue;
    }
    if (joining && /^\s+$/.test(found)) continue;
    // `#name` becomes a string of the argument as written.
    const quoted = found === '#' ? /^\s*([A-Za-z_$][\w$]*)/.exec(body.slice(at, at + 256)) : null;
    if (quoted !== null && parameters.includes(quoted[1] ?? '')) {
      pieces.push(JSON.stringify(raw[parameters.indexOf(quoted[1] ?? '')] ?? ''));
      at += quoted[0].length;
      joining = false;
      continue;
    }
    const index = isName(found) ? parameters.indexOf(found) : -1;
    const joinsNext = /^\s*##/.test(body.slice(at, at + 64));
    pieces.push(index < 0 ? found : ((joining || joinsNext ? raw : expanded)[index] ?? ''));
    joining = false;
  }
  return pieces.join('');
}
