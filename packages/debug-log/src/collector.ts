import type { Found, LogEvent } from './event.js';
import type { LogLimits } from './limits.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Keeps what was found: once each, with a count. */
export class Collector {
  readonly #events = new Map<string, Mutable<LogEvent>>();
  readonly #limits: LogLimits;
  full = false;

  constructor(limits: LogLimits) {
    this.#limits = limits;
  }

  add(found: Found, line: number, text: string): void {
    const key = `${found.id}\0${found.tool ?? ''}\0${found.address ?? ''}\0${found.number ?? ''}\0${found.value ?? ''}`;
    const known = this.#events.get(key);
    if (known !== undefined) {
      known.lastLine = line;
      known.count++;
      return;
    }
    if (this.#events.size >= this.#limits.events) {
      this.full = true;
      return;
    }
    const value = found.value === undefined ? {} : { value: found.value.slice(0, this.#limits.quotation) };
    this.#events.set(key, { ...found, ...value, line, lastLine: line, count: 1, text: quotation(text, this.#limits) });
  }

  events(): readonly LogEvent[] {
    return [...this.#events.values()].sort((a, b) => a.line - b.line);
  }
}

/** A line as it is quoted: without blanks around it, and not too long. */
export function quotation(text: string, { quotation: limit }: LogLimits): string {
  const trimmed = text.trim();
  return trimmed.length > limit ? `${trimmed.slice(0, limit - 1)}…` : trimmed;
}
