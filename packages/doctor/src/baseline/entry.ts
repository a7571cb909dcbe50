import type { Finding } from '@qspi-doctor/diagnostics';

/** The commands whose findings a baseline may hold. Each goes by its own entries: they name programs and files in different ways. */
export type BaselineCommand = 'check' | 'lint';

/**
 * Findings of one kind at one place. Lines, addresses and sizes are no part of it: they change with every edit and every build, and what was known
 * yesterday is the same today. Schema: packages/report/schema/baseline.schema.json.
 */
export interface BaselineEntry {
  readonly by: BaselineCommand;
  readonly rule: string;
  readonly program?: string | undefined;
  /** Relative to the folder of the baseline file, with `/`. */
  readonly file?: string | undefined;
  /** Which of the rule's messages it is. */
  readonly message: string;
  /** Of the names that are filled into the message, without numbers and addresses. */
  readonly data: string;
  /** How many findings are alike in all of that. */
  readonly count: number;
  /** For people: why it stays. Kept when the file is written anew. */
  readonly reason?: string | undefined;
}

/** Turns a path of a finding into one of the baseline. */
export type PathInBaseline = (file: string) => string;

export function entryOf(finding: Finding, by: BaselineCommand, pathOf: PathInBaseline): BaselineEntry {
  const { rule, program, location, messageId, data } = finding;
  return {
    by,
    rule,
    // A lint run calls each file a program.
    ...(program === undefined || by === 'lint' ? {} : { program }),
    ...(location.file === undefined ? {} : { file: pathOf(location.file) }),
    message: messageId,
    data: hash(stable(data)),
    count: 1,
  };
}

export function keyOf({ by, rule, program = '', file = '', message, data }: BaselineEntry): string {
  return [by, rule, program, file, message, data].join('\n');
}

/** The names in the data, in the order of their keys: what is counted or measured may change, and so may an address inside a text. */
function stable(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.replace(/0x[0-9a-f]+|\d+(?:[.,]\d+)*/gi, '#'));
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? String(value) : '';
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${key}:${stable(member)}`)
    .join()}}`;
}

/** FNV-1a with two seeds, 64 bits in all: enough to tell findings of one rule in one file apart. */
function hash(text: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((seed) => {
      let value = seed;
      for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
      return value.toString(16).padStart(8, '0');
    })
    .join('');
}
