import type { LogEvent, LogTool } from './event.js';
import type { BreakpointRequest } from './packets/breakpoint-request.js';
import type { LogRegion } from './packets/memory-region.js';
import type { LogEncoding } from './text/decode-bytes.js';

/** A program that speaks in the log; `version` where it says it. */
export interface ToolInLog {
  readonly tool: LogTool;
  readonly version: string | undefined;
  readonly line: number;
}

/** What a log of a debug session says. Everything has its line; lines count from 1. */
export interface DebugLog {
  readonly encoding: LogEncoding;
  readonly bytes: number;
  readonly lines: number;
  /** In the order in which they speak. One console can hold several. */
  readonly tools: readonly ToolInLog[];
  /** By line. */
  readonly events: readonly LogEvent[];
  /** Breakpoints that GDB asked the server for, where the log shows packets; by line. */
  readonly requests: readonly BreakpointRequest[];
  /** Of the last memory map that the log shows. */
  readonly regions: readonly LogRegion[];
  /** True where the log shows packets of the remote protocol at all. */
  readonly hasPackets: boolean;
  /** A sentence on what was passed over, where there was too much. */
  readonly incomplete: string | undefined;
}

/** The events of some kinds, by line. */
export function eventsOf(log: DebugLog, ...ids: readonly LogEvent['id'][]): readonly LogEvent[] {
  return log.events.filter(({ id }) => ids.includes(id));
}

/** True of a text that is no log of a debug session, as far as anybody can tell. */
export function saysNothing({ tools, events, requests, regions }: DebugLog): boolean {
  return tools.length + events.length + requests.length + regions.length === 0;
}
