import { Fault, cfsr } from '../cpu/fault.js';
import type { Cpu } from '../cpu/cpu.js';
import { popFrame, pushFrame } from './exception-frame.js';

/** Exception numbers (ARMv7-M ARM B1.5.2). */
export const exception = {
  reset: 1,
  nmi: 2,
  hardFault: 3,
  memManage: 4,
  busFault: 5,
  usageFault: 6,
  secureFault: 7,
  svCall: 11,
  debugMonitor: 12,
  pendSv: 14,
  sysTick: 15,
  irq0: 16,
} as const;

const count = 16 + 496;
/** Execution priority with nothing active and nothing masked. */
const threadPriority = 256;

/** Where a handler's address comes from. */
export interface VectorSource {
  vectorTable(): number;
}

/** Pending, active and enabled exceptions, their priorities, entry and return. */
export class Exceptions {
  readonly pending = new Uint8Array(count);
  readonly active = new Uint8Array(count);
  readonly enabled = new Uint8Array(count);
  readonly priority = new Uint8Array(count);
  /** AIRCR.PRIGROUP. */
  priorityGroup = 0;
  /** Set when a fault could not be taken: the core does nothing more. */
  lockedUp = false;
  cfsr = 0;
  hfsr = 0;
  bfar = 0;
  mmfar = 0;
  /** Exceptions entered since reset. */
  entries = 0;
  private pendingCount = 0;
  private readonly cpu: Cpu;
  private readonly vectors: VectorSource;

  constructor(cpu: Cpu, vectors: VectorSource) {
    this.cpu = cpu;
    this.vectors = vectors;
    this.reset();
  }

  reset(): void {
    for (const array of [this.pending, this.active, this.enabled, this.priority]) array.fill(0);
    for (const number of [exception.nmi, exception.hardFault, exception.svCall, exception.debugMonitor, exception.pendSv, exception.sysTick])
      this.enabled[number] = 1;
    this.priorityGroup = 0;
    this.pendingCount = 0;
    this.lockedUp = false;
    this.cfsr = this.hfsr = this.bfar = this.mmfar = 0;
  }

  pend(number: number): void {
    if (number >= count || this.pending[number] !== 0) return;
    this.pending[number] = 1;
    this.pendingCount++;
    this.cpu.interrupt();
  }

  unpend(number: number): void {
    if (this.pending[number] === 0) return;
    this.pending[number] = 0;
    this.pendingCount--;
  }

  /** Group priority of an exception: its sub-priority bits do not preempt. */
  private groupPriority(number: number): number {
    if (number === exception.nmi) return -2;
    if (number === exception.hardFault) return -1;
    return this.priority[number]! & ~((2 << this.priorityGroup) - 1);
  }

  /** Priority of what runs now, raised by PRIMASK, BASEPRI and FAULTMASK. */
  executionPriority(): number {
    let level = threadPriority;
    if (this.cpu.ipsr !== 0) for (let n = 1; n < count; n++) if (this.active[n] !== 0) level = Math.min(level, this.groupPriority(n));
    if (this.cpu.basepri !== 0) level = Math.min(level, this.cpu.basepri & ~((2 << this.priorityGroup) - 1));
    if (this.cpu.primask !== 0) level = Math.min(level, 0);
    if (this.cpu.faultmask !== 0) level = Math.min(level, -1);
    return level;
  }

  /** The pending exception that would be taken now, or 0. */
  next(execution = this.executionPriority()): number {
    if (this.pendingCount === 0) return 0;
    let best = 0;
    let level = execution;
    let sub = 256;
    for (let n = 2; n < count; n++) {
      if (this.pending[n] === 0 || this.enabled[n] === 0) continue;
      const group = this.groupPriority(n);
      const own = group < 0 ? 0 : this.priority[n]!;
      if (group < level || (group === level && best !== 0 && own < sub)) {
        best = n;
        level = group;
        sub = own;
      }
    }
    return best;
  }

