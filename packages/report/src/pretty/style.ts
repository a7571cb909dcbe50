import type { Severity } from '@qspi-doctor/diagnostics';
import { Chalk, type ChalkInstance } from 'chalk';
import type { Verdict } from '@qspi-doctor/doctor';

export type ColorLevel = 0 | 1 | 2 | 3;

/** Everything that the look of the terminal report depends on. */
export interface Style {
  readonly paint: ChalkInstance;
  /** Columns that may be used. */
  readonly width: number;
}

export function styleOf(color: ColorLevel, width: number): Style {
  return { paint: new Chalk({ level: color }), width: Math.max(60, Math.min(width, 110)) };
}

const marks: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', note: '•' };

/** A severity is always a word as well as a colour and a mark: colours alone tell too little. */
export function severityMark(severity: Severity, { paint }: Style): string {
  return severity === 'error' ? paint.red(`${marks.error} error`) : severity === 'warning' ? paint.yellow(`${marks.warning} warning`) : paint.blue(`${marks.note} note`);
}

export function verdictBadge(verdict: Verdict, { paint }: Style): string {
  const text = ` ${verdict.toUpperCase()} `;
  switch (verdict) {
    case 'broken':
      return paint.bgRed.whiteBright.bold(text);
    case 'suspect':
      return paint.bgYellow.black.bold(text);
    case 'healthy':
      return paint.bgGreen.black.bold(text);
    case 'unknown':
      return paint.bgBlue.whiteBright.bold(text);
  }
}
