import { eventsOf, type BreakpointRequest, type EventId, type LogEvent, type LogRegion } from '@qspi-doctor/debug-log';
import type { Location, RelatedLocation } from '@qspi-doctor/diagnostics';
import type { LogInput, LogsInput, Program } from '@qspi-doctor/workspace';

/** Something in a log, with the log that it stands in. */
export interface InLog<T> {
  readonly input: LogInput;
  readonly what: T;
}

interface Line {
  readonly line: number;
  readonly text: string;
}

/** A session is one thing, whoever of a folder's programs took part: what is said of it as a whole is said of one program. */
export function isAbout({ about }: LogsInput, program: Program): boolean {
  return about === program;
}

/** Events of some kinds in all logs, each log by its lines. */
export function eventsIn({ logs }: LogsInput, ...ids: readonly EventId[]): readonly InLog<LogEvent>[] {
  return logs.flatMap((input) => eventsOf(input.log, ...ids).map((what) => ({ input, what })));
}

export function requestsIn({ logs }: LogsInput): readonly InLog<BreakpointRequest>[] {
  return logs.flatMap((input) => input.log.requests.map((what) => ({ input, what })));
}

export function placeIn({ input, what }: InLog<Line>): Location {
  return { file: input.file, line: what.line };
}

/** A line of a log as evidence, quoted. */
export function quoted(found: InLog<Line>, before = 'the log says'): RelatedLocation {
  return { ...placeIn(found), message: `${before}: ${found.what.text}` };
}

/** The first few, so that a log of a thousand refusals is no report of a thousand lines. */
export function fewQuoted(all: readonly InLog<Line>[], most = 4): readonly RelatedLocation[] {
  return all.slice(0, most).map((found) => quoted(found));
}

/** What the last memory map of the log says of an address; `unlisted` where there is a map and it has no such region. */
export function regionOf({ log }: LogInput, address: number): LogRegion | 'unlisted' | undefined {
  if (log.regions.length === 0) return undefined;
  // GDB shows the beginning of a map alone: what is not there may have been cut off.
  const cut = log.regions.some(({ text }) => /omitted\]|…$/.test(text));
  return log.regions.find(({ start, end }) => address >= start && address < end) ?? (cut ? undefined : 'unlisted');
}

/** "at 3 addresses" and the like. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** True where the core did halt at an address later in the same log: whatever was in the way was put right. */
export function haltedLater({ log }: LogInput, address: number, line: number): boolean {
  return log.requests.some(({ address: other, hitAt }) => other === address && hitAt !== undefined && hitAt > line);
}
