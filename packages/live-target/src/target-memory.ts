import { type Failure, type GdbRemote, type Outcome } from '@qspi-doctor/gdb-remote';

/** The connection is of no more use: ends a look from wherever it is. Caught at the package's own doors. */
export class ConnectionLost extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Failures after which the same connection goes on. */
const harmless: readonly Failure['kind'][] = ['refused', 'unsupported'];

/** The value; undefined where the server refuses; throws `ConnectionLost` where nothing more can be asked. */
export function valueIfAny<T>(outcome: Outcome<T>): T | undefined {
  if (outcome.ok) return outcome.value;
  if (harmless.includes(outcome.failure.kind)) return undefined;
  throw new ConnectionLost(outcome.failure);
}

export type Bytes = { readonly bytes: Uint8Array } | { readonly unreadable: string };

/**
 * Reads the target's memory. OpenOCD answers zeros for what it cannot read, unless it is told otherwise before it starts
 * (`gdb_report_data_abort`); there, zeros that matter get a second opinion from its own `mdw` command, which fails as it should.
 */
export class TargetMemory {
  readonly remote: GdbRemote;
  private readonly doubtsZeros: boolean;

  constructor(remote: GdbRemote, doubtsZeros: boolean) {
    this.remote = remote;
    this.doubtsZeros = doubtsZeros;
  }

  /** A register of the core's own space, which always answers. */
  async word(address: number): Promise<number | undefined> {
    return valueIfAny(await this.remote.readWord(address));
  }

  /** A word that may not be there. */
  async doubtfulWord(address: number): Promise<number | undefined> {
    const word = await this.word(address);
    return word === 0 && (await this.denied(address)) !== undefined ? undefined : word;
  }

  async bytes(address: number, length: number): Promise<Bytes> {
    const outcome = await this.remote.readMemory(address, length);
    if (!outcome.ok) {
      if (harmless.includes(outcome.failure.kind)) return { unreadable: outcome.failure.message };
      throw new ConnectionLost(outcome.failure);
    }
    const denied = outcome.value.every((byte) => byte === 0) ? await this.denied(address & ~3) : undefined;
    return denied === undefined ? { bytes: outcome.value } : { unreadable: denied };
  }

  /** Why the word at the address cannot be read, by the server's own command. */
  private async denied(address: number): Promise<string | undefined> {
    if (!this.doubtsZeros) return undefined;
    const said = await this.remote.monitor(`mdw 0x${(address >>> 0).toString(16)}`);
    if (said.ok) return undefined;
    if (!harmless.includes(said.failure.kind)) throw new ConnectionLost(said.failure);
    return said.failure.message;
  }
}
