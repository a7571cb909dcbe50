import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { IncludeResolver, ScriptInclude } from '../parsed-script.js';
import type { OffsetMap } from '../lexer/lexer.js';
import { evaluateCondition } from './condition.js';
import { expandMacros, useOfMacro, type Effort, type Macro } from './macros.js';
import { MappedText } from './mapped-text.js';

export interface Preprocessed {
  readonly text: string;
  readonly map: OffsetMap;
  /** Files that `#include` names. */
  readonly includes: readonly ScriptInclude[];
}

const maximumDepth = 20;
const maximumOutput = 32 * 1024 * 1024;

interface Branch {
  /** Are the lines of this branch kept? */
  active: boolean;
  /** Has a branch of this `#if` been kept? */
  taken: boolean;
  /** Is what surrounds it kept? */
  readonly outer: boolean;
  readonly range: TextRange;
}

interface State {
  readonly macros: Map<string, Macro>;
  readonly output: MappedText;
  readonly problems: TextProblem[];
  readonly includes: ScriptInclude[];
  readonly resolve: IncludeResolver | undefined;
  readonly effort: Effort;
}

/**
 * What a script is after the C preprocessor, as far as object-like and function-like macros, `#if` … `#endif`, `#undef` and `#include` go. A file
 * that cannot be had is left out (and listed); names that it would have defined stay names.
 */
export function preprocess(text: string, defines: ReadonlyMap<string, string>, resolve: IncludeResolver | undefined, problems: TextProblem[]): Preprocessed {
  const macros = new Map([...defines].map(([name, body]): [string, Macro] => [name, { parameters: undefined, body }]));
  const state: State = { macros, output: new MappedText(), problems, includes: [], resolve, effort: { left: 200_000 } };
  run(text, state, undefined, 0);
  return { text: state.output.text, map: state.output, includes: state.includes };
}

/** `place`: where an included text is asked for; what it holds is said to stand there. */
function run(text: string, state: State, place: TextRange | undefined, depth: number): void {
  const branches: Branch[] = [];
  let inComment = false;
  for (let start = 0; start < text.length && state.output.length < maximumOutput;) {
    const end = endOfLogicalLine(text, start);
    const line = text.slice(start, end);
    const active = branches.at(-1)?.active ?? true;
    const match = inComment ? null : /^[ \t]*#[ \t]*([a-z]+)\b/.exec(line);
    if (match !== null) {
      const range = place ?? { start: start + line.indexOf('#'), end: start + line.trimEnd().length };
      direct(match[1]!, stripComments(line.slice(match[0].length).replace(/\\\r?\n/g, ' ')).trim(), range, active, branches, state, depth);
      inComment = endsInComment(line, false);
      if (inComment) state.output.put('/*', range);
      state.output.put('\n', place ?? { start: end, end });
    } else if (active) {
      inComment = copyLine(text, start, end, inComment, state, place);
    } else {
      inComment = endsInComment(line, inComment);
      state.output.put('\n', place ?? { start: end, end });
    }
    start = end;
  }
  for (const branch of branches) state.problems.push({ message: 'this #if has no #endif', range: branch.range });
}

/** After the line end; a backslash before it joins the next line. */
function endOfLogicalLine(text: string, start: number): number {
  for (let from = start; ;) {
    const found = text.indexOf('\n', from);
    if (found < 0) return text.length;
    const before = text.charAt(found - 1) === '\r' ? found - 2 : found - 1;
    if (before < start || text.charAt(before) !== '\\') return found + 1;
    from = found + 1;
  }
}

function direct(word: string, rest: string, range: TextRange, active: boolean, branches: Branch[], state: State, depth: number): void {
  const top = branches.at(-1);
  switch (word) {
    case 'if':
    case 'ifdef':
    case 'ifndef': {
      const holds = active && (word === 'if' ? condition(rest, range, state) : state.macros.has(/^\w*/.exec(rest)![0]) === (word === 'ifdef'));
      if (branches.length < 200) branches.push({ active: holds, taken: holds, outer: active, range });
      return;
    }
    case 'elif':
      if (top === undefined) return void state.problems.push({ message: 'this #elif has no #if', range });
      top.active = top.outer && !top.taken && condition(rest, range, state);
      top.taken ||= top.active;
      return;
    case 'else':
      if (top === undefined) return void state.problems.push({ message: 'this #else has no #if', range });
      top.active = top.outer && !top.taken;
      top.taken = true;
      return;
    case 'endif':
      if (branches.pop() === undefined) state.problems.push({ message: 'this #endif has no #if', range });
      return;
    case 'define':
      if (active) define(rest, state.macros);
      return;
    case 'undef':
      if (active) state.macros.delete(rest);
      return;
    case 'include':
      if (active) include(rest, range, state, depth);
      return;
    case 'error':
      if (active && !state.includes.some(({ resolved }) => resolved === undefined)) state.problems.push({ message: `#error ${rest}`, range });
  }
}

