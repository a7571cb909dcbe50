import { type Connector, failed, GdbRemote, type MapRegion, type Outcome, type RemoteLimits, success } from '@qspi-doctor/gdb-remote';
import { CoreRegisters } from './core-registers.js';
import { isTableOf, tableWords } from './contents.js';
import type { ProofFacts, ServerFacts, ServerKind, TargetFacts } from './facts.js';
import { look, type Greeting, type LookRequest } from './look.js';
import { placeOf, type TargetImage } from './place.js';
import { chooseMeans, haltAt, type ProofRequest } from './proof.js';
import { haltedBit, scs } from './registers.js';
import { identifyServer } from './server.js';
import { ConnectionLost, TargetMemory } from './target-memory.js';

/** Monitor commands that reset the chip and leave it halted; halting alone; undefined where the server has none. */
const commands: Readonly<Record<ServerKind, { readonly reset: string | undefined; readonly halt: string | undefined }>> = {
  openocd: { reset: 'reset halt', halt: 'halt' },
  pyocd: { reset: 'reset halt', halt: 'halt' },
  jlink: { reset: 'reset', halt: 'halt' },
  'st-util': { reset: 'jtag_reset', halt: 'halt' },
  qemu: { reset: 'system_reset', halt: 'stop' },
  gdbserver: { reset: undefined, halt: undefined },
  blackmagic: { reset: undefined, halt: undefined },
  // The commands that STM32CubeIDE gives to the ST-LINK GDB server.
  unknown: { reset: 'reset halt', halt: 'halt' },
};

const longestPause = 400;

/** What a server does with the target when its client goes away without a word; as far as a test of ours shows it. */
export function afterLeaving({ kind }: Pick<ServerFacts, 'kind'>): 'halted' | 'running' | undefined {
  return kind === 'openocd' ? 'halted' : kind === 'qemu' ? 'running' : undefined;
}

/** A target behind a GDB server. Looking changes nothing; the connection itself halts the core with most servers. */
export class LiveTarget {
  readonly server: ServerFacts;
  private readonly remote: GdbRemote;
  private readonly memory: TargetMemory;
  private readonly greeting: Greeting;

  private constructor(remote: GdbRemote, greeting: Greeting) {
    this.remote = remote;
    this.greeting = greeting;
    this.server = greeting.server;
    this.memory = new TargetMemory(remote, greeting.server.kind === 'openocd');
  }

