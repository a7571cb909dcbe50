import { formatAddress } from '@qspi-doctor/diagnostics';
import { type Failure, type Outcome, regionAt, type RemoteMemoryMap, success } from '@qspi-doctor/gdb-remote';
import type { ProofFacts, TargetFacts } from './facts.js';
import { dwt, programCounterMatch, scs, traceEnable } from './registers.js';
import type { TargetMemory } from './target-memory.js';

export interface ProofRequest {
  readonly name: string;
  /** Without the Thumb bit. */
  readonly address: number;
  /** The start-up of the program is still to come: it copies over what is written into its RAM now. */
  readonly fromReset: boolean;
  /** Milliseconds that the core may run. */
  readonly time: number;
  /** Ends the wait: the user pressed Ctrl+C. */
  readonly signal?: AbortSignal | undefined;
}

export type Means = ProofFacts['means'];

type Units = Pick<TargetFacts, 'breakpointUnit' | 'watchpoints'>;

/** How a halt at the address can be had on this core; undefined where there is no way. A comparator is better than an instruction in RAM: nobody writes over it. */
export function chooseMeans({ address, fromReset }: Pick<ProofRequest, 'address' | 'fromReset'>, { breakpointUnit, watchpoints }: Units, map: RemoteMemoryMap | undefined): { means: Means; why: string } | undefined {
  if (breakpointUnit === undefined) return { means: 'hardware breakpoint', why: 'the target does not say what its breakpoint unit can do' };
  const unit = breakpointUnit.revision === undefined ? breakpointUnit.name : `${breakpointUnit.name} revision ${breakpointUnit.revision}`;
  if (address <= breakpointUnit.highestAddress) return { means: 'hardware breakpoint', why: `${unit} reaches the address` };
  const inRam = address >= 0x20000000 && address < 0x40000000 && (map === undefined || regionAt(map, address)?.type === 'ram');
  const none = watchpoints === undefined || watchpoints === 0;
  if (inRam && (none || !fromReset)) return { means: 'software breakpoint', why: `${unit} does not reach the address; it is in RAM, where the debugger can write an instruction` };
  if (none) return undefined;
  return { means: 'watchpoint comparator', why: `${unit} ends at ${formatAddress(breakpointUnit.highestAddress)}; the DWT compares whole addresses` };
}

/** Instructions that run between a match of a watchpoint comparator and the halt, in bytes at most. */
const skid = 16;
const slice = 100;

/** What came of the run: a halt, or why there was none. */
export interface Run {
  readonly halted: boolean;
  readonly time: number;
  readonly failure: string | undefined;
}

/**
 * Sets the breakpoint, lets the core go, waits for the halt, and takes the breakpoint away again, whatever happens; the core stands still at the
 * end. Fails where the connection ends on the way.
 */
export async function haltAt(memory: TargetMemory, { address, time, signal }: ProofRequest, means: Means, watchpoints: number, pcOf: () => Promise<number | undefined>): Promise<Outcome<Run>> {
  const { remote } = memory;
  const set = means === 'watchpoint comparator' ? await setComparator(memory, watchpoints - 1, address) : await setBreakpoint(memory, means, address);
  if (!set.ok) return isLost(set.failure) ? set : success({ halted: false, time: 0, failure: `the ${means} is refused: ${set.failure.message}` });
  let run: Outcome<Run>;
  try {
    run = await goAndWait(memory, address, time, signal, pcOf);
  } finally {
    if (remote.isRunning) await remote.interrupt();
    await set.value();
  }
  return run;
}

async function goAndWait({ remote }: TargetMemory, address: number, time: number, signal: AbortSignal | undefined, pcOf: () => Promise<number | undefined>): Promise<Outcome<Run>> {
  const begin = performance.now();
  const started = await remote.resume();
  if (!started.ok) return started;
  for (;;) {
    const stop = await remote.waitForStop(slice);
    const spent = performance.now() - begin;
    if (stop.ok) {
      if (stop.value.kind !== 'stopped') return success({ halted: false, time: spent, failure: 'the server says that the program has ended' });
      const pc = await pcOf();
      const there = pc !== undefined && pc >= address && pc - address < skid;
      return success({ halted: there, time: spent, failure: there ? undefined : `the core stopped elsewhere first${pc === undefined ? '' : `, at ${formatAddress(pc)}`}` });
    }
    if (stop.failure.kind !== 'timeout') return stop;
    if (spent < time && signal?.aborted !== true) continue;
    const halted = await remote.interrupt();
    if (!halted.ok) return halted;
    return success({ halted: false, time: spent, failure: signal?.aborted === true ? 'interrupted before it came there' : `it did not come there within ${Math.round(time / 100) / 10} s` });
  }
}

type Undo = () => Promise<void>;

async function setBreakpoint({ remote }: TargetMemory, means: Means, address: number): Promise<Outcome<Undo>> {
  const type = means === 'software breakpoint' ? 'software' : 'hardware';
  const set = await remote.setBreakpoint(type, address);
  return set.ok ? success(async () => void (await remote.clearBreakpoint(type, address))) : set;
}

/** DWT_COMPn, DWT_MASKn and DWT_FUNCTIONn of the highest comparator: debuggers take the lowest for data watchpoints. All get their values back. */
async function setComparator(memory: TargetMemory, number: number, address: number): Promise<Outcome<Undo>> {
  const registers = [scs.demcr, dwt.comparator(number), dwt.mask(number), dwt.function(number)] as const;
  const before: number[] = [];
  for (const register of registers) {
    const value = await memory.remote.readWord(register);
    if (!value.ok) return value;
    before.push(value.value);
  }
  const [demcr = 0, comparator = 0, mask = 0, action = 0] = before;
  const undo: Undo = async () => {
    for (const [register, value] of [
      // MATCHED (bit 24) is read-only.
      [dwt.function(number), action & ~0x01000000],
      [dwt.comparator(number), comparator],
      [dwt.mask(number), mask],
      [scs.demcr, demcr],
    ] as const)
      await memory.remote.writeWord(register, value);
    // Reading clears MATCHED.
    await memory.remote.readWord(dwt.function(number));
  };
  for (const [register, value] of [
    [scs.demcr, demcr | traceEnable],
    [dwt.comparator(number), address],
    [dwt.mask(number), 0],
    [dwt.function(number), programCounterMatch],
  ] as const) {
    const written = await memory.remote.writeWord(register, value);
    if (!written.ok) {
      await undo();
      return written;
    }
  }
  return success(undo);
}

export function isLost({ kind }: Failure): boolean {
  return kind !== 'refused' && kind !== 'unsupported' && kind !== 'state';
}
