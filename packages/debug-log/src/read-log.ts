import { Collector } from './collector.js';
import type { DebugLog, ToolInLog } from './debug-log.js';
import type { EventId, Found, LogTool } from './event.js';
import { defaultLimits, type LogLimits } from './limits.js';
import { packetHint } from './packets/packet-in-line.js';
import { PacketReader } from './packets/packet-reader.js';
import { recognise } from './recognise/line-patterns.js';
import { decoderFor, type ByteDecoder } from './text/decode-bytes.js';
import { LineSplitter } from './text/line-splitter.js';
import { linesInRecord } from './text/mi-strings.js';
import { withoutTerminalSequences } from './text/plain-line.js';

const notInserted: readonly EventId[] = ['gdb-software-not-inserted', 'gdb-hardware-not-inserted'];

/** The same output a second time, as JSON between an editor and its debug adapter. */
const echo = /^\s*(?:GDB -> App: \{|-->\s+[ER] \(|<--\s+C \()/;

/** Reads a log piece by piece: give it bytes, then ask for the result. Never throws, whatever the bytes are; memory is bounded by the limits. */
export class DebugLogReader {
  readonly #limits: LogLimits;
  readonly #events: Collector;
  readonly #packets: PacketReader;
  readonly #lines: LineSplitter;
  readonly #tools = new Map<LogTool, ToolInLog>();
  /** Addresses of the breakpoints that GDB numbers. */
  readonly #placed = new Map<number, number>();
  #decoder: ByteDecoder | undefined;
  #bytes = 0;
  /** "Cannot insert breakpoint 4." whose address stands in the next line. */
  #waiting: { readonly found: Found; readonly line: number; readonly text: string } | undefined;

  constructor(limits: LogLimits = defaultLimits) {
    this.#limits = limits;
    this.#events = new Collector(limits);
    this.#packets = new PacketReader(limits, this.#events);
    this.#lines = new LineSplitter(limits.lineLength, (text, line) => this.#line(text, line));
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#decoder ??= decoderFor(bytes);
    this.#bytes += bytes.length;
    this.#lines.push(this.#decoder.decode(bytes));
  }

  end(): DebugLog {
    this.#lines.push(this.#decoder?.end() ?? '');
    this.#lines.end();
    this.#settle();
    this.#packets.end();
    for (const [tool, line] of this.#packets.tools) if (!this.#tools.has(tool)) this.#tools.set(tool, { tool, version: undefined, line });
    return {
      encoding: this.#decoder?.encoding ?? 'utf-8',
      bytes: this.#bytes,
      lines: this.#lines.lines,
      tools: [...this.#tools.values()].sort((a, b) => a.line - b.line),
      events: this.#events.events(),
      requests: this.#packets.requests(),
      regions: this.#packets.regions(),
      hasPackets: this.#packets.tools.size > 0,
      incomplete: this.#events.full || this.#packets.full ? `it says more than ${this.#limits.events} different things: the rest was passed over` : undefined,
    };
  }

  #line(raw: string, line: number): void {
    const text = withoutTerminalSequences(raw);
    if (echo.test(text)) return;
    const inner = linesInRecord(text);
    if (inner === undefined) this.#plain(text, line);
    else for (const part of inner) this.#plain(part, line);
  }

  #plain(text: string, line: number): void {
    if (packetHint.test(text) && this.#packets.read(text, line)) return;
    this.#packets.readRow(text, line);
    for (const one of recognise(text)) this.#found(one, line, text);
    if (this.#waiting !== undefined && line - this.#waiting.line > 3) this.#settle();
  }

  #found(found: Found, line: number, text: string): void {
    const { id, address, number } = found;
    // Where the server starts an external loader, not where the program was.
    if (id === 'pc' && text.includes('initExternalMemory')) return;
    if (id === 'tool' && found.tool !== undefined) {
      if (this.#tools.get(found.tool)?.version === undefined) this.#tools.set(found.tool, { tool: found.tool, version: found.value, line });
      return;
    }
    // Only one program says this: it was there, whatever its version.
    if (found.tool !== undefined && !this.#tools.has(found.tool)) this.#tools.set(found.tool, { tool: found.tool, version: undefined, line });
    if (id === 'breakpoint-placed' && number !== undefined && address !== undefined && this.#placed.size < this.#limits.requests) this.#placed.set(number, address);
    if (notInserted.includes(id)) {
      this.#settle();
      this.#waiting = { found, line, text };
      return;
    }
    if (id === 'memory-inaccessible' && this.#waiting?.found.id === 'gdb-software-not-inserted') {
      this.#settle(address);
      return;
    }
    const where = address ?? (id === 'breakpoint-hit' && number !== undefined ? this.#placed.get(number) : undefined);
    if (id === 'breakpoint-hit' && where !== undefined) this.#packets.hit(where, line);
    this.#events.add(where === undefined ? found : { ...found, address: where }, line, text);
  }

  /** Keeps the breakpoint that could not be inserted, with its address as far as the log has it. */
  #settle(address?: number): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#waiting = undefined;
    const where = address ?? this.#placed.get(waiting.found.number ?? Number.NaN);
    this.#events.add(where === undefined ? waiting.found : { ...waiting.found, address: where }, waiting.line, waiting.text);
  }
}

/** A whole log at once. */
export function readDebugLog(content: Uint8Array | string, limits: LogLimits = defaultLimits): DebugLog {
  const reader = new DebugLogReader(limits);
  reader.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return reader.end();
}
