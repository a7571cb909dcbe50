import type { Connection } from '../connection.js';
import type { RemoteLimits } from '../limits.js';
import { type Failure, failed, type Outcome, quoted, success } from '../outcome.js';
import { expandRuns, framePacket, unescapeBytes } from '../wire/packet.js';
import { PacketReader } from '../wire/packet-reader.js';

/** How often a packet is sent again before both sides are taken to be out of step. */
const attempts = 3;
const interruptByte = 0x03;
/** Packets kept that came before somebody waited for them. */
const unaskedLimit = 16;

/** Looks at a payload: true ends the wait, false waits for the next one (console output before the answer). */
export type Answers = (payload: Uint8Array) => boolean;

interface Waiting {
  readonly answers: Answers;
  readonly resolve: (outcome: Outcome<Uint8Array>) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * One connection: sends a packet, waits for its answer, never two at a time. An answer that does not come in time may still come later and
 * would be taken for that of the next request; so after a timeout nothing more is asked on this connection, and only a new one helps.
 */
export class Exchange {
  private readonly connection: Connection;
  private readonly limits: RemoteLimits;
  private readonly reader: PacketReader;
  private acknowledges = true;
  private waiting: Waiting | undefined;
  private sent: Uint8Array | undefined;
  private resent = 0;
  private damaged = 0;
  private received = 0;
  /** Set while the target runs: what the server sends by itself is kept for `expect`. */
  private unasked: Uint8Array[] | undefined;
  private broken: Failure | undefined;

  constructor(connection: Connection, limits: RemoteLimits) {
    this.connection = connection;
    this.limits = limits;
    this.reader = new PacketReader(limits.packetSize);
    connection.onData((bytes) => this.receive(bytes));
    connection.onClose((reason) => this.fail('closed', `the server ended the connection${reason === undefined ? '' : ` (${quoted(reason)})`}`));
  }

  /** Why this connection is of no use any more. */
  get failure(): Failure | undefined {
    return this.broken;
  }

  stopAcknowledging(): void {
    this.acknowledges = false;
  }

  /** Sends a packet and waits for the payload that answers it. */
  request(payload: Uint8Array, time: number, answers: Answers = () => true): Promise<Outcome<Uint8Array>> {
    return this.await(time, answers, true, () => {
      this.unasked = undefined;
      this.sent = framePacket(payload);
      this.resent = 0;
      this.connection.write(this.sent);
    });
  }

  /** Waits for a packet that the server sends by itself. A timeout is no harm: the packet may be awaited again. */
  expect(time: number, answers: Answers): Promise<Outcome<Uint8Array>> {
    return this.await(time, answers, false, () => {
      const early = this.unasked?.find((payload) => answers(payload));
      this.unasked = [];
      if (early) this.settle(success(early));
    });
  }

  /** Sends a packet that has no answer, or whose answer is awaited by `expect`. */
  send(payload: Uint8Array): Outcome<undefined> {
    if (this.broken) return { ok: false, failure: this.broken };
    this.unasked = [];
    this.sent = framePacket(payload);
    this.resent = 0;
    return this.write(this.sent);
  }

  /** The byte that asks the server to halt the target. */
  interrupt(): Outcome<undefined> {
    return this.broken ? { ok: false, failure: this.broken } : this.write(Uint8Array.of(interruptByte));
  }

  close(): void {
    this.fail('closed', 'the connection was closed');
  }

  private write(bytes: Uint8Array): Outcome<undefined> {
    try {
      this.connection.write(bytes);
      return success(undefined);
    } catch (problem) {
      this.fail('closed', `the connection cannot be written to: ${quoted(String(problem))}`);
      return { ok: false, failure: this.broken! };
    }
  }

  private await(time: number, answers: Answers, isFatal: boolean, begin: () => void): Promise<Outcome<Uint8Array>> {
    if (this.broken) return Promise.resolve({ ok: false, failure: this.broken });
    if (this.waiting) return Promise.resolve(failed('state', 'an answer is still outstanding'));
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.timedOut(time, isFatal), time);
      this.waiting = { answers, resolve, timer };
      this.received = 0;
      this.damaged = 0;
      try {
        begin();
      } catch (problem) {
        this.fail('closed', `the connection cannot be written to: ${quoted(String(problem))}`);
      }
    });
  }

  private timedOut(time: number, isFatal: boolean): void {
    const message = `no answer within ${time} ms`;
    if (isFatal) this.fail('timeout', message);
    else this.settle(failed('timeout', message));
  }

  private settle(outcome: Outcome<Uint8Array>): void {
    const { waiting } = this;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.waiting = undefined;
    waiting.resolve(outcome);
  }

  private fail(kind: Failure['kind'], message: string): void {
    if (this.broken) return;
    this.broken = { kind, message };
    this.settle({ ok: false, failure: this.broken });
    this.connection.close();
  }

  private receive(bytes: Uint8Array): void {
    if (this.broken) return;
    this.received += bytes.length;
    if (this.received > this.limits.replySize) return this.fail('limit', `the server sent more than ${this.limits.replySize} bytes for one answer`);
    for (const arrival of this.reader.push(bytes)) {
      if (this.broken) return;
      switch (arrival.kind) {
        case 'tooLong':
          return this.fail('limit', `the server sent a packet of more than ${this.limits.packetSize} bytes`);
        case 'rejected':
          this.sendAgain();
          break;
        case 'packet':
          this.takePacket(arrival.body, arrival.intact);
          break;
        default:
      }
    }
  }

  private sendAgain(): void {
    if (!this.acknowledges || !this.sent || !this.waiting) return;
    if (++this.resent > attempts) return this.fail('malformed', 'the server rejects every packet as damaged');
    this.write(this.sent);
  }

  private takePacket(body: Uint8Array, intact: boolean): void {
    if (this.acknowledges) {
      if (!intact && ++this.damaged > attempts) return this.fail('malformed', 'every packet of the server has a wrong checksum');
      this.write(Uint8Array.of(intact ? 0x2b : 0x2d));
      if (!intact) return;
    }
    const expanded = expandRuns(body, this.limits.packetSize);
    if (!expanded) return this.fail('malformed', `a packet of the server cannot be decoded: ${quoted(body)}`);
    const payload = unescapeBytes(expanded);
    if (this.waiting?.answers(payload)) this.settle(success(payload));
    else if (!this.waiting && this.unasked && this.unasked.length < unaskedLimit) this.unasked.push(payload);
  }
}
