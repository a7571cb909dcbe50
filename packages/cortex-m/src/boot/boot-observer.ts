import type { Fault } from '../cpu/fault.js';
import type { Machine } from '../machine.js';
import type { MachineHooks } from '../machine-options.js';
import type { BootRequest, BootStop, HandOver, PathStep } from './boot-record.js';
import type { ImageRanges } from './image-ranges.js';
import { aliasOf } from './reset-view.js';

/** Bounds of what is kept. */
const limits = { writes: 256, peripheralWrites: 65_536, functions: 8192, path: 4096, pathHead: 1024 } as const;

/** Sees what happens on the way and keeps what a boot record says of it. */
export class BootObserver implements MachineHooks {
  readonly vtorWrites: { value: number; pc: number; after: number; image: string | undefined }[] = [];
  readonly mspWrites: { value: number; pc: number; after: number }[] = [];
  readonly remaps: { value: number; memory: string | undefined; pc: number; after: number }[] = [];
  readonly writes: { address: number; value: number; pc: number }[] = [];
  readonly mpuWrites: { address: number; value: number; pc: number }[] = [];
  readonly path: PathStep[] = [];
  readonly functions = new Set<number>();
  handOver: HandOver | undefined;
  stop: BootStop | undefined;
  /** The first fault whose handler has not returned yet. */
  openFault: BootStop | undefined;
  semihostingCalls = 0;
  private readonly request: BootRequest;
  private readonly ranges: ImageRanges;
  /** Set right after the machine was made: hooks are called only when it runs. */
  machine!: Machine;

  constructor(request: BootRequest, ranges: ImageRanges) {
    this.request = request;
    this.ranges = ranges;
  }

  fault(fault: Fault, at: number): 'take' | 'stop' | 'skip' {
    const stop = (kind: BootStop['kind']): 'stop' => {
      this.stop = { kind, at, detail: fault.message };
      return 'stop';
    };
    if (fault.kind === 'unknown') return stop('unknown-instruction');
    if (fault.kind === 'debug') return this.isSemihosting(at) ? this.answerSemihosting() : stop('breakpoint');
    const target = fault.address;
    if (fault.kind === 'usage' && target !== undefined) this.noteHandOver(at, target, false);
    this.openFault ??= {
      kind: fault.kind === 'bus' && !this.machine.map.memoryAt(target ?? 0) ? 'unmapped' : 'fault',
      at,
      detail: fault.message,
      ...(target === undefined ? {} : { accessed: target }),
    };
    return 'take';
  }

  vtorWritten(value: number, pc: number): void {
    if (this.vtorWrites.length < limits.writes) this.vtorWrites.push({ value, pc, after: this.machine.now, image: this.ranges.at(pc) });
  }

  mpuWritten(address: number, value: number, pc: number): void {
    if (this.mpuWrites.length < limits.writes) this.mpuWrites.push({ address, value, pc });
  }

  stackPointerSet(value: number, pc: number): void {
    if (!this.machine.cpu.usesPsp && this.mspWrites.length < limits.writes) this.mspWrites.push({ value, pc, after: this.machine.now });
  }

  call(pc: number, target: number): void {
    const to = (target & ~1) >>> 0;
    if (this.functions.size < limits.functions) this.functions.add(to);
    this.step(pc, 'call', to);
  }

  returned(pc: number, target: number): void {
    this.step(pc, 'return', (target & ~1) >>> 0);
  }

  newBlock(start: number, from: number | undefined): void {
    if (from !== undefined && this.handOver === undefined && this.machine.cpu.ipsr === 0) this.noteHandOver(from, start | 1, true);
  }

  asleep(at: number): void {
    this.stop = { kind: 'sleep', at, detail: 'sleeps, and no interrupt is enabled that could wake it' };
  }

  resetRequested(at: number): boolean {
    this.stop = { kind: 'reset', at, detail: 'asks for a system reset' };
    return true;
  }

  peripheralWritten(address: number, value: number, pc: number): void {
    if (value === 0xcdef89ab || value === (0xcdef89ab | 0)) this.machine.map.flashUnlocked = true;
    if (this.request.writesBy?.some(({ origin, length }) => pc >= origin && pc - origin < length) && this.writes.length < limits.peripheralWrites)
      this.writes.push({ address: address >>> 0, value: value >>> 0, pc });
    const remap = this.request.remapToZero;
    if (!remap || address !== remap.register >>> 0) return;
    const option = remap.options.find((candidate) => candidate.value === (value & remap.mask));
    if (this.remaps.length < limits.writes) this.remaps.push({ value: value & remap.mask, memory: option?.memory, pc, after: this.machine.now });
    const memory = option && this.request.memories.find((candidate) => candidate.name === option.memory);
    if (memory) this.machine.setAlias(aliasOf(memory));
  }

  private step(pc: number, kind: PathStep['kind'], target: number): void {
    this.path.push({ pc, kind, target, after: this.machine.now });
    if (this.path.length > limits.path) this.path.splice(limits.pathHead, limits.path / 2);
  }

  private noteHandOver(pc: number, target: number, thumb: boolean): void {
    if (this.handOver || this.request.images.length < 2) return;
    const from = this.ranges.at(pc);
    const to = this.ranges.at((target & ~1) >>> 0);
    if (from === undefined || to === undefined || from === to) return;
    const { machine } = this;
    this.handOver = { pc, target: target >>> 0, thumb, msp: machine.cpu.msp >>> 0, from, to, ...interruptState(machine) };
    this.step(pc, 'jump', (target & ~1) >>> 0);
  }

  private isSemihosting(at: number): boolean {
    return this.machine.bus.read16(at | 0) === 0xbeab;
  }

  /** As a debugger with semihosting would: a handle of a file where one is asked for, otherwise success. */
  private answerSemihosting(): 'skip' {
    const { cpu } = this.machine;
    this.semihostingCalls++;
    cpu.r[0] = cpu.r[0] === 1 ? 1 : 0;
    return 'skip';
  }
}

/** VTOR, masks and enabled interrupts as they are now. */
export function interruptState(machine: Machine): {
  vtor: number | undefined;
  sysTickEnabled: boolean;
  sysTickInterrupts: boolean;
  interruptsMasked: boolean;
  enabledInterrupts: number[];
} {
  const { cpu, exceptions, sysTick, control } = machine;
  const enabledInterrupts: number[] = [];
  for (let n = 16; n < exceptions.enabled.length; n++) if (exceptions.enabled[n] !== 0) enabledInterrupts.push(n - 16);
  return {
    vtor: control.vtor,
    sysTickEnabled: sysTick.running,
    sysTickInterrupts: sysTick.enabled && sysTick.interrupts,
    interruptsMasked: cpu.primask !== 0 || cpu.faultmask !== 0,
    enabledInterrupts,
  };
}
