import type { TextRange } from '@qspi-doctor/diagnostics';

/** Where a macro comes from: a place in a file, or the command line of the compiler (`-D`). */
export type MacroOrigin = { readonly kind: 'file'; readonly file: string; readonly range: TextRange } | { readonly kind: 'command-line' } | { readonly kind: 'known' };

export interface MacroShape {
  readonly parameters: readonly string[] | undefined;
  readonly variadic: boolean;
  readonly body: string;
}

/** A macro; its text is taken apart on the first use: device headers define twenty thousand. */
export class Macro {
  readonly name: string;
  readonly origin: MacroOrigin;
  readonly #text: string;
  #shape: MacroShape | undefined;

  /** `text`: what follows the name in the directive. */
  constructor(name: string, text: string, origin: MacroOrigin) {
    this.name = name;
    this.#text = text;
    this.origin = origin;
  }

  get shape(): MacroShape {
    return (this.#shape ??= takeApart(this.#text));
  }

  get body(): string {
    return this.shape.body;
  }

  isSameAs(other: Macro): boolean {
    return this.name === other.name && this.#text.replace(/\s+/g, ' ').trim() === other.#text.replace(/\s+/g, ' ').trim();
  }
}

function takeApart(text: string): MacroShape {
  const list = text.startsWith('(') ? /^\(([^()]*)\)/.exec(text) : null;
  if (list === null) return { parameters: undefined, variadic: false, body: text.trim() };
  const names = (list[1] ?? '').split(',').map((name) => name.trim());
  const last = names.at(-1) ?? '';
  const variadic = last.endsWith('...');
  const parameters = variadic ? [...names.slice(0, -1), last === '...' ? '__VA_ARGS__' : last.slice(0, -3).trim()] : names.length === 1 && names[0] === '' ? [] : names;
  return { parameters, variadic, body: text.slice(list[0].length).trim() };
}

/** `NAME`, `NAME=VALUE` or `NAME(A)=VALUE` of a compiler's command line. */
export function macroOfOption(define: string): Macro | undefined {
  const match = /^\s*([A-Za-z_$][\w$]*)(\([^()]*\))?(?:\s*=([^]*))?\s*$/.exec(define);
  if (match === null) return undefined;
  return new Macro(match[1] ?? '', `${match[2] ?? ''} ${match[3] ?? '1'}`, { kind: 'command-line' });
}
