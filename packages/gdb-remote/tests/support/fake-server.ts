import type { Connection, Connector } from '../../src/index.js';
import { bytesOf, framePacket, textOf } from '../../src/wire/packet.js';
import { PacketReader } from '../../src/wire/packet-reader.js';

/** What a fake server does with a payload: texts are sent as packets, bytes as they are. */
export type Script = (payload: string, server: FakeServer) => readonly (string | Uint8Array)[];

/** A server in memory that answers by a script, at once or in the next turn. */
export class FakeServer implements Connection {
  readonly received: string[] = [];
  acknowledgements = '';
  interrupts = 0;
  closed = false;
  private readonly reader = new PacketReader(1 << 20);
  private readonly script: Script;
  private data: (bytes: Uint8Array) => void = () => undefined;
  private ended: (reason?: string) => void = () => undefined;

  constructor(script: Script) {
    this.script = script;
  }

  static connector(script: Script): { connector: Connector; servers: FakeServer[] } {
    const servers: FakeServer[] = [];
    return { servers, connector: () => Promise.resolve(servers[servers.push(new FakeServer(script)) - 1]!) };
  }

  write(bytes: Uint8Array): void {
    if (this.closed) throw new Error('written after the end');
    if (bytes.length === 1 && bytes[0] === 0x03) {
      this.interrupts++;
      this.answer('\x03');
      return;
    }
    for (const arrival of this.reader.push(bytes)) {
      if (arrival.kind === 'acknowledged') this.acknowledgements += '+';
      else if (arrival.kind === 'rejected') this.acknowledgements += '-';
      else if (arrival.kind === 'packet') {
        const payload = textOf(arrival.body);
        this.received.push(payload);
        this.answer(payload);
      }
    }
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.data = listener;
  }

  onClose(listener: (reason?: string) => void): void {
    this.ended = listener;
  }

  close(): void {
    this.closed = true;
  }

  /** Sends bytes to the client. */
  say(bytes: Uint8Array): void {
    this.data(bytes);
  }

  /** Ends the connection from the server's side. */
  hangUp(reason?: string): void {
    this.ended(reason);
  }

  private answer(payload: string): void {
    for (const part of this.script(payload, this)) this.say(typeof part === 'string' ? framePacket(bytesOf(part)) : part);
  }
}
