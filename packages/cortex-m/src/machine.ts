import { type CoreFeatures, coreFeatures } from './core-features.js';
import type { MachineHooks, MachineOptions, RunEnd } from './machine-options.js';
import { BlockCache } from './cpu/block-cache.js';
import { Cpu, type CpuHost } from './cpu/cpu.js';
import { Fault, cfsr } from './cpu/fault.js';
import { Bus } from './memory/bus.js';
import type { Block } from './memory/code-page.js';
import { MemoryMap } from './memory/memory-map.js';
import { BitBand } from './peripherals/bit-band.js';
import { Peripherals } from './peripherals/peripherals.js';
import { BreakpointUnit } from './system/breakpoint-unit.js';
import { DebugUnit, dfsr } from './system/debug-unit.js';
import { Exceptions } from './system/exceptions.js';
import { SysTick } from './system/sys-tick.js';
import { SystemControl } from './system/system-control.js';
import { SystemSpace } from './system/system-space.js';
import { WatchpointUnit } from './system/watchpoint-unit.js';

/** A Cortex-M core with its memories and its private peripherals. */
export class Machine {
  readonly features: CoreFeatures;
  readonly map: MemoryMap;
  readonly bus: Bus;
  readonly cpu: Cpu;
  readonly exceptions: Exceptions;
  readonly sysTick: SysTick;
  readonly debug: DebugUnit;
  readonly breakpoints: BreakpointUnit;
  readonly watchpoints: WatchpointUnit;
  readonly control: SystemControl;
  readonly peripherals: Peripherals;
  /** Instructions run since the machine was made; also the clock of SysTick and of the cycle counter. */
  now = 0;
  hooks: MachineHooks;
  /** When false, SysTick and interrupts stay pending and are never taken. */
  takesInterrupts = true;
  /** Called from time to time with the core between two instructions; see `watchEvery`. */
  observer: (() => void) | undefined;
  observeAt = Infinity;
  private readonly options: MachineOptions;
  private readonly cache: BlockCache;
  private readonly stopAddresses = new Set<number>();
  private ending: RunEnd | undefined;
  private sleeping = false;
  private skid = -1;

  constructor(options: MachineOptions) {
    this.options = options;
    this.hooks = options.hooks ?? {};
    this.features = options.fpCtrl === undefined ? coreFeatures[options.core] : { ...coreFeatures[options.core], fpCtrl: options.fpCtrl };
    this.map = new MemoryMap(options.memories);
    this.bus = new Bus(this.map);
    this.cpu = new Cpu(this.features, this.bus, this.makeHost());
    this.exceptions = new Exceptions(this.cpu, { vectorTable: () => this.control.vtor ?? options.resetVector });
    this.sysTick = new SysTick(this, this.exceptions, options.longestTick ?? Infinity);
    this.debug = new DebugUnit(this.cpu);
    this.breakpoints = new BreakpointUnit(this.features);
    this.watchpoints = new WatchpointUnit(this.features, this);
    this.control = new SystemControl(this.cpu, this.exceptions, this.sysTick, this.debug, {
      vtorWritten: (value) => this.hooks.vtorWritten?.(value, this.cpu.at >>> 0),
      mpuWritten: (offset, value) => this.hooks.mpuWritten?.((0xe000e000 | offset) >>> 0, value, this.cpu.at >>> 0),
      resetRequested: () => this.requestReset(),
    });
    this.cache = new BlockCache(this.features, this.bus);
    this.peripherals = new Peripherals(
      { pc: () => this.cpu.at >>> 0, now: () => this.now },
      (address, value) => this.hooks.peripheralWritten?.(address, value, this.cpu.at >>> 0),
    );
    this.attachDevices();
    this.map.setAlias(options.alias);
    for (const segment of options.segments ?? []) this.map.load(segment);
    this.reset();
  }

  /** Address of the next instruction. */
  get pc(): number {
    return this.cpu.pc >>> 0;
  }

  /** Core reset: registers, system control space; memory and peripherals keep what they hold. */
  reset(): void {
    const { cpu, options } = this;
    this.exceptions.reset();
    this.sysTick.reset();
    this.control.reset();
    this.control.vtor = options.resetVtor;
    cpu.setMode(0, 0);
    cpu.primask = cpu.faultmask = cpu.basepri = cpu.msplim = cpu.psplim = 0;
    cpu.r.fill(0);
    cpu.setXpsr(0);
    cpu.fpActive = false;
    cpu.fp.fpscr = 0;
    cpu.otherSp = 0;
    cpu.r[14] = -1;
    this.loadResetVector();
    this.sleeping = false;
    this.debug.coreReset();
    cpu.attention = true;
  }

