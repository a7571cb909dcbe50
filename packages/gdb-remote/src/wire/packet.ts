/** Framing of the GDB remote serial protocol (GDB manual, "Remote Protocol", Overview): $payload#checksum. */

const dollar = 0x24;
const hash = 0x23;
const escape = 0x7d;
const star = 0x2a;

const hexDigits = '0123456789abcdef';

export function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xff;
  return sum;
}

/** Text of the protocol as bytes; one byte a character. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** A packet with this payload, ready to be sent. */
export function framePacket(payload: Uint8Array): Uint8Array {
  const body: number[] = [];
  for (const byte of payload) {
    if (byte === dollar || byte === hash || byte === escape || byte === star) body.push(escape, byte ^ 0x20);
    else body.push(byte);
  }
  const sum = checksumOf(Uint8Array.from(body));
  return Uint8Array.from([dollar, ...body, hash, hexDigits.charCodeAt(sum >> 4), hexDigits.charCodeAt(sum & 15)]);
}

/** Expands runs ("0* " is "0000"). Undefined where a run has nothing before it or no count, and where the result is longer than `limit`. */
export function expandRuns(body: Uint8Array, limit: number): Uint8Array | undefined {
  if (!body.includes(star)) return body.length > limit ? undefined : body;
  const expanded: number[] = [];
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte !== star) {
      expanded.push(byte);
      if (expanded.length > limit) return undefined;
      continue;
    }
    const count = (body[++i] ?? 0) - 29;
    const last = expanded[expanded.length - 1];
    if (count < 3 || count > 97 || last === undefined || expanded.length + count > limit) return undefined;
    for (let n = 0; n < count; n++) expanded.push(last);
  }
  return Uint8Array.from(expanded);
}

/** Takes the escapes out of binary data. */
export function unescapeBytes(body: Uint8Array): Uint8Array {
  if (!body.includes(escape)) return body;
  const plain: number[] = [];
  for (let i = 0; i < body.length; i++) {
    if (body[i] === escape && i + 1 < body.length) plain.push(body[++i]! ^ 0x20);
    else plain.push(body[i]!);
  }
  return Uint8Array.from(plain);
}

export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte >> 4]! + hexDigits[byte & 15]!;
  return text;
}

/** Undefined where the text is not pairs of hexadecimal digits. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
