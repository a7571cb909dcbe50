import { DebugPort } from './debug-port.js';
import type { Target } from './target.js';

/** Answer codes of the probe (OpenOCD src/jtag/drivers/stlink_usb.c, STLINK_DEBUG_ERR_OK and STLINK_SWD_AP_FAULT). */
const done = 0x80;
const accessPortFault = 0x11;

const nothing = Buffer.alloc(0);
const status = (code = done): Buffer => Buffer.from([code, 0]);
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, 4 * index));
  return bytes;
};

/** DCRSR numbers in the order of "read all registers". */
const allRegisters = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20];
const dhcsr = 0xe000edf0;
const dcrsr = 0xe000edf4;
const dcrdr = 0xe000edf8;
/** Modes of the probe. */
const massStorage = 1;
const debugging = 2;

/** An ST-LINK/V2-1 with firmware V2J37M27 in front of a target: a 16-byte command in, an answer out. */
export class StLink {
  private readonly target: Target;
  private readonly port: DebugPort;
  private mode = massStorage;
  private lastStatus = done;
  private lastFault = 0;

  constructor(target: Target) {
    this.target = target;
    this.port = new DebugPort(target);
  }

  /** One USB transfer: command, data of the host, length of the wanted answer. */
  transfer(command: Buffer, data: Buffer, wanted: number): Buffer {
    switch (command[0]) {
      // Version 2, JTAG/SWD 37, mass storage 27; vendor and product.
      case 0xf1:
        return Buffer.from([0x29, 0x5b, 0x83, 0x04, 0x4b, 0x37]);
      case 0xf5:
        return Buffer.from([this.mode, 0]);
      // Target voltage: 2 × 2060 × 1.2 / 1498 = 3.3 V.
      case 0xf7:
        return words(1498, 2060);
      case 0xf3:
        this.mode = massStorage;
        return nothing;
      case 0xf2:
        return this.debug(command, data, wanted);
      default:
        return Buffer.alloc(wanted);
    }
  }

  private debug(command: Buffer, data: Buffer, wanted: number): Buffer {
    const address = command.readUInt32LE(2);
    const length = command.readUInt16LE(6);
    switch (command[1]) {
      case 0x30:
        this.mode = debugging;
        return status();
      case 0x21:
        this.mode = massStorage;
        return nothing;
      case 0x22:
      case 0x31:
        return words(done, this.target.device.debugPort, 0);
      case 0x32:
        this.target.reset();
        return status();
      case 0x3c: // NRST: low, high, pulse
        if (command[2] !== 1) this.target.reset();
        return status();
      case 0x33:
        return words(done, this.readRegister(command[2] ?? 0));
      case 0x34:
        this.target.write(dcrdr, 4, command.readUInt32LE(3));
        this.target.write(dcrsr, 4, 0x10000 | (command[2] ?? 0));
        return status();
      case 0x35:
        return status(this.target.write(address, 4, command.readUInt32LE(6)) ? done : accessPortFault);
      case 0x36: {
        const value = this.target.read(address, 4);
        return words(value === undefined ? accessPortFault : done, value ?? 0);
      }
      case 0x3a:
        return words(done, ...allRegisters.map((number) => this.readRegister(number)), 0);
      case 0x3b:
        return status(this.lastStatus);
      case 0x3e:
        return words(this.lastStatus, this.lastFault, 0);
      case 0x07:
        return this.readMemory(address, length, 4, 4);
      case 0x0c:
        return this.readMemory(address, length, 1, 1);
      case 0x47:
        return this.readMemory(address, length, 2, 2);
      case 0x54:
        return this.readMemory(address, length, 4, 0);
      case 0x08:
        return this.writeMemory(address, data, 4, 4);
      case 0x0d:
        return this.writeMemory(address, data, 1, 1);
      case 0x48:
        return this.writeMemory(address, data, 2, 2);
      case 0x50:
        return this.writeMemory(address, data, 4, 0);
      case 0x09:
        return this.control(0xa05f0001);
      case 0x02:
        return this.control(0xa05f0003);
      case 0x0a:
        return this.control(0xa05f0005);
      case 0x40:
      case 0x41:
      case 0x43:
      case 0x44:
      case 0x4b:
      case 0x4c:
        return status();
      case 0x42:
        return Buffer.from([0, 0]);
      case 0x45:
        return this.readPort(command.readUInt16LE(2), command.readUInt16LE(4));
      case 0x46:
        return this.writePort(command.readUInt16LE(2), command.readUInt16LE(4), command.readUInt32LE(6));
      default:
        return wanted > 0 ? Buffer.concat([Buffer.from([done]), Buffer.alloc(wanted - 1)]) : nothing;
    }
  }

  private control(value: number): Buffer {
    this.target.write(dhcsr, 4, value);
    return status();
  }

  private readRegister(number: number): number {
    this.target.write(dcrsr, 4, number & 0x7f);
    return this.target.read(dcrdr, 4) ?? 0;
  }

  private readMemory(address: number, length: number, size: 1 | 2 | 4, step: number): Buffer {
    const bytes = Buffer.alloc(length);
    this.lastStatus = done;
    for (let offset = 0; offset + size <= length; offset += size) {
      const at = (address + (offset / size) * step) >>> 0;
      const value = this.target.read(at, size);
      if (value === undefined) return this.failed(at, bytes);
      bytes.writeUIntLE(value, offset, size);
    }
    return bytes;
  }

  private writeMemory(address: number, data: Buffer, size: 1 | 2 | 4, step: number): Buffer {
    this.lastStatus = done;
    for (let offset = 0; offset + size <= data.length; offset += size) {
      const at = (address + (offset / size) * step) >>> 0;
      if (!this.target.write(at, size, data.readUIntLE(offset, size))) return this.failed(at, nothing);
    }
    return nothing;
  }

  /** The transfer itself succeeds; the host asks for its status. */
  private failed(address: number, answer: Buffer): Buffer {
    this.lastStatus = accessPortFault;
    this.lastFault = address;
    this.port.pointTo(address);
    return answer;
  }

  private readPort(number: number, register: number): Buffer {
    if (number === 0xffff) return words(done, this.port.readPort(register & 12));
    const value = this.port.readAccess(number, register);
    return this.port.takeError() ? words(accessPortFault, 0) : words(done, value);
  }

  private writePort(number: number, register: number, value: number): Buffer {
    if (number === 0xffff) this.port.writePort(register & 12, value);
    else this.port.writeAccess(number, register, value);
    return status(this.port.takeError() ? accessPortFault : done);
  }
}
