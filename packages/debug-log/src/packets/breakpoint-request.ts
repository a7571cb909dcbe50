import type { LogTool } from '../event.js';

/** GDB manual, "Packets": `Z0` software, `Z1` hardware breakpoint; `Z2` to `Z4` watchpoints. */
export type RequestKind = 'software' | 'hardware' | 'watchpoint';

/** `unsupported`: the server answered with an empty packet; `unanswered`: the log has no answer. */
export type RequestOutcome = 'accepted' | 'refused' | 'unsupported' | 'unanswered';

/** A breakpoint that GDB asked the server for, all times together. */
export interface BreakpointRequest {
  readonly kind: RequestKind;
  readonly address: number;
  readonly outcome: RequestOutcome;
  /** The server's error, as `E0E`. */
  readonly error: string | undefined;
  /** Who noted the packet. */
  readonly tool: LogTool;
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
  readonly text: string;
  /** Line of the first stop at its address after it was asked for. */
  readonly hitAt: number | undefined;
}

const kinds: Readonly<Record<string, RequestKind>> = { Z0: 'software', Z1: 'hardware', Z2: 'watchpoint', Z3: 'watchpoint', Z4: 'watchpoint' };

/** What a `Z` packet asks for; undefined for any other. */
export function requestOf(data: string): { readonly kind: RequestKind; readonly address: number } | undefined {
  const match = /^(Z[0-4]),([0-9a-fA-F]{1,8}),/.exec(data);
  const kind = kinds[match?.[1] ?? ''];
  return kind === undefined || match?.[2] === undefined ? undefined : { kind, address: Number.parseInt(match[2], 16) };
}

/** How the server answered; undefined for what is no answer to a `Z` packet (console output that comes in between). */
export function outcomeOf(answer: string): { readonly outcome: RequestOutcome; readonly error: string | undefined } | undefined {
  if (answer === 'OK') return { outcome: 'accepted', error: undefined };
  if (answer === '') return { outcome: 'unsupported', error: undefined };
  return /^E(?:[0-9a-fA-F]{2}|\.)/.test(answer) ? { outcome: 'refused', error: answer.slice(0, 40) } : undefined;
}
