import { bytesOfHex } from '../wire/packet.js';

/** Why the target does not run (GDB manual, "Stop Reply Packets"). */
export interface StopReply {
  readonly kind: 'stopped' | 'exited' | 'killed';
  /** Number of the signal, or the exit status. */
  readonly signal: number;
  /** `watch`, `hwbreak`, `swbreak`, `library` and the like, with what the server says of them. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Registers that came along, by number. */
  readonly registers: ReadonlyMap<number, Uint8Array>;
}

const pairLimit = 256;

/** Undefined where the text is no stop reply. */
export function parseStopReply(text: string): StopReply | undefined {
  const match = /^([STWX])([0-9a-fA-F]{2})(.*)$/s.exec(text);
  if (!match) return undefined;
  const signal = Number.parseInt(match[2] ?? '', 16);
  const reasons = new Map<string, string>();
  const registers = new Map<number, Uint8Array>();
  if (match[1] === 'T') {
    for (const pair of (match[3] ?? '').split(';', pairLimit)) {
      const colon = pair.indexOf(':');
      if (colon < 0) continue;
      const [key, value] = [pair.slice(0, colon), pair.slice(colon + 1)];
      const bytes = /^[0-9a-fA-F]{1,4}$/.test(key) ? bytesOfHex(value) : undefined;
      if (bytes) registers.set(Number.parseInt(key, 16), bytes);
      else reasons.set(key, value);
    }
  }
  return { kind: match[1] === 'W' ? 'exited' : match[1] === 'X' ? 'killed' : 'stopped', signal, reasons, registers };
}
