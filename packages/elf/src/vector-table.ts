import { machineArm } from './header.js';
import type { Image, FunctionExtent } from './image.js';
import type { Segment } from './segments.js';
import type { ImageSymbol } from './symbols.js';
import { vectorCandidates } from './vector-candidates.js';
import type { VectorCandidate } from './vector-candidates.js';

/** A table of exception vectors, as ARMv6-M to ARMv8-M have it: initial stack pointer, reset handler, exceptions 2 to 15, interrupts. */
export interface VectorTable {
  /** Where it stands when the program runs. */
  readonly address: number;
  /** Where its bytes are programmed. */
  readonly loadAddress: number;
  /** What gave it away. */
  readonly how: 'symbol' | 'section' | 'content';
  /** The symbol or section by which it was found. */
  readonly name?: string;
  readonly initialStackPointer: number;
  /** Thumb bit kept. */
  readonly resetHandler: number;
  /** All words of the table, the stack pointer (0) and the reset handler (1) among them. */
  readonly entries: readonly VectorEntry[];
  /** First word a stack pointer in RAM, second a Thumb address in code. A table that is named and holds nonsense is reported with false. */
  readonly plausible: boolean;
}

export interface VectorEntry {
  readonly index: number;
  readonly value: number;
  /** The function at the address; not given for index 0. */
  readonly symbol?: string;
}

/** What the caller knows better than the file. */
export interface VectorTableHints {
  /** Run address of the table, where something else has told it. */
  readonly at?: number;
  /** Words in it: 16 and the device's interrupts. */
  readonly entries?: number;
  /** Code outside this image, for example of a boot ROM. */
  isCode?(address: number): boolean;
  /** Where the device has memory for a stack. */
  isRam?(address: number): boolean;
}

/** 16 system exceptions and at most 496 interrupts: ARMv7-M ARM (DDI 0403), B1.5.3. */
const mostEntries = 512;
const systemEntries = 16;
/** Load segments that are looked at; real images have a handful. */
const mostSegments = 64;

/** Finds the table: the first candidate that is plausible, else the first that something in the file names as one. */
export function findVectorTable(image: Image, hints: VectorTableHints = {}): VectorTable | undefined {
  if (image.header.type === 'relocatable' || image.header.type === 'other' || image.header.machine !== machineArm) return undefined;
  // Application and real-time cores have instructions where Cortex-M has addresses.
  if (image.attributes?.cpuArchProfile === 'A' || image.attributes?.cpuArchProfile === 'R') return undefined;
  const judge = new VectorJudge(image, hints);
  let named: VectorTable | undefined;
  for (const candidate of vectorCandidates(image, hints, judge)) {
    const stack = image.word(candidate.address);
    const reset = image.word(candidate.address + 4);
    if (stack === undefined || reset === undefined || (isArmBranch(stack) && isArmBranch(reset))) continue;
    const table: VectorTable = {
      address: candidate.address,
      loadAddress: loadAddress(image, candidate.address),
      how: candidate.how,
      ...(candidate.name === undefined ? {} : { name: candidate.name }),
      initialStackPointer: stack,
      resetHandler: reset,
      entries: readEntries(image, candidate.address, hints.entries ?? extentOf(candidate), judge),
      plausible: judge.isStackPointer(stack, candidate.how !== 'content') && judge.isHandler(reset),
    };
    if (table.plausible) return table;
    if (candidate.how !== 'content' || hints.at !== undefined) named ??= table;
  }
  return named;
}

/** Says what can be a word of a vector table of this image. */
export class VectorJudge {
  readonly #loads: readonly Segment[];
  readonly #hints: VectorTableHints;

  constructor(image: Image, hints: VectorTableHints) {
    this.#loads = image.segments.filter(({ type }) => type === 'load').slice(0, mostSegments);
    this.#hints = hints;
  }

  /**
   * Aligned to words, and in RAM or just above its end. Without hints: where the architecture's memory map has RAM (DDI 0403, B3.1),
   * or low, where the image has no code near (ITCM, RAM of some LPC parts). Low values are only believed in a table that is `named` or
   * where the image itself has data, for small numbers are too common to mean anything.
   */
  isStackPointer(value: number, named: boolean): boolean {
    if (value === 0 || value % 4 !== 0) return false;
    if (this.#hints.isRam) return this.#hints.isRam(value) || this.#hints.isRam(value - 1);
    if (value >= 0xe0000000) return false;
    if (value >= 0x10000000) return !this.#isCode(value - 4);
    if (this.#loads.some((one) => one.writable && value > one.virtualAddress && value <= one.virtualAddress + one.memorySize)) return true;
    return named && value >= 0x01000000 && value < 0x08000000 && !this.#loads.some((one) => one.executable && one.virtualAddress >>> 24 === value >>> 24);
  }

  /** An odd address in code of this image. */
  isHandler(value: number): boolean {
    return value % 2 === 1 && (this.#isCode(value - 1) || (this.#hints.isCode?.(value - 1) ?? false));
  }

  #isCode(address: number): boolean {
    return this.#loads.some(
      (one) => one.executable && (within(address, one.virtualAddress, one.memorySize) || within(address, one.physicalAddress, one.fileSize)),
    );
  }
}

/** `b` or `ldr pc, [pc, #n]` of the ARM instruction set: what the vectors of all other Arm cores consist of. */
function isArmBranch(word: number): boolean {
  return word >>> 24 === 0xea || word >>> 12 === 0xe59ff;
}

function within(address: number, start: number, size: number): boolean {
  return address >= start && address < start + size;
}

function loadAddress({ segments }: Image, address: number): number {
  const home = segments.findLast((one) => one.type === 'load' && within(address, one.virtualAddress, one.fileSize));
  return home ? (address - home.virtualAddress + home.physicalAddress) >>> 0 : address;
}

/** An object of exactly the system exceptions is the first half of a table whose interrupts stand in an object of their own (RIOT). */
function extentOf({ entries }: VectorCandidate): number | undefined {
  return entries === systemEntries ? undefined : entries;
}

function readEntries(image: Image, address: number, wanted: number | undefined, judge: VectorJudge): VectorEntry[] {
  const entries: VectorEntry[] = [];
  const names = new Map<number, string | undefined>();
  const most = Math.min(wanted ?? mostEntries, mostEntries);
  for (let index = 0; index < most; index++) {
    const value = image.word(address + index * 4);
    if (value === undefined) break;
    // Nobody said how long the table is: behind the system exceptions it ends with the first word that cannot belong to it.
    if (wanted === undefined && index >= systemEntries && value !== 0 && !judge.isHandler(value)) break;
    if (index > 0 && !names.has(value)) names.set(value, handlerName(image, value));
    const symbol = index === 0 ? undefined : names.get(value);
    entries.push({ index, value, ...(symbol === undefined ? {} : { symbol }) });
  }
  while (wanted === undefined && entries.length > systemEntries && entries.at(-1)?.value === 0) entries.pop();
  return entries;
}

/** Unused vectors share one default handler under dozens of weak names: its own name says more than any of these. */
function handlerName(image: Image, value: number): string | undefined {
  if (value === 0) return undefined;
  const address = (value & ~1) >>> 0;
  const names: readonly ImageSymbol[] = image.symbols.startingAt(address);
  const strong = names.find(({ binding, type }) => binding !== 'weak' && type === 'function');
  const common = names.length > 1 ? names.find(({ name }) => /default|unused|dummy|unhandled/i.test(name)) : undefined;
  const covering: FunctionExtent | undefined = names.length > 0 ? undefined : image.functionAt(address);
  return (common ?? strong ?? names[0])?.name ?? covering?.name;
}
