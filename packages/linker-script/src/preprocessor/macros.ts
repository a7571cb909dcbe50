/** A macro: `parameters` is absent for one without parentheses. */
export interface Macro {
  readonly parameters: readonly string[] | undefined;
  readonly body: string;
}

const maximumExpansion = 1 << 20;
const maximumArguments = 4000;
/** Identifiers, numbers, strings, comments and anything else, one at a time. */
const word = /[A-Za-z_]\w*|\d[\w.]*|"[^"\n]*"|\/\*[\s\S]*?\*\/|[\s\S]/y;

/** Counts replacements over a whole script, so that macros that double each other come to an end. */
export interface Effort {
  left: number;
}

/** The text with macros replaced, as often as there are any in the replacement; a macro is not replaced within itself. */
export function expandMacros(text: string, macros: ReadonlyMap<string, Macro>, effort: Effort, within: ReadonlySet<string> = new Set()): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    word.lastIndex = at;
    const lexeme = word.exec(text)?.[0] ?? text.charAt(at);
    at += lexeme.length;
    const use = effort.left > 0 && /^[A-Za-z_]/.test(lexeme) && !within.has(lexeme) ? useOfMacro(text, at, macros.get(lexeme), effort) : undefined;
    if (use === undefined || effort.left-- <= 0) {
      result += lexeme;
    } else {
      const values = use.values?.map((value) => expandMacros(value, macros, effort, within));
      const replaced = substitute(use.macro, values, use.values);
      const inner = within.size < 64 ? expandMacros(replaced, macros, effort, new Set([...within, lexeme])) : replaced;
      result += inner;
      effort.left -= inner.length >> 4;
      at = use.end;
    }
    if (result.length > maximumExpansion) return result;
  }
  return result;
}

export interface MacroUse {
  readonly macro: Macro;
  /** Arguments, for a macro with parameters. */
  readonly values: readonly string[] | undefined;
  readonly end: number;
}

/** What follows the name of a macro that belongs to its use. Undefined when it is none: a name alone of a macro with parameters. */
export function useOfMacro(text: string, after: number, macro: Macro | undefined, effort: Effort): MacroUse | undefined {
  if (macro === undefined) return undefined;
  if (macro.parameters === undefined) return { macro, values: undefined, end: after };
  let at = after;
  while (/\s/.test(text.charAt(at))) at++;
  if (text.charAt(at) !== '(') return undefined;
  const values: string[] = [];
  let depth = 0;
  let start = at + 1;
  for (; at < text.length && at - after < maximumArguments; at++) {
    const unit = text.charAt(at);
    if (unit === '(') depth++;
    else if (unit === ')' && --depth === 0) {
      values.push(text.slice(start, at).trim());
      return { macro, values, end: at + 1 };
    } else if (unit === ',' && depth === 1) {
      values.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  effort.left -= 50;
  return undefined;
}

/** The body with its parameters filled in: `#parameter` is its text in quotes, `##` joins. */
function substitute(macro: Macro, expanded: readonly string[] | undefined, raw: readonly string[] | undefined): string {
  const { parameters, body } = macro;
  if (parameters === undefined) return body.replace(/\s*##\s*/g, '');
  const rest = parameters.indexOf('...');
  const valueOf = (list: readonly string[] | undefined, name: string): string | undefined => {
    if (rest >= 0 && name === '__VA_ARGS__') return list?.slice(rest).join(', ') ?? '';
    const index = parameters.indexOf(name);
    return index < 0 ? undefined : (list?.[index] ?? '');
  };
  return body
    .replace(/(^|[^#])#\s*([A-Za-z_]\w*)/g, (all: string, before: string, name: string) => {
      const value = valueOf(raw, name);
      return value === undefined ? all : `${before}"${value}"`;
    })
    .replace(/([A-Za-z_]\w*)(\s*##\s*)?/g, (all: string, name: string, joined: string | undefined) => {
      const value = valueOf(joined === undefined ? expanded : raw, name);
      return value === undefined ? all : value + (joined ?? '');
    })
    .replace(/\s*##\s*/g, '');
}
