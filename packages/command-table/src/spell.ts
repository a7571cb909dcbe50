import type { OptionEntry } from './entries.js';

/** How an option is typed: `-o` and `--output`. */
export function named({ name, short }: OptionEntry): readonly string[] {
  return [...(short === undefined ? [] : [`-${short}`]), `--${name}`];
}

/** The long form alone: what is offered where a dash was typed. */
export function dashed({ name }: OptionEntry): string {
  return `--${name}`;
}
