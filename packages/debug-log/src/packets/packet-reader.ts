import type { Collector } from '../collector.js';
import { quotation } from '../collector.js';
import type { LogTool } from '../event.js';
import type { LogLimits } from '../limits.js';
import { outcomeOf, requestOf, type BreakpointRequest, type RequestOutcome } from './breakpoint-request.js';
import { regionInRow, regionsInXml, type LogRegion } from './memory-region.js';
import { packetInLine, type PacketInLine } from './packet-in-line.js';
import { programCounterOf, signalOf } from './stop.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Pending {
  readonly data: string;
  readonly line: number;
  readonly text: string;
}

/** Follows the packets of a log: breakpoints with their answers, where the core stopped, the memory map. */
export class PacketReader {
  readonly #requests = new Map<string, Mutable<BreakpointRequest>>();
  /** The last request that each program noted and that has no answer yet. */
  readonly #pending = new Map<LogTool, Pending>();
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
    else this.#answer(packet.tool, packet.data, line, text);
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
    for (const [tool, pending] of this.#pending) this.#settle(tool, pending, 'unanswered', undefined);
    this.#pending.clear();
    this.#placeStop(undefined);
  }

  #request({ tool, data, answer }: PacketInLine, line: number, text: string): void {
    const left = this.#pending.get(tool);
    if (left !== undefined) this.#settle(tool, left, 'unanswered', undefined);
    const short = data.length > 64 ? data.slice(0, 64) : data;
    if (/^(?:vCont;c|c(?:$|[0-9a-f]))/.test(short)) this.#events.add({ id: 'resumed' }, line, text);
    if (!/^(?:Z|g$|vCont;|c|s|\?|qXfer:memory-map)/.test(short)) this.#pending.delete(tool);
    else this.#pending.set(tool, { data: short, line, text });
    if (answer !== undefined) this.#answer(tool, answer, line, text);
  }

  #answer(tool: LogTool, data: string, line: number, text: string): void {
    const pending = this.#pending.get(tool);
    if (data.includes('<memory ')) this.#addRegions(regionsInXml(data), line, text);
    const signal = signalOf(data);
    if (signal !== undefined && (pending === undefined || !pending.data.startsWith('Z'))) {
      this.#placeStop(undefined);
      // `?` asks how things stand at the connection: that is no stop.
      if (pending?.data !== '?') this.#stopped = { signal, line, text };
      this.#pending.delete(tool);
      return;
    }
    if (pending === undefined) return;
    if (pending.data === 'g') {
      this.#placeStop(programCounterOf(data));
      this.#pending.delete(tool);
    } else if (pending.data.startsWith('Z')) {
      const outcome = outcomeOf(data);
      if (outcome === undefined) return;
      this.#settle(tool, pending, outcome.outcome, outcome.error);
      this.#pending.delete(tool);
    }
  }

  #placeStop(address: number | undefined): void {
    const stop = this.#stopped;
    if (stop === undefined) return;
    this.#stopped = undefined;
    this.#events.add({ id: 'stop', value: stop.signal, ...(address === undefined ? {} : { address }) }, stop.line, stop.text);
    if (address !== undefined && stop.signal === 'SIGTRAP') this.hit(address, stop.line);
  }

  #settle(tool: LogTool, { data, line, text }: Pending, outcome: RequestOutcome, error: string | undefined): void {
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
