import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { FailOn } from './exit-code.js';
import { UsageError } from './usage-error.js';

/** Options that every command knows. */
export const commonOptions = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'fail-on': { type: 'string' },
  config: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

export interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** Parses a command's arguments; anything unknown is a usage error that names what is known. */
export function parseOptions(args: readonly string[], own: NonNullable<ParseArgsConfig['options']> = {}): Parsed {
  const options = { ...commonOptions, ...own };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    const message = (error as Error).message.replace(/\. To specify a positional argument.*$/s, '');
    throw new UsageError(`${message}. Options: ${Object.keys(options).map((name) => `--${name}`).join(', ')}.`);
  }
}

export function choice<T extends string>(values: Parsed['values'], name: string, allowed: readonly T[], fallback: T): T {
  const value = values[name];
  if (value === undefined) return fallback;
  if (!(allowed as readonly unknown[]).includes(value)) throw new UsageError(`--${name} takes ${allowed.join(', ')}, not "${String(value)}".`);
  return value as T;
}

export function failOnOf(values: Parsed['values'], fallback: FailOn = 'error'): FailOn {
  return choice(values, 'fail-on', ['error', 'warning', 'note', 'never'], fallback);
}

export function text(values: Parsed['values'], name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given several times. */
export function texts(values: Parsed['values'], name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function colorOption(values: Parsed['values']): boolean | undefined {
  return values['no-color'] === true ? false : values['color'] === true ? true : undefined;
}