  /** Where nothing is at the vector table, the core locks up at once. */
  private loadResetVector(): void {
    const { cpu, options } = this;
    try {
      cpu.r[13] = this.bus.read32(options.resetVector | 0) & ~3;
      const handler = this.bus.read32((options.resetVector + 4) | 0);
      cpu.pc = handler & ~1;
      if ((handler & 1) === 0) this.exceptions.raise(new Fault('usage', cfsr.invalidState, 'reset vector without the Thumb bit', handler), cpu.pc);
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      this.exceptions.lockedUp = true;
    }
  }

  /** Replaces what is shown at the alias' addresses. */
  setAlias(alias: MachineOptions['alias']): void {
    this.map.setAlias(alias);
    this.bus.flush();
    this.cache.clear();
  }

  /** Takes a memory that is not writable off the bus, or puts it back: external flash answers only while its controller maps it. */
  setHidden(origin: number, hidden: boolean): void {
    this.map.setHidden(origin, hidden);
    this.bus.flush();
    this.cache.clear();
  }

  /** `run` comes back before the instruction at one of these is run. */
  setStopAddresses(addresses: Iterable<number>): void {
    this.stopAddresses.clear();
    for (const address of addresses) this.stopAddresses.add((address & ~1) | 0);
    this.stopsChanged();
  }

  /** Makes `run` come back as soon as the present instruction is done. */
  stop(): void {
    this.ending = 'stopped';
    this.cpu.interrupt();
  }

  /** Runs one instruction (and takes an exception before it where one is due). */
  step(): RunEnd | undefined {
    const early = this.attend(Infinity);
    if (early) return early;
    this.execute(this.cache.single(this.cpu.pc, this.cpu.it));
    if (this.exceptions.lockedUp) return 'lockup';
    return undefined;
  }

  /**
   * Runs about `limit` instructions; stop addresses, halts and the rest may end it sooner. The first instruction is not held by a stop
   * address, unless the call goes on with a run that was not stopped (`goesOn`).
   */
  run(limit: number, goesOn = false): RunEnd {
    const { cpu, cache } = this;
    const end = this.now + limit;
    let block: Block | undefined;
    let i = 0;
    let first = !goesOn;
    cpu.attention = true;
    let event = 0;
    for (;;) {
      try {
        for (;;) {
          if (cpu.attention || this.now >= event) {
            block = undefined;
            const early = this.attend(end);
            if (early) return early;
            if (this.debug.stepping) return this.stepForDebugger();
            event = Math.min(end, this.sysTick.nextWrap, this.observeAt);
          }
          const pc = cpu.pc;
          i = -1; // a fault from here to the first instruction is one of the fetch
          let next: Block | undefined;
          if (cpu.it !== 0) next = cache.within(pc, cpu.it);
          else if (block === undefined) next = this.enter(pc, undefined);
          else if (pc === block.end) {
            next = block.next;
            if (next === undefined || !next.valid) block.next = next = this.enter(pc, block);
          } else if (pc === block.takenPc) {
            next = block.taken;
            if (next === undefined || !next.valid) block.taken = next = this.enter(pc, block);
          } else {
            next = this.enter(pc, block);
            block.taken = next;
            block.takenPc = pc;
          }
          block = next;
          if (block.stop && !first && this.stopsHere(pc)) {
            if (this.ending) return this.takeEnding();
            event = 0;
            continue;
          }
          first = false;
          const ops = block.ops;
          const count = block.count;
          cpu.pc = block.end;
          cpu.it = block.endIt;
          cpu.blockEnd = count;
          for (i = 0; i < cpu.blockEnd; i++) ops[i]!(cpu);
          this.now += i;
          if (i < count) {
            cpu.pc = block.addresses[i]!;
            cpu.it = block.its[i]!;
          }
        }
      } catch (problem) {
        if (!(problem instanceof Fault)) throw problem;
        this.now += i + 1;
        this.fail(problem, i < 0 ? undefined : block, i);
        block = undefined;
        first = false;
      }
    }
  }

  private stepForDebugger(): RunEnd {
    this.execute(this.cache.single(this.cpu.pc, this.cpu.it));
    this.debug.halt(dfsr.halted);
    return 'halted';
  }

  private execute(block: Block): void {
    const { cpu } = this;
    try {
      cpu.pc = block.end;
      cpu.it = block.endIt;
      block.ops[0]!(cpu);
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      this.fail(problem, block, 0);
    }
    this.now++;
    this.debug.noteRetired();
  }

  /** The faulting instruction's address is the return address of the exception; a branch to a bad address faults at the address. */
  private fail(fault: Fault, block: Block | undefined, index: number): void {
    const { cpu } = this;
    const branched = block !== undefined && index === block.count - 1 && cpu.pc !== block.end && fault.kind === 'usage';
    const at = branched || block === undefined ? cpu.pc : block.addresses[index]!;
    if (block !== undefined && !branched) cpu.it = block.its[index]!;
    if (fault.kind === 'debug' && this.debug.enabled) {
      cpu.pc = at;
      this.debug.halt(dfsr.breakpoint);
      return;
    }
    const answer = this.hooks.fault?.(fault, (block?.addresses[index] ?? cpu.pc) >>> 0) ?? 'take';
    if (answer === 'skip' && block !== undefined) {
      cpu.pc = block.addresses[index + 1]!;
      cpu.it = block.its[index + 1]!;
      return;
    }
    if (answer === 'stop') {
      cpu.pc = at;
      this.stop();
      return;
    }
    this.exceptions.raise(fault, at);
  }

