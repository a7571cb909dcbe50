import { connectTcp } from '@qspi-doctor/files';
import type { Failure, Outcome } from '@qspi-doctor/gdb-remote';
import { afterLeaving, deviceOfChip, LiveTarget, type ProofFacts, type TargetFacts } from '@qspi-doctor/live-target';
import type { LiveTargetAnswers } from '@qspi-doctor/workspace';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import type { TargetOptions } from './target-options.js';
import type { TargetSubject } from './target-subject.js';

/** A connection for the time of one command: every failure of the server becomes a sentence that says what to do. */
export class TargetSession {
  readonly live: LiveTarget;
  private readonly options: TargetOptions;
  private readonly subject: TargetSubject;
  private readonly terminal: Terminal;
  private runs = false;

  private constructor(live: LiveTarget, options: TargetOptions, subject: TargetSubject, terminal: Terminal) {
    this.live = live;
    this.options = options;
    this.subject = subject;
    this.terminal = terminal;
  }

  static async open(options: TargetOptions, subject: TargetSubject, terminal: Terminal): Promise<TargetSession> {
    const { host, port, address, attach } = options;
    const connected = await LiveTarget.connect(() => connectTcp({ host, port }), { attach });
    if (!connected.ok) throw new UsageError(connectionAdvice(address, connected.failure));
    return new TargetSession(connected.value, options, subject, terminal);
  }

  /** Does what was asked for before the look: reset, halt, the run to --prove. */
  async answers(signal: AbortSignal): Promise<LiveTargetAnswers> {
    const { reset, halt, prove } = this.options;
    if (reset) this.must(await this.live.reset(), 'The reset failed');
    if (halt && !reset) this.must(await this.live.halt(), 'The core could not be halted');
    const proof = prove === undefined ? undefined : await this.proof(prove, signal);
    const facts = await this.look();
    return { facts, proof, lead: this.subject.lead.name };
  }

  async look(limit = this.options.limit): Promise<TargetFacts> {
    const { device, images } = this.subject;
    const progress = this.terminal.isTerminal && this.options.values['quiet'] !== true ? this.progress() : undefined;
    const facts = this.must(await this.live.look({ device, images, compare: { limit, progress } }), 'The look was cut short');
    this.runs = !facts.state.halted;
    if (device === undefined) this.subject.suggestDevice(deviceOfChip(facts.chip)?.name);
    return facts;
  }

  /** Lets the core run for the time between two looks; true where it stopped by itself. */
  async run(time: number, signal: AbortSignal): Promise<boolean> {
    return this.must(await this.live.run(time, signal), 'The core could not be let run');
  }

  /** Leaves the target as it is to be left, and says what that means. */
  async leave(): Promise<string> {
    const { resume } = this.options;
    const { server } = this.live;
    // A server that did not halt the core is left as it is.
    const left = await this.live.leave({ resume: resume && !this.runs });
    if (this.runs) return 'The core was running all the time, and still is.';
    if (!left.ok && resume) return `${server.name} did not let the core run: ${left.failure.message}.`;
    if (resume) return 'The core runs again.';
    const then = afterLeaving(server);
    if (then === 'running') return `${server.name} lets the target go on now.`;
    if (then === 'halted') return `${server.name} halted the core when this program connected, and the core stays halted: --resume lets it run at the end.`;
    return `Most servers halt the core for a connection; what this one does with it now is its own affair. --resume lets it run at the end.`;
  }

  private async proof(name: string, signal: AbortSignal): Promise<ProofFacts> {
    const { images } = this.subject;
    const address = this.addressOf(name);
    // A short look first: which means is right depends on the units of this core.
    const facts = await this.look(0);
    return this.must(await this.live.prove({ name, address, fromReset: this.options.reset, time: this.options.time, signal }, facts, images), 'The run to the breakpoint was cut short; a breakpoint or comparator may be left set until the next reset');
  }

  private addressOf(name: string): number {
    if (/^(?:0x[0-9a-fA-F]{1,8}|\d{1,10})$/.test(name)) return (Number(name) & ~1) >>> 0;
    const { images } = this.subject;
    for (const { image } of images) {
      const symbol = image.symbols.find(name);
      if (symbol !== undefined && symbol.sectionIndex !== 0) return (symbol.address & ~1) >>> 0;
    }
    throw new UsageError(images.length === 0 ? `--prove ${name} needs an image to look the name up in: name the project's folder, or --image FILE, or give an address.` : `No function ${name} in ${images.map(({ file }) => file).join(' or ')}. --prove takes a function or an address such as 0x90000068.`);
  }

  private progress(): (done: number, total: number) => void {
    let last = -1;
    return (done, total) => {
      const percent = Math.floor((done / Math.max(total, 1)) * 100);
      // Small images are through before anybody can read it.
      if (total < 1 << 18 || percent === last) return;
      last = percent;
      this.terminal.err(`\rComparing the flash with the image: ${percent} %${done >= total ? '\n' : ''}`);
    };
  }

  private must<T>(outcome: Outcome<T>, what: string): T {
    if (outcome.ok) return outcome.value;
    this.live.close();
    throw new UsageError(`${what}: ${outcome.failure.message}. (${this.options.address})`);
  }
}

function connectionAdvice(address: string, { kind, message }: Failure): string {
  switch (kind) {
    case 'connect':
      return `No GDB server answers at ${address}: ${message}. Start one first (openocd, ST-LINK_gdbserver, JLinkGDBServer, pyocd gdbserver), or correct --connect.`;
    case 'timeout':
      return `Something accepts connections at ${address} and does not answer as a GDB server does (${message}). Is the port right? OpenOCD has 3333 for GDB, 4444 and 6666 for other purposes.`;
    case 'closed':
      return `The server at ${address} ended the connection at once (${message}). Another debugger may hold it: most servers take one client. OpenOCD also turns everybody away while it cannot examine the chip: its log says why.`;
    default:
      return `${address}: ${message}.`;
  }
}
