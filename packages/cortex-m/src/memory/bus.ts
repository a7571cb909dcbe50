import { Fault, cfsr } from '../cpu/fault.js';
import type { MemoryMap } from './memory-map.js';
import { type Page, pageBits, pageMask } from './page.js';

/** Entries of the two translation caches; a power of two. */
const cacheEntries = 256;
const cacheMask = cacheEntries - 1;
/** A tag that no address has: its low bits are set. */
const noTag = 1;

/**
 * All loads and stores. Aligned accesses to pages that were touched before end in one table look-up; everything else
 * (first touch, unaligned, devices, writes to pages that hold decoded code) goes the slow way.
 */
export class Bus {
  readonly map: MemoryMap;
  /** CCR.UNALIGN_TRP, or a core without unaligned access. */
  trapUnaligned = false;
  /** Above 0 while exceptions are handled that were entered after `watch`: what they write is not kept. */
  quiet = 0;
  private watching = false;
  /** Words that were written since `watch(true)`, as they were before; keyed by address. */
  private readonly former = new Map<number, number>();
  private readonly readTags = new Int32Array(cacheEntries).fill(noTag);
  private readonly writeTags = new Int32Array(cacheEntries).fill(noTag);
  private readonly readPages: Page[] = [];
  private readonly writePages: Page[] = [];

  constructor(map: MemoryMap) {
    this.map = map;
    for (let i = 0; i < cacheEntries; i++) {
      this.readPages.push(map.emptyPage);
      this.writePages.push(map.emptyPage);
    }
  }

  read32(address: number): number {
    const i = (address >>> pageBits) & cacheMask;
    return this.readTags[i] === (address & -4093) ? this.readPages[i]!.words[(address & pageMask) >> 2]! : this.readSlow(address, 4);
  }

  read16(address: number): number {
    const i = (address >>> pageBits) & cacheMask;
    return this.readTags[i] === (address & -4095) ? this.readPages[i]!.halves[(address & pageMask) >> 1]! : this.readSlow(address, 2);
  }

  read8(address: number): number {
    const i = (address >>> pageBits) & cacheMask;
    return this.readTags[i] === (address & -4096) ? this.readPages[i]!.bytes[address & pageMask]! : this.readSlow(address, 1);
  }

  write32(address: number, value: number): void {
    const i = (address >>> pageBits) & cacheMask;
    if (this.writeTags[i] === (address & -4093)) this.writePages[i]!.words[(address & pageMask) >> 2] = value;
    else this.writeSlow(address, 4, value);
  }

  write16(address: number, value: number): void {
    const i = (address >>> pageBits) & cacheMask;
    if (this.writeTags[i] === (address & -4095)) this.writePages[i]!.halves[(address & pageMask) >> 1] = value;
    else this.writeSlow(address, 2, value);
  }

  write8(address: number, value: number): void {
    const i = (address >>> pageBits) & cacheMask;
    if (this.writeTags[i] === (address & -4096)) this.writePages[i]!.bytes[address & pageMask] = value;
    else this.writeSlow(address, 1, value);
  }

  /** Checks of the instructions that never allow unaligned access (LDRD, LDM, exclusives). */
  requireAligned(address: number, size: number): void {
    if ((address & (size - 1)) !== 0) throw new Fault('usage', cfsr.unaligned, 'unaligned access', address);
  }

  /** An instruction's halfword. */
  fetch16(address: number): number {
    const page = this.map.page(address);
    if (!page) throw new Fault('bus', cfsr.instructionBus, 'instruction fetch where there is no memory', address);
    return page.halves[(address & pageMask) >> 1]!;
  }

  /** From now on every write takes the slow way, and the former value of each word written is kept. */
  watch(on: boolean): void {
    this.watching = on;
    this.quiet = 0;
    this.former.clear();
    this.writeTags.fill(noTag);
  }

  /** True when every word written since `watch(true)` is as it was then. */
  restored(): boolean {
    for (const [address, word] of this.former) if (this.map.page(address)?.words[(address & pageMask) >> 2] !== word) return false;
    return true;
  }

  /** After the memory map changed, or code was decoded from a page that was written to freely before. */
  flush(): void {
    this.readTags.fill(noTag);
    this.writeTags.fill(noTag);
  }

  /** A page holds decoded code from now on: writes to it have to be seen. */
  noticeWrites(page: Page): void {
    for (let i = 0; i < cacheEntries; i++) if (this.writePages[i] === page) this.writeTags[i] = noTag;
  }

  private readSlow(address: number, size: 1 | 2 | 4): number {
    if ((address & (size - 1)) !== 0) return this.readUnaligned(address, size);
    const page = this.map.page(address);
    if (page) {
      const i = (address >>> pageBits) & cacheMask;
      this.readPages[i] = page;
      this.readTags[i] = address & ~pageMask;
      const offset = address & pageMask;
      return size === 4 ? page.words[offset >> 2]! : size === 2 ? page.halves[offset >> 1]! : page.bytes[offset]!;
    }
    return this.map.device(address, false).read(address, size);
  }

  private readUnaligned(address: number, size: 2 | 4 | 1): number {
    if (this.trapUnaligned) throw new Fault('usage', cfsr.unaligned, 'unaligned access', address);
    let value = 0;
    for (let i = 0; i < size; i++) value |= this.read8((address + i) | 0) << (8 * i);
    return value;
  }

  private writeSlow(address: number, size: 1 | 2 | 4, value: number): void {
    if ((address & (size - 1)) !== 0) {
      if (this.trapUnaligned) throw new Fault('usage', cfsr.unaligned, 'unaligned access', address);
      for (let i = 0; i < size; i++) this.write8((address + i) | 0, (value >>> (8 * i)) & 255);
      return;
    }
    const page = this.map.page(address);
    if (!page) {
      this.map.device(address, true).write(address, size, value);
      return;
    }
    if (!page.writable && !this.map.allowsProgramming(address)) return;
    const offset = address & pageMask;
    if (this.watching && this.quiet <= 0) {
      const word = address & ~3;
      if (!this.former.has(word)) this.former.set(word, page.words[offset >> 2]!);
    }
    if (size === 4) page.words[offset >> 2] = value;
    else if (size === 2) page.halves[offset >> 1] = value;
    else page.bytes[offset] = value;
    for (const code of page.code) code.invalidate(offset, size);
    if (page.writable && page.code.length === 0 && !this.watching) {
      const i = (address >>> pageBits) & cacheMask;
      this.writePages[i] = page;
      this.writeTags[i] = address & ~pageMask;
    }
  }
}