  /** `attach`: for servers that have no target until one is chosen (Black Magic Probe): its number in the list of the scan. */
  static async connect(connector: Connector, { limits = {}, attach }: { limits?: Partial<RemoteLimits>; attach?: number | undefined } = {}): Promise<Outcome<LiveTarget>> {
    let connected = await GdbRemote.connect(connector, limits);
    // OpenOCD turns a new client away for a moment after the last one has left.
    for (let pause = 50; !connected.ok && connected.failure.kind === 'closed' && pause <= longestPause; pause *= 2) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      connected = await GdbRemote.connect(connector, limits);
    }
    if (!connected.ok) return connected;
    const remote = connected.value;
    const greeting = await guarded(() => greet(remote, attach));
    if (greeting.ok) return success(new LiveTarget(remote, greeting.value));
    remote.close();
    return greeting;
  }

  get regions(): readonly MapRegion[] | undefined {
    return this.greeting.map?.regions;
  }

  look(request: LookRequest): Promise<Outcome<TargetFacts>> {
    return guarded(() => look(this.memory, this.greeting, request));
  }

  async halt(): Promise<Outcome<undefined>> {
    if (this.remote.isRunning) {
      const stop = await this.remote.interrupt();
      return stop.ok ? success(undefined) : stop;
    }
    return this.command('halt');
  }

  /** Resets the chip; it stands at its reset vector afterwards. */
  reset(): Promise<Outcome<undefined>> {
    return this.command('reset');
  }

  /** Lets the core go for a while and halts it again; true where it stopped by itself. */
  async run(time: number, signal?: AbortSignal): Promise<Outcome<boolean>> {
    const started = await this.remote.resume();
    if (!started.ok) return started;
    for (let left = time; left > 0 && signal?.aborted !== true; left -= 100) {
      const stop = await this.remote.waitForStop(Math.min(left, 100));
      if (stop.ok) return success(true);
      if (stop.failure.kind !== 'timeout') return stop;
    }
    const stop = await this.remote.interrupt();
    return stop.ok ? success(false) : stop;
  }

  /** Shows that a breakpoint of the right kind halts at an address. The core stands still afterwards, and no breakpoint is left. */
  async prove(request: ProofRequest, facts: TargetFacts, images: readonly TargetImage[]): Promise<Outcome<ProofFacts>> {
    const { name, address } = request;
    const chosen = chooseMeans(request, facts, this.greeting.map);
    const none = { name, address, halted: false, place: facts.pc, vtor: facts.vtor, tableAtVtor: undefined, time: 0 } as const;
    if (chosen === undefined)
      return success({ ...none, means: 'hardware breakpoint', why: '', failure: 'neither the breakpoint unit nor a watchpoint comparator of this core reaches the address' });
    return guarded(async () => {
      const registers = new CoreRegisters(this.remote, this.greeting.description);
      const isThere = facts.state.halted && (await registers.pc) === address;
      const run = isThere ? success({ halted: true, time: 0, failure: undefined }) : await haltAt(this.memory, request, chosen.means, facts.watchpoints ?? 0, () => registers.pc);
      if (!run.ok) return run;
      const pc = await registers.pc;
      const vtor = await this.memory.word(scs.vtor);
      return success({
        name,
        address,
        ...chosen,
        ...run.value,
        place: pc === undefined ? undefined : await placeOf(pc, images, undefined, this.memory),
        vtor,
        tableAtVtor: vtor === undefined ? undefined : await this.tableAt(vtor, address, images),
      });
    });
  }

  /** Ends the connection, with the core running or as the server leaves it. */
  async leave({ resume }: { readonly resume: boolean }): Promise<Outcome<undefined>> {
    // QEMU goes on by itself when it is told goodbye; the others are told to go on, and then left.
    if (!resume || this.server.kind === 'qemu') return this.remote.detach();
    if (this.server.kind === 'openocd' && !this.remote.isRunning) return this.resumeByCommand();
    const resumed = this.remote.isRunning ? success(undefined) : await this.remote.resume();
    // Answers at once where the server refuses; silence means that it runs.
    const answer = resumed.ok ? await this.remote.waitForStop(50) : resumed;
    this.remote.close();
    return !answer.ok && answer.failure.kind !== 'timeout' ? answer : success(undefined);
  }

  close(): void {
    this.remote.close();
  }

  /** OpenOCD's own command leaves the connection open for questions, so that it can be seen whether the core runs. */
  private async resumeByCommand(): Promise<Outcome<undefined>> {
    const resumed = await this.remote.monitor('resume');
    if (!resumed.ok) return resumed;
    const dhcsr = await this.remote.readWord(scs.dhcsr);
    const left = await this.remote.detach();
    return dhcsr.ok && (dhcsr.value & haltedBit) !== 0 ? failed('refused', 'the core is still halted') : left;
  }

  private async tableAt(vtor: number, address: number, images: readonly TargetImage[]): Promise<boolean | undefined> {
    const owner = images.find(({ image }) => image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize));
    const read = await this.memory.bytes(vtor, 4 * tableWords);
    if (owner === undefined || !('bytes' in read)) return undefined;
    const view = new DataView(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
    return isTableOf(owner, Array.from({ length: tableWords }, (_, index) => view.getUint32(4 * index, true)));
  }

  private async command(what: 'reset' | 'halt'): Promise<Outcome<undefined>> {
    const command = commands[this.server.kind][what];
    if (command === undefined) return failed('unsupported', `${this.server.name} has no command to ${what} the target`);
    const said = await this.remote.monitor(command);
    return said.ok ? success(undefined) : said;
  }
}

async function greet(remote: GdbRemote, attach: number | undefined): Promise<Outcome<Greeting>> {
  const server = await identifyServer(remote);
  if (attach !== undefined) {
    if (server.kind === 'blackmagic') {
      const scanned = await remote.monitor('swdp_scan');
      if (!scanned.ok) return scanned;
    }
    const attached = await remote.attach(attach);
    if (!attached.ok) return attached;
  }
  const stop = await remote.stopReason();
  if (!stop.ok) return stop;
  if (stop.value.kind !== 'stopped') {
    return failed('state', `${server.name} has no target yet${server.kind === 'blackmagic' ? ': name the one to attach to with --attach 1 (this halts it)' : ''}`);
  }
  const map = await remote.memoryMap();
  if (!map.ok && map.failure.kind !== 'refused' && map.failure.kind !== 'unsupported') return map;
  // Servers that promise a description and then have none are read by the usual numbers.
  const description = await remote.targetDescription();
  if (!description.ok && description.failure.kind !== 'refused' && description.failure.kind !== 'unsupported') return description;
  const architecture = description.ok ? description.value?.architecture : undefined;
  if (architecture !== undefined && !/^arm/i.test(architecture)) return failed('refused', `the target is no Cortex-M: its architecture is ${architecture.slice(0, 40)}`);
  return success({ server, description: description.ok ? description.value : undefined, map: map.ok ? map.value : undefined, signal: stop.value.signal });
}

async function guarded<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (problem) {
    if (problem instanceof ConnectionLost) return { ok: false, failure: problem.failure };
    throw problem;
  }
}