  /** True when an interrupt that is pending would wake the core from WFI (PRIMASK does not matter for that). */
  wakes(): boolean {
    const mask = this.cpu.primask;
    this.cpu.primask = 0;
    const number = this.next();
    this.cpu.primask = mask;
    return number !== 0;
  }

  /** Takes the most urgent pending exception, if one may be taken. */
  takePending(): number {
    const number = this.next();
    if (number === 0) return 0;
    this.unpend(number);
    this.enter(number, this.cpu.pc);
    return number;
  }

  /** SVC: escalates where its priority does not suffice. */
  supervisorCall(): void {
    if (this.groupPriority(exception.svCall) < this.executionPriority()) this.enter(exception.svCall, this.cpu.pc);
    else this.hardFault(0x40000000, this.cpu.pc);
  }

  /** Raises the fault of the instruction at `at`. */
  raise(fault: Fault, at: number): void {
    this.cfsr |= fault.status;
    if (fault.kind === 'bus' && (fault.status & 0x8000) !== 0) this.bfar = fault.address ?? 0;
    if (fault.kind === 'memory') this.mmfar = fault.address ?? 0;
    const number =
      fault.kind === 'bus' ? exception.busFault : fault.kind === 'memory' ? exception.memManage : fault.kind === 'debug' ? 0 : exception.usageFault;
    if (number !== 0 && this.enabled[number] !== 0 && this.groupPriority(number) < this.executionPriority()) this.enter(number, at);
    else this.hardFault(fault.kind === 'debug' ? 0x80000000 : 0x40000000, at);
  }

  private hardFault(status: number, at: number): void {
    this.hfsr |= status;
    if (this.executionPriority() <= -1) this.lockedUp = true;
    else this.enter(exception.hardFault, at);
    this.cpu.interrupt();
  }

  private enter(number: number, returnAddress: number): void {
    const { cpu } = this;
    this.entries++;
    cpu.bus.quiet++;
    let exceptionReturn: number;
    try {
      exceptionReturn = pushFrame(cpu, returnAddress);
      const handler = cpu.bus.read32((this.vectors.vectorTable() + 4 * number) | 0);
      this.active[number] = 1;
      cpu.setMode(number, cpu.control);
      cpu.r[14] = exceptionReturn;
      cpu.it = 0;
      cpu.fpActive = false;
      cpu.exclusiveMarked = false;
      cpu.pc = handler & ~1;
      if ((handler & 1) === 0) this.raise(new Fault('usage', cfsr.invalidState, 'vector without the Thumb bit', handler), cpu.pc);
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      // A fault while stacking or while reading the vector: HardFault, and lockup where that is active already.
      this.cfsr |= cfsr.stackBus;
      if (number === exception.hardFault || this.active[exception.hardFault] !== 0) this.lockedUp = true;
      else this.hardFault(0x40000002, returnAddress);
    }
    cpu.interrupt();
  }

  /** Return by an EXC_RETURN value (ARMv7-M ARM B1.5.8). */
  leave(value: number): void {
    const { cpu } = this;
    const number = cpu.ipsr;
    const toThread = (value & 8) !== 0;
    const valid = (value & 0x0f000000) === 0x0f000000 && this.active[number] !== 0;
    if (!valid) throw new Fault('usage', cfsr.invalidPc, 'return from an exception with a value that is none', value);
    this.active[number] = 0;
    if (number !== exception.nmi) cpu.faultmask = 0;
    const psr = popFrame(cpu, value, toThread);
    const back = psr & 0x1ff;
    if (toThread !== (back === 0)) throw new Fault('usage', cfsr.invalidPc, 'return from an exception to the wrong mode', value);
    cpu.bus.quiet--;
    cpu.eventPending = true;
    cpu.interrupt();
  }

  /** True when a SysTick interrupt would be taken now. */
  wouldTakeSysTick(): boolean {
    return this.groupPriority(exception.sysTick) < this.executionPriority();
  }
}
