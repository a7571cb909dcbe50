import type { Connector } from '../connection.js';
import { includedAnnexes, parseTargetDescription, type TargetDescription } from '../documents/target-description.js';
import { parseMemoryMap, type RemoteMemoryMap } from '../documents/memory-map.js';
import { defaultLimits, type RemoteLimits } from '../limits.js';
import { failed, type Outcome, quoted, success } from '../outcome.js';
import { Exchange } from '../session/exchange.js';
import { bytesOf, bytesOfHex, hexOf, textOf } from '../wire/packet.js';
import { packetSizeOf, parseFeatures, type ServerFeatures } from './features.js';
import { hexReply, okReply, plainReply } from './replies.js';
import { parseStopReply, type StopReply } from './stop-reply.js';

/** Packets of `Z` and `z`. */
const breakpointTypes = { software: 0, hardware: 1 } as const;
const wishes = 'qSupported:swbreak+;hwbreak+;xmlRegisters=arm';
const annexLimit = 16;
/** Pieces of one document. */
const pieceLimit = 4096;

/**
 * A client of the GDB remote serial protocol (GDB manual, appendix "GDB Remote Serial Protocol"). Addresses are unsigned; every request
 * comes back with a value or a failure, within the time that the limits give it. One request at a time.
 */
export class GdbRemote {
  private readonly connector: Connector;
  private readonly limits: RemoteLimits;
  private exchange: Exchange;
  private supported: ServerFeatures = new Map();
  private running = false;
  private binaryWrites: boolean | undefined;
  private knowsContinuation: boolean | undefined;

  private constructor(connector: Connector, limits: RemoteLimits, exchange: Exchange) {
    this.connector = connector;
    this.limits = limits;
    this.exchange = exchange;
  }

  /** Connects and greets: features, no acknowledgements where the server can do without. Halts nothing by itself; some servers halt on connection. */
  static async connect(connector: Connector, limits: Partial<RemoteLimits> = {}): Promise<Outcome<GdbRemote>> {
    const all = { ...defaultLimits, ...limits };
    const exchange = await open(connector, all);
    if (!exchange.ok) return exchange;
    const client = new GdbRemote(connector, all, exchange.value);
    const greeted = await client.greet();
    return greeted.ok ? success(client) : greeted;
  }

  /** What the server said that it supports. */
  get features(): ServerFeatures {
    return this.supported;
  }

  get isRunning(): boolean {
    return this.running;
  }

  /** A new connection to the same server in place of this one. OpenOCD refuses it while it still puts the old one away: then it is tried again. */
  async reconnect(): Promise<Outcome<undefined>> {
    this.exchange.close();
    this.running = false;
    this.binaryWrites = this.knowsContinuation = undefined;
    let outcome = await this.open();
    for (let pause = 50, waited = 0; waited + pause <= this.limits.reconnectTime; waited += pause, pause *= 2) {
      if (outcome.ok || (outcome.failure.kind !== 'closed' && outcome.failure.kind !== 'connect')) break;
      await new Promise((resolve) => setTimeout(resolve, pause));
      outcome = await this.open();
    }
    return outcome;
  }

  private async open(): Promise<Outcome<undefined>> {
    const exchange = await open(this.connector, this.limits);
    if (!exchange.ok) return exchange;
    this.exchange = exchange.value;
    return this.greet();
  }

  close(): void {
    this.exchange.close();
  }

  /** Undefined where the server has none. */
  async memoryMap(): Promise<Outcome<RemoteMemoryMap | undefined>> {
    if (this.supported.get('qXfer:memory-map:read') !== '+') return success(undefined);
    const text = await this.document('memory-map', '');
    return text.ok ? parseMemoryMap(text.value) : text;
  }

