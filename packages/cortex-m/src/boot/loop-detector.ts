import type { Machine } from '../machine.js';

/** Instructions before the first look, and the length of the first look. Both grow by half from look to look. */
const firstGap = 8_000;
const firstWindow = 1_500;
const growth = 1.5;
const longestWindow = 400_000;
/** Repetitions that it takes where the program reads peripherals, which may change their answers once it reads them often enough. */
const withPeripherals = 30;
/** The same where they do change their answers already. */
const withRotations = 500;
/** SysTick interrupts that must not have ended a wait. */
const patientTicks = 300;

/**
 * Finds programs that repeat themselves: from time to time it keeps the registers and, for a while, the former value of every word that
 * is written. When the core comes back to the same registers with every word as it was, it will do so for ever, unless a peripheral
 * or an interrupt changes something; for these it asks for many repetitions.
 */
export class LoopDetector {
  private readonly machine: Machine;
  private readonly found: (at: number, detail: string) => void;
  private readonly scratch: Int32Array;
  private gap = firstGap;
  private window = firstWindow;
  private windowEnd = 0;
  private registers: Int32Array | undefined;
  private repeats = 0;
  private entries = 0;
  private rotations = 0;
  private reads = 0;
  private devices: Map<number, number> | undefined;
  private writes = 0;
  private lastEntries = 0;
  private lastIpsr = 0;

  constructor(machine: Machine, found: (at: number, detail: string) => void) {
    this.machine = machine;
    this.found = found;
    this.scratch = new Int32Array(coreWords + machine.cpu.fp.words.length);
    machine.observer = () => this.observe();
    machine.observeAt = machine.now + this.gap;
  }

  private observe(): void {
    const { machine } = this;
    if (this.registers === undefined) {
      this.open();
      machine.observeAt = machine.now + 1;
      return;
    }
    machine.observeAt = machine.now + 1;
    // Right after an exception nothing of the interrupted code has run yet: the same state says nothing.
    const ran = this.lastEntries === machine.exceptions.entries && this.lastIpsr === machine.cpu.ipsr;
    this.lastEntries = machine.exceptions.entries;
    this.lastIpsr = machine.cpu.ipsr;
    if (ran && this.sameState()) this.repeated();
    if (machine.now >= this.windowEnd && (this.repeats < 2 || machine.now >= this.windowEnd + longestWindow)) this.close();
  }

  private open(): void {
    const { machine } = this;
    this.registers = readState(machine, new Int32Array(this.scratch.length));
    this.windowEnd = machine.now + this.window;
    this.repeats = 0;
    this.entries = machine.exceptions.entries;
    this.rotations = machine.peripherals.rotations;
    this.reads = machine.peripherals.reads;
    this.writes = machine.peripherals.writes;
    this.devices = machine.peripherals.snapshot();
    machine.bus.watch(true);
  }

  private close(): void {
    this.registers = undefined;
    this.machine.bus.watch(false);
    this.gap *= growth;
    this.window = Math.min(this.window * growth, longestWindow);
    this.machine.observeAt = this.machine.now + Math.floor(this.gap);
  }

  private sameState(): boolean {
    const { machine, registers } = this;
    if (registers === undefined || machine.cpu.pc !== registers[0] || machine.cpu.ipsr !== registers[1]) return false;
    // Asked at every pass of every loop: nothing may be allocated here.
    const now = readState(machine, this.scratch);
    for (let i = 0; i < now.length; i++) if (now[i] !== registers[i]) return false;
    if (!machine.bus.restored()) return false;
    if (machine.peripherals.writes === this.writes) return true;
    return machine.peripherals.sameAs(this.devices ?? new Map());
  }

  private repeated(): void {
    const { machine } = this;
    this.repeats++;
    const at = machine.pc;
    const readsDevices = machine.peripherals.reads !== this.reads;
    const rotates = machine.peripherals.rotations !== this.rotations;
    if (readsDevices && this.repeats < (rotates ? withRotations : withPeripherals)) return;
    const { sysTick, exceptions, cpu } = machine;
    const ticks = sysTick.enabled && sysTick.interrupts && machine.takesInterrupts && exceptions.wouldTakeSysTick();
    if (!ticks) {
      this.found(at, readsDevices ? 'waits for a peripheral, whatever it answers' : 'repeats itself for ever');
      return;
    }
    if (exceptions.entries - this.entries >= patientTicks) this.found(at, 'waits for something that SysTick interrupts alone do not bring');
    else {
      sysTick.skip();
      cpu.attention = true;
    }
  }
}

/** Program counter, exception, r0 to r14, flags, the other stack pointer, four masks and modes, IT, FPSCR. */
const coreWords = 2 + 15 + 8;

/** Everything in the core that decides what happens next. */
function readState({ cpu }: Machine, into: Int32Array): Int32Array {
  into[0] = cpu.pc;
  into[1] = cpu.ipsr;
  for (let i = 0; i < 15; i++) into[2 + i] = cpu.r[i]!;
  into[17] = cpu.apsr;
  into[18] = cpu.otherSp;
  into[19] = cpu.primask;
  into[20] = cpu.basepri;
  into[21] = cpu.faultmask;
  into[22] = cpu.control;
  into[23] = cpu.it;
  into[24] = cpu.fp.fpscr;
  into.set(cpu.fp.words, coreWords);
  return into;
}