  private enter(pc: number, from: Block | undefined): Block {
    const known = this.cache.find(pc);
    if (known) return known;
    const block = this.cache.make(pc);
    this.hooks.newBlock?.(pc >>> 0, from === undefined ? undefined : from.addresses[from.count - 1]! >>> 0);
    return block;
  }

  /** What happens between two blocks: halts, exceptions, the clock. */
  private attend(end: number): RunEnd | undefined {
    const { cpu, debug } = this;
    cpu.attention = false;
    this.sysTick.advance();
    if (this.ending) return this.takeEnding();
    if (this.exceptions.lockedUp) {
      debug.lockedUp = true;
      return 'lockup';
    }
    if (debug.halted) return 'halted';
    if (end !== Infinity) debug.noteRetired();
    if (this.now >= end) return 'limit';
    if (this.now >= this.observeAt) {
      this.observer?.();
      if (this.ending) return this.takeEnding();
    }
    if (this.sleeping) {
      if (!this.exceptions.wakes() && this.sysTick.enabled && this.sysTick.interrupts && this.takesInterrupts) this.sysTick.skip();
      if (!this.exceptions.wakes()) {
        this.hooks.asleep?.(cpu.at >>> 0);
        return 'asleep';
      }
      this.sleeping = false;
    }
    if (this.takesInterrupts && !debug.masksInterrupts) this.exceptions.takePending();
    return this.exceptions.lockedUp ? 'lockup' : undefined;
  }

  private takeEnding(): RunEnd {
    const ending = this.ending ?? 'stopped';
    this.ending = undefined;
    return ending;
  }

  /** At a stop address: a host's one ends the run, a comparator's one halts a debugged core. */
  private stopsHere(pc: number): boolean {
    if (this.stopAddresses.has(pc)) {
      this.ending = 'stop-address';
      return true;
    }
    if (!this.debug.enabled) return false;
    if (this.breakpoints.addresses().includes(pc >>> 0)) {
      this.debug.halt(dfsr.breakpoint);
      return true;
    }
    if (this.debug.traceEnabled && this.watchpoints.addresses().includes(pc >>> 0)) {
      this.watchpoints.noteMatch(pc);
      this.skid = this.options.watchpointSkid ?? 1;
      while (this.skid-- > 0) this.execute(this.cache.single(this.cpu.pc, this.cpu.it));
      this.debug.halt(dfsr.dwtTrap);
      return true;
    }
    return false;
  }

  private stopsChanged(): void {
    const all = new Set(this.stopAddresses);
    for (const address of this.breakpoints.addresses()) all.add(address | 0);
    for (const address of this.watchpoints.addresses()) all.add(address | 0);
    this.cache.setStops(all);
    this.cpu.interrupt();
  }

  private requestReset(): void {
    if (this.hooks.resetRequested?.(this.cpu.at >>> 0) === true) this.stop();
    else this.reset();
  }

  private attachDevices(): void {
    for (const { origin, length, device } of this.options.devices ?? []) this.map.addDevice(origin, length, device);
    this.map.addDevice(0xe0000000, 0x100000, new SystemSpace(this.control, this.breakpoints, this.watchpoints, () => this.stopsChanged()));
    for (const memory of this.options.memories) if (memory.kind === 'peripheral') this.map.addDevice(memory.origin, memory.length, this.peripherals);
    if (this.features.name === 'cortex-m3' || this.features.name === 'cortex-m4') {
      const bits = new BitBand(this.bus);
      for (const origin of [0x22000000, 0x42000000]) this.map.addDevice(origin, 0x02000000, bits);
    }
    // The peripheral part of the architecture's memory map, and the controllers' registers that STM32 has at 0xA0000000.
    this.map.addDevice(0x40000000, 0x20000000, this.peripherals);
    this.map.addDevice(0xa0000000, 0x20000000, this.peripherals);
  }

  private makeHost(): CpuHost {
    return {
      exceptionReturn: (value) => this.exceptions.leave(value),
      supervisorCall: () => this.exceptions.supervisorCall(),
      sleep: (forEvent) => {
        if (forEvent) this.cpu.eventPending = false;
        else {
          this.sleeping = true;
          this.cpu.attention = true;
        }
      },
      stackPointerSet: (value, at) => this.hooks.stackPointerSet?.(value >>> 0, at >>> 0),
      call: (at, target) => this.hooks.call?.(at >>> 0, target >>> 0),
      returned: (at, target) => this.hooks.returned?.(at >>> 0, target >>> 0),
    };
  }
}
