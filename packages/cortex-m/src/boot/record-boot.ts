import { formatAddress } from '@qspi-doctor/diagnostics';
import { Fault } from '../cpu/fault.js';
import { Machine } from '../machine.js';
import type { RunEnd } from '../machine-options.js';
import { BootObserver, interruptState } from './boot-observer.js';
import type { BootRecord, BootRequest, BootStop } from './boot-record.js';
import { ImageRanges } from './image-ranges.js';
import { LoopDetector } from './loop-detector.js';
import { peripheralReport } from './peripheral-report.js';
import { resetView } from './reset-view.js';

const defaultBudget = 20_000_000;
/** SysTick wraps after at most so many instructions: waits in milliseconds end soon. */
const longestTick = 2_000;

/** Runs an image (or a boot loader and its application) from reset and says what it did. Never throws for what the images hold. */
export function recordBoot(request: BootRequest): BootRecord {
  const ranges = new ImageRanges(request.images);
  const observer = new BootObserver(request, ranges);
  const view = resetView(request);
  const machine = new Machine({
    core: request.core,
    memories: request.memories,
    alias: view.alias,
    segments: view.segments,
    resetVector: request.start.vectorTable,
    resetVtor: view.vtor,
    longestTick,
    hooks: observer,
  });
  observer.machine = machine;
  machine.takesInterrupts = request.interrupts ?? true;
  const initial = machine.cpu.msp >>> 0;
  const stop = run(machine, observer, request);
  machine.observer = undefined;
  const state = interruptState(machine);
  return {
    reachesMain: stop.kind === 'reached',
    instructions: machine.now,
    stoppedAt: machine.pc,
    stop,
    vtor: { value: state.vtor, writes: observer.vtorWrites },
    msp: { initial, atStop: machine.cpu.msp >>> 0, writes: observer.mspWrites },
    interruptsMaskedAtStop: state.interruptsMasked,
    sysTickEnabledAtStop: state.sysTickEnabled,
    enabledInterrupts: state.enabledInterrupts,
    ...(observer.handOver ? { handOver: observer.handOver } : {}),
    remap: observer.remaps,
    peripherals: peripheralReport(machine.peripherals.uses, request.memories),
    writes: observer.writes,
    mpuWrites: observer.mpuWrites,
    path: observer.path,
    functionsEntered: [...observer.functions],
    semihostingCalls: observer.semihostingCalls,
    exceptionsTaken: machine.exceptions.entries,
  };
}

function run(machine: Machine, observer: BootObserver, request: BootRequest): BootStop {
  const budget = request.budget ?? defaultBudget;
  machine.setStopAddresses(request.stopAt.map((stop) => stop.address));
  new LoopDetector(machine, (at, detail) => {
    observer.stop ??= { kind: 'loop', at, detail };
    machine.stop();
  });
  const reached = (): BootStop | undefined => {
    const named = request.stopAt.find((stop) => (stop.address & ~1) >>> 0 === machine.pc);
    return named && { kind: 'reached', at: machine.pc, detail: `reached ${named.name}`, reachedName: named.name };
  };
  try {
    const atOnce = reached();
    if (atOnce) return atOnce;
    const end = machine.run(budget);
    return (end === 'stop-address' ? reached() : undefined) ?? unhandledFault(machine, observer) ?? observer.stop ?? ended(machine, end, budget);
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem;
    return { kind: 'fault', at: machine.pc, detail: problem.message };
  }
}

/** The first fault, where its handler is still at work: what the handler does then (mostly an endless loop) is not the point. */
function unhandledFault(machine: Machine, observer: BootObserver): BootStop | undefined {
  const { openFault } = observer;
  if (!openFault || observer.stop?.kind === 'unknown-instruction') return undefined;
  const handling = machine.exceptions.lockedUp || [2, 3, 4, 5, 6, 7].some((number) => machine.exceptions.active[number] !== 0);
  return handling ? openFault : undefined;
}

function ended(machine: Machine, end: RunEnd, budget: number): BootStop {
  const at = machine.pc;
  if (end === 'lockup') return { kind: 'fault', at, detail: 'the core locked up' };
  if (end === 'asleep') return { kind: 'sleep', at, detail: 'sleeps for ever' };
  return { kind: 'budget', at, detail: `still at work at ${formatAddress(at)} after ${budget} instructions` };
}
