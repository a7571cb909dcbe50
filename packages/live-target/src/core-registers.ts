import type { GdbRemote, TargetDescription } from '@qspi-doctor/gdb-remote';
import { valueIfAny } from './target-memory.js';

/** R0 to R12, SP, LR, PC by their numbers; MSP and PSP where the server has them under a name. */
export class CoreRegisters {
  private readonly remote: GdbRemote;
  private readonly numbers: ReadonlyMap<string, number>;
  private single: boolean | undefined;

  constructor(remote: GdbRemote, description: TargetDescription | undefined) {
    this.remote = remote;
    this.numbers = new Map((description?.registers ?? []).map(({ name, number }) => [name.toLowerCase(), number]));
  }

  get pc(): Promise<number | undefined> {
    return this.numbered(15);
  }

  get sp(): Promise<number | undefined> {
    return this.numbered(13);
  }

  get lr(): Promise<number | undefined> {
    return this.numbered(14);
  }

  async named(name: string): Promise<number | undefined> {
    const number = this.numbers.get(name);
    return number === undefined ? undefined : wordAt(valueIfAny(await this.remote.readRegister(number)), 0);
  }

  /** By `p`; servers without it have all registers in the answer to `g`. */
  private async numbered(number: number): Promise<number | undefined> {
    if (this.single !== false) {
      const bytes = valueIfAny(await this.remote.readRegister(number));
      this.single ??= bytes !== undefined;
      if (bytes) return wordAt(bytes, 0);
    }
    return wordAt(valueIfAny(await this.remote.readRegisters()), 4 * number);
  }
}

function wordAt(bytes: Uint8Array | undefined, offset: number): number | undefined {
  return bytes === undefined || bytes.length < offset + 4 ? undefined : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset, true);
}
