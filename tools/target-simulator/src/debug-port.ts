import type { Target } from './target.js';

/** Registers of a debug port (ADIv5 B2.2) and of a memory access port (ADIv5 C2.6). */
const port = { abort: 0, control: 4, select: 8, buffer: 12 } as const;
const access = { csw: 0x00, tar: 0x04, data: 0x0c, bank: 0x10, base: 0xf8, identity: 0xfc } as const;
const powerUp = 0x50000000;

/** State of one access port. */
interface Transfer {
  csw: number;
  tar: number;
}

/** An ADIv5 debug port with memory access ports that lead to the target's bus. */
export class DebugPort {
  /** A transfer failed; cleared by ABORT. */
  private sticky = false;
  private control = 0;
  private readonly transfers = new Map<number, Transfer>();
  private readonly target: Target;

  constructor(target: Target) {
    this.target = target;
  }

  readPort(register: number): number {
    if (register === port.abort) return this.target.device.debugPort;
    // The power-up acknowledgements mirror the requests.
    if (register === port.control) return ((this.control & (powerUp | 1)) | ((this.control & powerUp) << 1) | (this.sticky ? 0x20 : 0)) >>> 0;
    return 0;
  }

  writePort(register: number, value: number): void {
    if (register === port.abort && (value & 0x1e) !== 0) this.sticky = false;
    else if (register === port.control) this.control = value;
  }

  /** Whether a transfer failed; the probe clears the error itself when it reports it. */
  takeError(): boolean {
    const { sticky } = this;
    this.sticky = false;
    return sticky;
  }

  /** The probe's own memory commands leave their address in TAR of port 0. */
  pointTo(address: number): void {
    this.transfer(0).tar = address >>> 0;
  }

  readAccess(number: number, register: number): number {
    const { device } = this.target;
    const identity = device.accessPorts[number];
    if (identity === undefined || this.sticky) return 0;
    const state = this.transfer(number);
    if (register >= access.bank && register < access.bank + 16) return this.read((state.tar & ~15) | (register & 12), 4);
    switch (register) {
      case access.csw:
        return state.csw;
      case access.tar:
        return state.tar;
      case access.data:
        return this.readData(state);
      case access.base:
        return number === 0 ? (device.romTable | 3) >>> 0 : 0;
      case access.identity:
        return identity;
      default:
        return 0;
    }
  }

  writeAccess(number: number, register: number, value: number): void {
    if (this.target.device.accessPorts[number] === undefined || this.sticky) return;
    const state = this.transfer(number);
    if (register === access.csw) state.csw = ((value & 0xff000037) | 0x40) >>> 0;
    else if (register === access.tar) state.tar = value >>> 0;
    else if (register === access.data) this.writeData(state, value);
    else if (register >= access.bank && register < access.bank + 16) this.write((state.tar & ~15) | (register & 12), 4, value);
  }

  private transfer(number: number): Transfer {
    let state = this.transfers.get(number);
    if (!state) this.transfers.set(number, (state = { csw: 0x23000042, tar: 0 }));
    return state;
  }

  private readData(state: Transfer): number {
    let word = 0;
    for (const { address, size, shift } of lanes(state)) word |= this.read(address & ~(size - 1), size) << shift;
    advance(state);
    return word >>> 0;
  }

  private writeData(state: Transfer, value: number): void {
    for (const { address, size, shift } of lanes(state)) this.write(address, size, size === 4 ? value : (value >>> shift) & (size === 2 ? 0xffff : 0xff));
    advance(state);
  }

  private read(address: number, size: 1 | 2 | 4): number {
    const value = this.target.read(address, size);
    if (value === undefined) this.sticky = true;
    return value ?? 0;
  }

  private write(address: number, size: 1 | 2 | 4, value: number): void {
    if (!this.target.write(address, size, value)) this.sticky = true;
  }
}

const sizeOf = ({ csw }: Transfer): 1 | 2 | 4 => ((csw & 7) === 0 ? 1 : (csw & 7) === 1 ? 2 : 4);
const isPacked = (state: Transfer): boolean => ((state.csw >> 4) & 3) === 2 && sizeOf(state) < 4;

/** The accesses of one data transfer, each in the byte lanes of its address. */
function* lanes(state: Transfer): Iterable<{ address: number; size: 1 | 2 | 4; shift: number }> {
  const size = sizeOf(state);
  const count = isPacked(state) ? 4 / size : 1;
  for (let i = 0, address = state.tar; i < count; i++, address = (address + size) >>> 0) yield { address, size, shift: 8 * (address & 3 & ~(size - 1)) };
}

/** TAR moves on within a kilobyte that may be as small as 1 KB; here it wraps at 4 KB. */
function advance(state: Transfer): void {
  if (((state.csw >> 4) & 3) === 0) return;
  const step = isPacked(state) ? 4 : sizeOf(state);
  state.tar = ((state.tar & ~0xfff) | ((state.tar + step) & 0xfff)) >>> 0;
}