  /** Undefined where the server has none. */
  async targetDescription(): Promise<Outcome<TargetDescription | undefined>> {
    if (this.supported.get('qXfer:features:read') !== '+') return success(undefined);
    // gdbserver 13 aborts where no thread was chosen before; GDB chooses one first thing. What a server says to it does not matter.
    const chosen = await this.ask('Hg0');
    if (!chosen.ok) return chosen;
    const documents: string[] = [];
    const annexes = ['target.xml'];
    let size = 0;
    for (let i = 0; i < annexes.length; i++) {
      if (i >= annexLimit) return failed('limit', 'the target description includes too many documents');
      const text = await this.document('features', annexes[i]!);
      if (!text.ok) return text;
      size += text.value.length;
      if (size > this.limits.documentSize) return failed('limit', 'the target description is too long');
      documents.push(text.value);
      for (const annex of includedAnnexes(text.value)) if (!annexes.includes(annex)) annexes.push(annex);
    }
    return parseTargetDescription(documents);
  }

  /** Reads in pieces that fit the server's packets. */
  async readMemory(address: number, length: number): Promise<Outcome<Uint8Array>> {
    if (length > this.limits.memorySize) return failed('limit', `more than ${this.limits.memorySize} bytes of memory at once`);
    const bytes = new Uint8Array(length);
    const piece = Math.max(16, (this.packetSize >> 1) - 8);
    // A server may answer with less than it was asked for, but not in crumbs for ever.
    let turns = 2 * Math.ceil(length / piece) + 16;
    for (let done = 0; done < length;) {
      if (turns-- === 0)
        return failed('malformed', `read ${length} bytes at 0x${(address >>> 0).toString(16)}: the server answers with too few bytes at a time`);
      const wanted = Math.min(piece, length - done);
      const at = (address + done) >>> 0;
      const reply = hexReply(await this.ask(`m${at.toString(16)},${wanted.toString(16)}`), `read ${wanted} bytes at 0x${at.toString(16)}`);
      if (!reply.ok) return reply;
      if (reply.value.length > wanted)
        return failed('malformed', `read at 0x${at.toString(16)}: the server answers with ${reply.value.length} bytes for ${wanted}`);
      bytes.set(reply.value, done);
      done += reply.value.length;
    }
    return success(bytes);
  }

  /** Writes in pieces, as binary data where the server takes it. */
  async writeMemory(address: number, bytes: Uint8Array): Promise<Outcome<undefined>> {
    this.binaryWrites ??= okReply(await this.ask(`X${(address >>> 0).toString(16)},0:`), 'binary write').ok;
    // In binary data a byte may need two.
    const piece = Math.max(16, (this.packetSize >> 1) - 20);
    for (let done = 0; done < bytes.length; done += piece) {
      const part = bytes.subarray(done, done + piece);
      const place = `${((address + done) >>> 0).toString(16)},${part.length.toString(16)}:`;
      const payload = this.binaryWrites ? Uint8Array.from([...bytesOf(`X${place}`), ...part]) : bytesOf(`M${place}${hexOf(part)}`);
      const reply = okReply(await this.ask(payload), `write ${part.length} bytes at 0x${((address + done) >>> 0).toString(16)}`);
      if (!reply.ok) return reply;
    }
    return success(undefined);
  }

  /** A 32-bit word, little-endian. */
  async readWord(address: number): Promise<Outcome<number>> {
    const bytes = await this.readMemory(address, 4);
    return bytes.ok ? success(new DataView(bytes.value.buffer, bytes.value.byteOffset).getUint32(0, true)) : bytes;
  }