function condition(text: string, range: TextRange, state: State): boolean {
  const resolved = text.replace(/\bdefined\s*(?:\(\s*(\w+)\s*\)|(\w+))/g, (_all, inner?: string, bare?: string) =>
    state.macros.has(inner ?? bare ?? '') ? '1' : '0',
  );
  const value = evaluateCondition(expandMacros(resolved, state.macros, state.effort));
  if (value === undefined) state.problems.push({ message: 'this condition cannot be read: expected an expression of integers', range });
  return value !== undefined && value !== 0n;
}

function define(text: string, macros: Map<string, Macro>): void {
  const match = /^([A-Za-z_]\w*)(\(([^)]*)\))?\s*([\s\S]*)$/.exec(text);
  if (match === null) return;
  const parameters = match[2] === undefined ? undefined : match[3]!.split(',').map((name) => name.trim());
  macros.set(match[1]!, { parameters: parameters?.length === 1 && parameters[0] === '' ? [] : parameters, body: match[4]!.trim() });
}

function include(text: string, range: TextRange, state: State, depth: number): void {
  const name = /^["<]([^">]*)[">]/.exec(expandMacros(text, state.macros, state.effort))?.[1];
  if (name === undefined) return;
  const found = depth < maximumDepth && state.includes.length < 1000 ? state.resolve?.(name) : undefined;
  if (found === undefined) state.includes.push({ name, range, resolved: undefined, why: depth < maximumDepth ? 'missing' : 'depth' });
  else run(found.text, state, range, depth + 1);
}

/** Copies a line with its macros replaced and `//` comments left out. Says whether it ends within a block comment. */
function copyLine(whole: string, start: number, end: number, inComment: boolean, state: State, place: TextRange | undefined): boolean {
  const { output, effort, macros } = state;
  const text = whole.slice(start, end);
  let copied = 0;
  const flush = (to: number): void => {
    if (place === undefined) output.copy(whole, start + copied, start + to);
    else output.put(text.slice(copied, to), place);
  };
  for (let at = 0; at < text.length;) {
    if (inComment) {
      const close = text.indexOf('*/', at);
      if (close < 0) break;
      inComment = false;
      at = close + 2;
      continue;
    }
    const unit = text.charAt(at);
    if (unit === '"') {
      const close = text.indexOf('"', at + 1);
      at = close < 0 ? text.length : close + 1;
    } else if (text.startsWith('/*', at)) {
      inComment = true;
      at += 2;
    } else if (text.startsWith('//', at)) {
      flush(at);
      copied = text.endsWith('\n') ? text.length - 1 : text.length;
      at = text.length;
    } else if (/[A-Za-z_]/.test(unit)) {
      const name = /^\w+/.exec(text.slice(at, at + 256))![0];
      const use = effort.left > 0 ? useOfMacro(text, at + name.length, macros.get(name), effort) : undefined;
      if (use !== undefined) {
        flush(at);
        output.put(expandMacros(text.slice(at, use.end), macros, effort), place ?? { start: start + at, end: start + use.end });
        copied = use.end;
        at = use.end;
      } else {
        at += name.length;
      }
    } else {
      at += /\d/.test(unit) ? /^\w+/.exec(text.slice(at, at + 256))![0].length : 1;
    }
  }
  flush(text.length);
  return inComment;
}

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ').replace(/\/\/.*/g, '');
}

function endsInComment(line: string, inComment: boolean): boolean {
  const code = inComment ? line : line.replace(/\/\/.*/, '');
  for (let at = 0; ;) {
    const found = code.indexOf(inComment ? '*/' : '/*', at);
    if (found < 0) return inComment;
    inComment = !inComment;
    at = found + 2;
  }
}
