import type { Device } from '../memory/region.js';
import { isModelled, statusOf } from './status-registers.js';

/** Registers that are remembered; a program that touches more (a table walk over addresses) gets answers without a record. */
const registerLimit = 8192;
/** Reads of one register by one instruction, with little in between, that count as waiting. */
const patience = 2;
/** The same where the register's behaviour is known. */
const modelledPatience = 24;
/** Instructions between two reads that still count as the same wait. */
const nearby = 400;

/** One register that a program touched, and how. */
export interface RegisterUse {
  readonly address: number;
  reads: number;
  writes: number;
  firstRead: number | undefined;
  firstWrite: number | undefined;
  /** Last value written, or what was answered last where nothing was written. */
  value: number;
  written: boolean;
  lastValue: number;
  /** The answer that ended a wait. */
  accepted: number | undefined;
  pollPc: number;
  polls: number;
  polledAt: number;
}

/** What the peripherals ask of the machine: who accesses, and when. */
export interface AccessContext {
  pc(): number;
  now(): number;
}

/**
 * Peripherals that answer what a program wants to read. A register holds what was written to it; status registers of known blocks
 * show ready; and a register that one instruction reads again and again goes through the values that a wait may be for: as it is, all
 * ones, zero, and the written bits shifted up (an enable bit beside its ready bit, a switch beside its status).
 */
export class Peripherals implements Device {
  private readonly registers = new Map<number, RegisterUse>();
  private readonly context: AccessContext;
  private readonly onWrite: (address: number, value: number) => void;
  /** Answers that were made up for a wait. */
  rotations = 0;
  /** Accesses so far. */
  reads = 0;
  writes = 0;
  /** A debugger reads, not the program: registers answer what they hold, and nothing counts as waiting. */
  inspected = false;

  constructor(context: AccessContext, onWrite: (address: number, value: number) => void) {
    this.context = context;
    this.onWrite = onWrite;
  }

  get uses(): Iterable<RegisterUse> {
    return this.registers.values();
  }

  /** As after a reset of the chip: nothing was written. */
  reset(): void {
    this.registers.clear();
  }

  /** Values of all registers, for comparing states. */
  snapshot(): Map<number, number> {
    const values = new Map<number, number>();
    for (const use of this.registers.values()) values.set(use.address, use.value);
    return values;
  }

  /** True when all registers have the values of a snapshot. */
  sameAs(values: ReadonlyMap<number, number>): boolean {
    for (const use of this.registers.values()) if ((values.get(use.address) ?? 0) !== use.value) return false;
    return true;
  }

  read(address: number, size: 1 | 2 | 4): number {
    const word = this.readWord((address & ~3) >>> 0);
    return size === 4 ? word : (word >>> (8 * (address & 3))) & (size === 2 ? 0xffff : 0xff);
  }

  write(address: number, size: 1 | 2 | 4, value: number): void {
    const aligned = (address & ~3) >>> 0;
    this.writes++;
    const use = this.use(aligned);
    const shift = 8 * (address & 3);
    const mask = size === 4 ? -1 : (size === 2 ? 0xffff : 0xff) << shift;
    const word = use === undefined ? value << shift : (use.value & ~mask) | ((value << shift) & mask);
    if (use) {
      use.writes++;
      use.firstWrite ??= this.context.pc();
      use.value = word;
      use.written = true;
      use.lastValue = word;
      use.polls = 0;
      use.accepted = undefined;
    }
    this.onWrite(aligned, word);
  }

  private readWord(address: number): number {
    if (this.inspected) return statusOf(address, this.valueAt(address), this.valueAt, this.context.now());
    this.reads++;
    const use = this.use(address);
    if (!use) return 0;
    const pc = this.context.pc();
    const now = this.context.now();
    use.reads++;
    use.firstRead ??= pc;
    if (use.pollPc === pc && now - use.polledAt < nearby) use.polls++;
    else use.polls = 0;
    use.pollPc = pc;
    use.polledAt = now;
    const plain = statusOf(address, use.value, this.valueAt, now);
    const modelled = isModelled(address, this.valueAt);
    const wait = modelled ? modelledPatience : patience;
    let answer = use.accepted ?? plain;
    if (use.polls >= wait) {
      answer = wanted(plain, use.polls - wait);
      this.rotations++;
      // What ended the wait is shown from then on, as long as nobody writes: other places ask for the same flag.
      if (!use.written && !modelled) use.accepted = answer;
    }
    if (!use.written) use.lastValue = answer;
    return answer;
  }

  private readonly valueAt = (address: number): number => this.registers.get(address)?.value ?? 0;

  private use(address: number): RegisterUse | undefined {
    let use = this.registers.get(address);
    if (!use && this.registers.size < registerLimit) {
      use = {
        address,
        reads: 0,
        writes: 0,
        firstRead: undefined,
        firstWrite: undefined,
        value: 0,
        written: false,
        lastValue: 0,
        accepted: undefined,
        pollPc: 1,
        polls: 0,
        polledAt: 0,
      };
      this.registers.set(address, use);
    }
    return use;
  }
}

const candidates = 9;

/** The next answer to try on a program that waits. After some rounds the answers grow: it may wait for a counter. */
function wanted(value: number, turn: number): number {
  if (turn > 4 * candidates && (turn & 1) !== 0) return Math.imul(turn, turn);
  switch ((turn > 4 * candidates ? turn >> 1 : turn) % candidates) {
    case 0:
      return -1;
    case 1:
      return 0;
    case 2:
      return value | (value << 1);
    case 3:
      return value | (value << 2);
    case 4:
      return value | (value << 3);
    case 5:
      return ~value;
    case 6:
      return value | (value >>> 16) | (value << 16);
    case 7:
      return (turn / candidates) << 2;
    default:
      return value;
  }
}