  async writeWord(address: number, value: number): Promise<Outcome<undefined>> {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value >>> 0, true);
    return this.writeMemory(address, bytes);
  }

  /** All registers of `g`, one after the other; unavailable ones (`xx`) as zeros. */
  async readRegisters(): Promise<Outcome<Uint8Array>> {
    const reply = plainReply(await this.ask('g'), 'read the registers');
    if (!reply.ok) return reply;
    const bytes = bytesOfHex(reply.value.replaceAll('xx', '00'));
    return bytes ? success(bytes) : failed('malformed', `read the registers: the server answers ${quoted(reply.value)}`);
  }

  /** One register by its number in the target description: 0 to 15 are R0 to PC. */
  async readRegister(number: number): Promise<Outcome<Uint8Array>> {
    return hexReply(await this.ask(`p${number.toString(16)}`), `read register ${number}`);
  }

  async writeRegister(number: number, bytes: Uint8Array): Promise<Outcome<undefined>> {
    return okReply(await this.ask(`P${number.toString(16)}=${hexOf(bytes)}`), `write register ${number}`);
  }

  /** A command of the server itself (GDB's `monitor`); what it prints is the value. */
  async monitor(command: string): Promise<Outcome<string>> {
    let output = '';
    const answers = (payload: Uint8Array): boolean => {
      const text = textOf(payload);
      // Output as packets of their own; "OK" ends it, or output in place of it.
      if (text.startsWith('O') && text !== 'OK') {
        if (output.length < this.limits.consoleSize) output += textOf(bytesOfHex(text.slice(1)) ?? new Uint8Array());
        return false;
      }
      return true;
    };
    const what = `monitor ${command}`;
    const reply = plainReply(await this.ask(`qRcmd,${hexOf(bytesOf(command))}`, this.limits.monitorTime, answers), what);
    if (!reply.ok) return output === '' ? reply : failed(reply.failure.kind, `${reply.failure.message}: ${quoted(output)}`, reply.failure.code);
    if (reply.value === 'OK') return success(output);
    const direct = bytesOfHex(reply.value);
    return direct ? success(output + textOf(direct)) : failed('malformed', `${what}: the server answers ${quoted(reply.value)}`);
  }

  async setBreakpoint(type: 'software' | 'hardware', address: number, size = 2): Promise<Outcome<undefined>> {
    return okReply(
      await this.ask(`Z${breakpointTypes[type]},${(address >>> 0).toString(16)},${size}`),
      `set a ${type} breakpoint at 0x${(address >>> 0).toString(16)}`,
    );
  }

  async clearBreakpoint(type: 'software' | 'hardware', address: number, size = 2): Promise<Outcome<undefined>> {
    return okReply(
      await this.ask(`z${breakpointTypes[type]},${(address >>> 0).toString(16)},${size}`),
      `clear the ${type} breakpoint at 0x${(address >>> 0).toString(16)}`,
    );
  }

  /** Why the target stands still. */
  async stopReason(): Promise<Outcome<StopReply>> {
    return this.readStop(await this.ask('?', this.limits.replyTime, isStop));
  }

  /** Chooses a target of a server that has none at first (GDB's `attach`). Most such servers halt it. */
  async attach(number: number): Promise<Outcome<StopReply>> {
    // Extended mode; a server that has no other one need not know the packet.
    const extended = plainReply(await this.ask('!'), 'extended mode');
    if (!extended.ok && extended.failure.kind !== 'unsupported' && extended.failure.kind !== 'refused') return extended;
    return this.readStop(await this.ask(`vAttach;${number.toString(16)}`, this.limits.monitorTime, isStop));
  }

  /** Lets the target go on, or run one instruction; `waitForStop` says when it stands still again. */
  async resume(action: 'continue' | 'step' = 'continue'): Promise<Outcome<undefined>> {
    if (this.running) return failed('state', 'the target runs already');
    if (this.knowsContinuation === undefined) {
      const known = plainReply(await this.ask('vCont?'), 'vCont?');
      if (!known.ok && known.failure.kind !== 'unsupported' && known.failure.kind !== 'refused') return known;
      this.knowsContinuation = known.ok && /;c(?:;|$)/.test(known.value) && /;s(?:;|$)/.test(known.value);
    }
    const letter = action === 'continue' ? 'c' : 's';
    const sent = this.exchange.send(bytesOf(this.knowsContinuation ? `vCont;${letter}` : letter));
    if (sent.ok) this.running = true;
    return sent;
  }

  /** Waits for the target to stand still; after a timeout it still runs and may be waited for again. */
  async waitForStop(time = this.limits.replyTime): Promise<Outcome<StopReply>> {
    if (!this.running) return failed('state', 'the target does not run');
    const reply = await this.exchange.expect(time, (payload) => isStop(payload) || payload.length === 0 || payload[0] === 0x45);
    if (!reply.ok) return reply;
    this.running = false;
    return this.readStop(reply);
  }

  /** Halts the running target. */
  async interrupt(time = this.limits.replyTime): Promise<Outcome<StopReply>> {
    if (!this.running) return failed('state', 'the target does not run');
    const sent = this.exchange.interrupt();
    return sent.ok ? this.waitForStop(time) : sent;
  }

  /**
   * Leaves the target and ends the connection. What the target does then is the server's affair: OpenOCD, which halts it on connection, leaves
   * it halted. Where it is to run, `resume` and then `close`.
   */
  async detach(): Promise<Outcome<undefined>> {
    const reply = okReply(await this.ask('D'), 'detach');
    this.exchange.close();
    return reply;
  }

  private get packetSize(): number {
    return packetSizeOf(this.supported);
  }

  private async greet(): Promise<Outcome<undefined>> {
    const reply = plainReply(await this.ask(wishes), 'qSupported');
    if (!reply.ok && reply.failure.kind !== 'unsupported') return reply;
    this.supported = reply.ok ? parseFeatures(reply.value) : new Map();
    if (this.supported.get('QStartNoAckMode') !== '+') return success(undefined);
    const quiet = okReply(await this.ask('QStartNoAckMode'), 'QStartNoAckMode');
    if (quiet.ok) this.exchange.stopAcknowledging();
    return quiet.ok || quiet.failure.kind === 'unsupported' || quiet.failure.kind === 'refused' ? success(undefined) : quiet;
  }

  private ask(payload: string | Uint8Array, time = this.limits.replyTime, answers?: (payload: Uint8Array) => boolean): Promise<Outcome<Uint8Array>> {
    if (this.running) return Promise.resolve(failed('state', 'the target runs: halt it first'));
    return this.exchange.request(typeof payload === 'string' ? bytesOf(payload) : payload, time, answers);
  }

  private readStop(outcome: Outcome<Uint8Array>): Outcome<StopReply> {
    const reply = plainReply(outcome, 'wait for the target');
    if (!reply.ok) return reply;
    const stop = parseStopReply(reply.value);
    return stop ? success(stop) : failed('malformed', `this is no stop reply: ${quoted(reply.value)}`);
  }

  /** A document of `qXfer`, in pieces: `m` has more to come, `l` is the last. */
  private async document(object: 'memory-map' | 'features', annex: string): Promise<Outcome<string>> {
    const piece = Math.max(64, this.packetSize - 8);
    let text = '';
    for (let pieces = 0; pieces < pieceLimit; pieces++) {
      const what = `read ${object} ${quoted(annex)}`;
      const reply = plainReply(await this.ask(`qXfer:${object}:read:${annex}:${text.length.toString(16)},${piece.toString(16)}`), what);
      if (!reply.ok) return reply;
      const [mark, part] = [reply.value[0], reply.value.slice(1)];
      if (mark !== 'm' && mark !== 'l') return failed('malformed', `${what}: the server answers ${quoted(reply.value)}`);
      text += part;
      if (text.length > this.limits.documentSize) return failed('limit', `${what}: longer than ${this.limits.documentSize} bytes`);
      if (mark === 'l') return success(text);
      if (part === '') return failed('malformed', `${what}: an empty piece that is not the last`);
    }
    return failed('limit', `read ${object}: the server sends it in more than ${pieceLimit} pieces`);
  }
}

function isStop(payload: Uint8Array): boolean {
  return payload.length === 0 || parseStopReply(textOf(payload.subarray(0, 3))) !== undefined || payload[0] === 0x45;
}

async function open(connector: Connector, limits: RemoteLimits): Promise<Outcome<Exchange>> {
  try {
    return success(new Exchange(await connector(), limits));
  } catch (problem) {
    return failed('connect', `no connection to the server: ${quoted(problem instanceof Error ? problem.message : String(problem))}`);
  }
}
