/**
 * `connect`: no connection came about. `closed`: it ended. `timeout`: no answer in time. `refused`: the server answered with an error.
 * `unsupported`: the server does not know the request. `malformed`: an answer that the protocol does not have. `limit`: more bytes than allowed.
 * `state`: the request does not fit (the target runs, or an answer is still outstanding).
 */
export type FailureKind = 'connect' | 'closed' | 'timeout' | 'refused' | 'unsupported' | 'malformed' | 'limit' | 'state';

export interface Failure {
  readonly kind: FailureKind;
  /** One sentence for people, safe to print: what a server sent is shortened and its control characters are replaced. */
  readonly message: string;
  /** Of `Enn`, where the server gave one. */
  readonly code?: number;
}

/** What every request comes back with: nothing throws for what a server does. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const failed = (kind: FailureKind, message: string, code?: number): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: code === undefined ? { kind, message } : { kind, message, code },
});

const shown = 160;

/** Bytes of a server as text for a message. */
export function quoted(bytes: Uint8Array | string): string {
  const text = typeof bytes === 'string' ? bytes : String.fromCharCode(...bytes.subarray(0, shown + 1));
  const safe = text.slice(0, shown).replace(/[^\x20-\x7e]/g, '.');
  return `"${safe}${text.length > shown ? '…' : ''}"`;
}
