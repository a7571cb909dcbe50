import type { Collector } from '../collector.js';
import { quotation } from '../collector.js';
import type { LogTool } from '../event.js';
import type { LogLimits } from '../limits.js';
import { outcomeOf, requestOf, type BreakpointRequest, type RequestOutcome } from './breakpoint-request.js';
import { regionInRow, regionsInXml, type LogRegion } from './memory-region.js';
import { packetInLine, type PacketInLine } from './packet-in-line.js';
import { monitorCommandOf } from './monitor-command.js';
import { programCounterOf, signalOf } from './stop.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Pending {
  readonly tool: LogTool;
  readonly data: string;
  readonly line: number;
  readonly text: string;
}

/** Follows the packets of a log: breakpoints with their answers, where the core stopped, the memory map. */
export class PacketReader {
  readonly #requests = new Map<string, Mutable<BreakpointRequest>>();
  /** The last request that each program noted on each connection and that has no answer yet. */
  readonly #pending = new Map<string, Pending>();
  /** Signal of a stop whose place is not known yet. */
  #stopped: { readonly signal: string; readonly line: number; readonly text: string } | undefined;
  #regions: LogRegion[] = [];
  /** Where the map that is being read began: a table of `info mem` has a row a line. */
  #mapBegan = 0;
  readonly #limits: LogLimits;
  readonly #events: Collector;
  readonly tools = new Map<LogTool, number>();
  full = false;

  constructor(limits: LogLimits, events: Collector) {
    this.#limits = limits;
    this.#events = events;
  }

  /** True where the line was a packet: it has nothing else to say then. */
  read(text: string, line: number): boolean {
    const packet = packetInLine(text);
    if (packet === undefined) return false;
    if (!this.tools.has(packet.tool)) this.tools.set(packet.tool, line);
    if (packet.direction === 'request') this.#request(packet, line, text);
    else this.#answer(packet, packet.data, line, text);
    return true;
  }

  /** A row of GDB's `info mem`. */
  readRow(text: string, line: number): void {
    const region = regionInRow(text);
    if (region !== undefined) this.#addRegions([region], line, text);
  }

  /** A stop that GDB told in words. */
  hit(address: number, line: number): void {
    for (const request of this.#requests.values()) {
      if (request.address === address && request.outcome === 'accepted' && request.kind !== 'watchpoint') request.hitAt ??= line;
    }
  }

  requests(): readonly BreakpointRequest[] {
    return [...this.#requests.values()].sort((a, b) => a.line - b.line);
  }

  regions(): readonly LogRegion[] {
    return this.#regions;
  }

  end(): void {
    for (const pending of this.#pending.values()) this.#settle(pending, 'unanswered', undefined);
    this.#pending.clear();
    this.#placeStop(undefined);
  }

  #request(packet: PacketInLine, line: number, text: string): void {
    const { tool, data, answer } = packet;
    const way = wayOf(packet);
    const left = this.#pending.get(way);
    if (left !== undefined) this.#settle(left, 'unanswered', undefined);
    const short = data.length > 200 ? data.slice(0, 200) : data;
    if (/^(?:vCont;c|c(?:$|[0-9a-f]))/.test(short)) this.#events.add({ id: 'resumed' }, line, text);
    this.#notable(short, line, text);
    if (!/^(?:Z|g$|m[0-9a-f]|vCont;|c|s|\?|qXfer:memory-map)/.test(short)) this.#pending.delete(way);
    // Connections come and go: those whose last request was never answered must not pile up.
    else if (this.#pending.size < this.#limits.requests) this.#pending.set(way, { tool, data: short, line, text });
    if (answer !== undefined) this.#answer(packet, answer, line, text);
  }

  #answer(packet: PacketInLine, data: string, line: number, text: string): void {
    const way = wayOf(packet);
    const pending = this.#pending.get(way);
    if (data.includes('<memory ')) this.#addRegions(regionsInXml(data), line, text);
    const signal = signalOf(data);
    if (signal !== undefined && (pending === undefined || !pending.data.startsWith('Z'))) {
      this.#placeStop(undefined);
      // `?` asks how things stand at the connection: that is no stop.
      if (pending?.data !== '?') this.#stopped = { signal, line, text };
      this.#pending.delete(way);
      return;
    }
    if (pending === undefined) return;
    if (pending.data === 'g') {
      this.#placeStop(programCounterOf(data));
      this.#pending.delete(way);
    } else if (pending.data.startsWith('m')) {
      const read = /^m([0-9a-f]{1,8}),/i.exec(pending.data);
      if (read && /^E[0-9a-f]{2}$/i.test(data)) this.#events.add({ id: 'memory-inaccessible', address: Number.parseInt(read[1] ?? '', 16) }, pending.line, pending.text);
      this.#pending.delete(way);
    } else if (pending.data.startsWith('Z')) {
      const outcome = outcomeOf(data);
      if (outcome === undefined) return;
      this.#settle(pending, outcome.outcome, outcome.error);
      this.#pending.delete(way);
    }
  }

  /** Requests that tell something by themselves. */
  #notable(data: string, line: number, text: string): void {
    const erase = /^vFlashErase:([0-9a-f]{1,8}),([0-9a-f]{1,8})$/i.exec(data);
    if (erase) this.#events.add({ id: 'gdb-erased', address: Number.parseInt(erase[1] ?? '', 16), number: Number.parseInt(erase[2] ?? '', 16) }, line, text);
    const command = monitorCommandOf(data);
    if (command === undefined) return;
    this.#events.add({ id: 'monitor', value: command }, line, `monitor ${command}`);
    const override = /breakpoint_override (hard|soft)\b/.exec(command);
    if (override?.[1] !== undefined) this.#events.add({ id: 'breakpoint-override', tool: 'openocd', value: override[1] }, line, `monitor ${command}`);
  }

  #placeStop(address: number | undefined): void {
    const stop = this.#stopped;
    if (stop === undefined) return;
    this.#stopped = undefined;
    this.#events.add({ id: 'stop', value: stop.signal, ...(address === undefined ? {} : { address }) }, stop.line, stop.text);
    if (address !== undefined && stop.signal === 'SIGTRAP') this.hit(address, stop.line);
  }

  #settle({ tool, data, line, text }: Pending, outcome: RequestOutcome, error: string | undefined): void {
    const request = requestOf(data);
    if (request === undefined) return;
    const key = `${request.kind}${request.address}${outcome}`;
    const known = this.#requests.get(key);
    if (known !== undefined) {
      known.lastLine = line;
      known.count++;
    } else if (this.#requests.size >= this.#limits.requests) this.full = true;
    else this.#requests.set(key, { ...request, outcome, error, tool, line, lastLine: line, count: 1, text: quotation(text, this.#limits), hitAt: undefined });
  }

  /** A later map replaces an earlier one; rows of one table, and pieces of one document, stand close together. */
  #addRegions(regions: readonly Omit<LogRegion, 'line' | 'text'>[], line: number, text: string): void {
    if (regions.length === 0) return;
    const last = this.#regions.at(-1);
    if (last === undefined || last.from !== regions[0]?.from || line - Math.max(last.line, this.#mapBegan) > 8) {
      this.#regions = [];
      this.#mapBegan = line;
    }
    for (const region of regions) {
      if (this.#regions.length < 64) this.#regions.push({ ...region, line, text: quotation(text, this.#limits) });
    }
  }
}

function wayOf({ tool, connection = '' }: PacketInLine): string {
  return `${tool} ${connection}`;
}
