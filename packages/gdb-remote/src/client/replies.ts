import { failed, type Outcome, quoted, success } from '../outcome.js';
import { bytesOfHex, textOf } from '../wire/packet.js';

/** An empty answer and `Enn` are the same for all requests; anything else is for the caller to read. */
export function plainReply(outcome: Outcome<Uint8Array>, what: string): Outcome<string> {
  if (!outcome.ok) return outcome;
  const text = textOf(outcome.value);
  if (text === '') return failed('unsupported', `the server does not support it: ${what}`);
  const error = /^E(?:([0-9a-fA-F]{2})$|\.(.*)$)/s.exec(text);
  if (!error) return success(text);
  return error[1] === undefined
    ? failed('refused', `${what}: the server answers ${quoted(error[2] ?? '')}`)
    : failed('refused', `${what}: the server answers with error ${error[1]}`, Number.parseInt(error[1], 16));
}

/** `OK`, and nothing else. */
export function okReply(outcome: Outcome<Uint8Array>, what: string): Outcome<undefined> {
  const reply = plainReply(outcome, what);
  if (!reply.ok) return reply;
  return reply.value === 'OK' ? success(undefined) : failed('malformed', `${what}: the server answers ${quoted(reply.value)}`);
}

/** Bytes in hexadecimal. */
export function hexReply(outcome: Outcome<Uint8Array>, what: string): Outcome<Uint8Array> {
  const reply = plainReply(outcome, what);
  if (!reply.ok) return reply;
  const bytes = bytesOfHex(reply.value);
  return bytes && bytes.length > 0 ? success(bytes) : failed('malformed', `${what}: the server answers ${quoted(reply.value)}`);
}
