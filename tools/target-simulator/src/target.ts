import { dfsr, Fault, Machine, type LoadSegment, type MachineMemory } from '@qspi-doctor/cortex-m';
import type { SimulatedDevice } from './devices.js';
import { FlashController } from './flash-controller.js';

/** How a target differs from a healthy one. */
export interface TargetFaults {
  /** `controller` (as on silicon): the external flash answers while its controller is in memory-mapped mode. */
  readonly window?: 'controller' | 'always' | 'never' | undefined;
  /** What a write to memory-mapped flash does. */
  readonly windowWrites?: 'fault' | 'ignored' | undefined;
  /** VTOR after a reset, in place of the one that the chip gives it. */
  readonly resetVtor?: number | undefined;
  /** Revision of the breakpoint unit (1 or 2), in place of the core's. */
  readonly breakpointUnit?: 1 | 2 | undefined;
  /** Instructions between a match of a watchpoint comparator and the halt; 1 where nothing is said. */
  readonly skid?: number | undefined;
}

/** FP_CTRL of Cortex-M4 and Cortex-M7: six and eight code comparators. */
const breakpointUnits = { 1: 0x260, 2: 0x10000080 } as const;
const flashBase = 0x08000000;
/** Instructions in one turn, and how many may follow each other without a pause. */
const slice = 20_000;
const burst = 2_000_000;

/** DEMCR bits that catch a fault before its handler runs, by the exception that would be entered (ARMv7-M ARM C1.6.5). */
const catches = { hardFault: 0x400, busFault: 0x100, memManage: 0x10, usageFault: 0xe0 } as const;

/** A chip under a debugger: the machine, its external flash, its resets, and the debugger's way to its memory. */
export class Target {
  readonly device: SimulatedDevice;
  readonly machine: Machine;
  readonly controller: FlashController;
  private readonly faults: TargetFaults;
  private resetWanted = false;
  private timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  private alive = false;
  private spent = 0;

  constructor(device: SimulatedDevice, segments: readonly LoadSegment[], faults: TargetFaults = {}) {
    this.device = device;
    this.faults = faults;
    const { window, memories, core, remap } = device;
    this.controller = new FlashController(window.controller, () => this.showWindow());
    const external: MachineMemory = {
      name: 'external flash',
      kind: faults.windowWrites === 'ignored' ? 'flash' : 'external',
      origin: window.origin,
      length: window.length,
      writable: false,
    };
    this.machine = new Machine({
      core,
      memories: [...memories, external],
      segments: [...device.systemWords.map(([address, value]) => ({ address, bytes: Uint8Array.of(value & 0xff, value >>> 8) })), ...segments],
      resetVector: flashBase,
      resetVtor: faults.resetVtor ?? (core === 'cortex-m4' ? 0 : flashBase),
      fpCtrl: faults.breakpointUnit === undefined ? undefined : breakpointUnits[faults.breakpointUnit],
      watchpointSkid: faults.skid ?? 1,
      devices: [{ origin: window.registers, length: 0x400, device: this.controller }],
      hooks: {
        resetRequested: () => (this.resetWanted = true),
        fault: (fault) => {
          this.catchFault(fault);
          return 'take';
        },
        peripheralWritten: (address, value) => {
          if (remap && address === remap.register) this.showAtZero((value & remap.mask) === remap.value ? window.origin : flashBase);
        },
      },
    });
    this.reset();
  }

  /** Reset of the whole chip, as by SYSRESETREQ or NRST. Memories keep their bytes, the debug units what a debugger set. */
  reset(): void {
    const { machine } = this;
    this.resetWanted = false;
    machine.run(0);
    machine.peripherals.reset();
    this.controller.reset();
    this.showAtZero(flashBase);
    for (const [address, value] of this.device.resetValues) machine.bus.write32(address | 0, value | 0);
    machine.reset();
    this.wake();
  }

  /** Reads as a debugger does, beside the core. Undefined where the bus answers with an error. */
  read(address: number, size: 1 | 2 | 4): number | undefined {
    const { machine } = this;
    machine.peripherals.inspected = true;
    try {
      const value = size === 4 ? machine.bus.read32(address | 0) : size === 2 ? machine.bus.read16(address | 0) : machine.bus.read8(address | 0);
      return value >>> 0;
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      return undefined;
    } finally {
      machine.peripherals.inspected = false;
    }
  }

  /** False where the bus answers with an error. */
  write(address: number, size: 1 | 2 | 4, value: number): boolean {
    const { bus } = this.machine;
    try {
      if (size === 4) bus.write32(address | 0, value | 0);
      else if (size === 2) bus.write16(address | 0, value & 0xffff);
      else bus.write8(address | 0, value & 0xff);
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      return false;
    }
    this.settle();
    return true;
  }

  /** Lets the core run by itself, in turns between other work, until `stop`. */
  start(): void {
    this.alive = true;
    this.wake();
  }

  stop(): void {
    this.alive = false;
    this.unschedule();
  }

  /** Does what a debugger's write asked for: a reset, a single step, going on. */
  private settle(): void {
    const { machine } = this;
    const { debug } = machine;
    if (this.resetWanted) this.reset();
    if (debug.stepping && !debug.halted) {
      machine.takesInterrupts = (debug.control & 8) === 0;
      machine.step();
      if (this.resetWanted) this.reset();
      else if (!debug.halted) debug.halt(dfsr.halted);
    }
    if (!debug.halted) this.wake();
  }

  private wake(): void {
    if (!this.alive || this.timer !== undefined || this.machine.debug.halted) return;
    this.spent = 0;
    this.timer = setImmediate(() => this.turn());
  }

  private turn(): void {
    this.timer = undefined;
    const { machine } = this;
    machine.takesInterrupts = (machine.debug.control & 8) === 0;
    const end = machine.run(slice, true);
    if (this.resetWanted) this.reset();
    if (machine.debug.halted || !this.alive || this.timer !== undefined) return;
    this.spent += slice;
    const waits = end === 'asleep' || end === 'lockup' || this.spent > burst;
    this.timer = waits ? setTimeout(() => this.turn(), 1) : setImmediate(() => this.turn());
  }

  private unschedule(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer as NodeJS.Timeout);
    clearImmediate(this.timer as NodeJS.Immediate);
    this.timer = undefined;
  }

  private showWindow(): void {
    const { window = 'controller' } = this.faults;
    this.machine.setHidden(this.device.window.origin, window === 'never' || (window === 'controller' && !this.controller.mapped));
  }

  /** Shows internal flash or the external one at 0, on chips that have nothing else there. */
  private showAtZero(target: number): void {
    const length = target === flashBase ? (this.device.memories[0]?.length ?? 0) : this.device.window.length;
    this.machine.setAlias({ origin: 0, length, target });
  }

  /** Vector catch: the core halts at the entry of the fault's handler. */
  private catchFault(fault: Fault): void {
    const { debug, exceptions } = this.machine;
    if (!debug.enabled || fault.kind === 'debug') return;
    const [number, bit] = fault.kind === 'bus' ? [5, catches.busFault] : fault.kind === 'memory' ? [4, catches.memManage] : [6, catches.usageFault];
    const wanted = exceptions.enabled[number] === 0 ? catches.hardFault : bit;
    if ((debug.demcr & wanted) !== 0) debug.halt(dfsr.vectorCatch);
  }
}
