import { checksumOf } from './packet.js';

/** What arrived. `body` is as it was sent: runs and escapes still in it. `tooLong`: a packet beyond the limit; nothing of it is kept. */
export type Arrival =
  | { readonly kind: 'packet'; readonly body: Uint8Array; readonly intact: boolean }
  | { readonly kind: 'notification' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'tooLong' };

const dollar = 0x24;
const percent = 0x25;
const hash = 0x23;
const plus = 0x2b;
const minus = 0x2d;

const digit = (byte: number): number => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
};

/** Cuts a stream of bytes into packets. What is between packets and is no acknowledgement is ignored, as GDB does. */
export class PacketReader {
  private readonly limit: number;
  private state: 'between' | 'body' | 'sum' = 'between';
  private isNotification = false;
  private body: number[] = [];
  private sum: number[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  push(bytes: Uint8Array): Arrival[] {
    const arrivals: Arrival[] = [];
    for (const byte of bytes) {
      const arrival = this.next(byte);
      if (arrival) arrivals.push(arrival);
    }
    return arrivals;
  }

  private next(byte: number): Arrival | undefined {
    if (this.state === 'between') {
      if (byte === dollar || byte === percent) this.begin(byte === percent);
      else if (byte === plus) return { kind: 'acknowledged' };
      else if (byte === minus) return { kind: 'rejected' };
      return undefined;
    }
    if (this.state === 'body') {
      if (byte === hash) this.state = 'sum';
      // A new start: the packet before it was cut off.
      else if (byte === dollar) this.begin(false);
      else if (this.body.length >= this.limit) {
        this.state = 'between';
        this.body = [];
        return { kind: 'tooLong' };
      } else this.body.push(byte);
      return undefined;
    }
    this.sum.push(byte);
    return this.sum.length === 2 ? this.finish() : undefined;
  }

  private begin(isNotification: boolean): void {
    this.state = 'body';
    this.isNotification = isNotification;
    this.body = [];
    this.sum = [];
  }

  private finish(): Arrival {
    const body = Uint8Array.from(this.body);
    const [high, low] = this.sum.map(digit) as [number, number];
    this.state = 'between';
    this.body = [];
    if (this.isNotification) return { kind: 'notification' };
    return { kind: 'packet', body, intact: high >= 0 && low >= 0 && high * 16 + low === checksumOf(body) };
  }
}
