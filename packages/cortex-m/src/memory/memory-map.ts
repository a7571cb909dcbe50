import { Fault, cfsr } from '../cpu/fault.js';
import { Page, pageBits, pageMask, pageSize } from './page.js';
import { type Device, type LoadSegment, type MachineMemory, contains } from './region.js';

/** Pages that may come into being in one machine: 64 MB of memory. A program that touches more is stopped by a bus fault. */
const pageLimit = 16_384;

/**
 * Which memory or device answers at an address. Pages are made when they are first touched and filled with the files' bytes then.
 * An alias shows a stretch of another memory (usually at address 0).
 */
export class MemoryMap {
  readonly emptyPage = new Page(false);
  private readonly memories: MachineMemory[];
  private readonly segments: LoadSegment[] = [];
  private readonly pages = new Map<number, Page | undefined>();
  private aliased: { origin: number; length: number; target: number } | undefined;
  private readonly devices: { origin: number; length: number; device: Device }[] = [];
  private readonly hidden = new Set<MachineMemory>();
  /** Pages that a memory covers only in part: every access is checked. */
  private partial = false;
  /** Set when the flash controller was unlocked: from then on writes to flash are kept. */
  flashUnlocked = false;

  constructor(memories: readonly MachineMemory[]) {
    this.memories = memories.filter((memory) => memory.kind !== 'peripheral' && memory.length > 0);
    this.partial = this.memories.some((memory) => ((memory.origin | memory.length) & pageMask) !== 0);
  }

  addDevice(origin: number, length: number, device: Device): void {
    this.devices.push({ origin, length, device });
  }

  /** The memory that has this address by itself (no alias). */
  memoryAt(address: number): MachineMemory | undefined {
    return this.memories.find((memory) => contains(memory, address));
  }

  /** Shows what lies at `target` at `origin` as well, as far as nothing else lies there. `undefined` takes the alias away. */
  setAlias(alias: { origin: number; length: number; target: number } | undefined): void {
    this.aliased = alias;
    for (const [number, page] of this.pages) {
      const address = number * pageSize;
      if (!this.memoryAt(address)) {
        if (page) for (const code of page.code) code.invalidate(0, pageSize);
        this.pages.delete(number);
      }
    }
  }

  /** A hidden memory answers no access. What was written to it is forgotten; what was loaded is there again when it is shown. */
  setHidden(origin: number, hidden: boolean): void {
    const memory = this.memories.find((candidate) => candidate.origin >>> 0 === origin >>> 0);
    if (!memory) return;
    if (hidden) this.hidden.add(memory);
    else this.hidden.delete(memory);
    for (const [number, page] of this.pages) {
      if (this.memoryAt(this.resolve(number * pageSize)) !== memory) continue;
      for (const code of page?.code ?? []) code.invalidate(0, pageSize);
      this.pages.delete(number);
    }
  }

  /** The address itself where a memory has it, otherwise the one that the alias shows there. */
  resolve(address: number): number {
    const alias = this.aliased;
    if (!alias || this.memoryAt(address) || !contains(alias, address)) return address >>> 0;
    return (address - alias.origin + alias.target) >>> 0;
  }

  /** Puts bytes into memory. Where nothing covers them, a memory of just that size comes into being. */
  load(segment: LoadSegment): void {
    if (segment.bytes.length === 0) return;
    const address = this.resolve(segment.address);
    if (!this.memoryAt(address) && !this.isDevice(address)) {
      const origin = address & ~pageMask;
      const length = ((address & pageMask) + segment.bytes.length + pageMask) & ~pageMask;
      this.memories.push({ name: 'image', kind: 'flash', origin: origin >>> 0, length, writable: false });
    }
    const placed = { address, bytes: segment.bytes };
    this.segments.push(placed);
    for (const [number, page] of this.pages) if (page && this.resolve(number * pageSize) === number * pageSize) fill(page, number * pageSize, placed);
  }

  /** The page that holds this address, or undefined where it is a device's or nobody's. */
  page(address: number): Page | undefined {
    const number = address >>> pageBits;
    let page = this.pages.get(number);
    if (page === undefined && !this.pages.has(number)) {
      page = this.makePage(number * pageSize);
      this.pages.set(number, page);
    }
    if (page !== undefined && this.partial && !this.memoryAt(this.resolve(address))) return undefined;
    return page;
  }

  device(address: number, write: boolean): Device {
    for (const entry of this.devices) if (contains(entry, address)) return entry.device;
    throw new Fault('bus', cfsr.preciseBus, `${write ? 'write' : 'read'} where there is nothing`, address);
  }

  /** Writes to memory that is not writable: to flash they are kept once it is unlocked and lost before; elsewhere they fault. */
  allowsProgramming(address: number): boolean {
    const memory = this.memoryAt(this.resolve(address));
    if (memory?.kind === 'external') throw new Fault('bus', cfsr.preciseBus, 'write to memory-mapped external flash', address);
    return this.flashUnlocked;
  }

  private isDevice(address: number): boolean {
    return this.devices.some((entry) => contains(entry, address));
  }

  private makePage(address: number): Page | undefined {
    const target = this.resolve(address);
    if (target !== address) return this.page(target);
    const memory = this.memories.find((candidate) => overlaps(candidate, address));
    if (!memory || this.hidden.has(memory)) return undefined;
    if (this.pages.size >= pageLimit) throw new Fault('bus', cfsr.preciseBus, 'the program touches more memory than this machine gives it', address);
    const page = new Page(memory.writable);
    if (memory.kind === 'flash' || memory.kind === 'external' || memory.kind === 'system') page.bytes.fill(0xff);
    for (const segment of this.segments) fill(page, address, segment);
    return page;
  }
}

function overlaps(memory: MachineMemory, address: number): boolean {
  const start = memory.origin >>> 0;
  return start < address + pageSize && start + memory.length > address;
}

function fill(page: Page, address: number, segment: LoadSegment): void {
  const from = Math.max(segment.address, address);
  const to = Math.min(segment.address + segment.bytes.length, address + pageSize);
  if (from < to) page.bytes.set(segment.bytes.subarray(from - segment.address, to - segment.address), from - address);
}
