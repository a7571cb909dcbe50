import type { Bus } from '../memory/bus.js';
import type { Device } from '../memory/region.js';

/**
 * The bit-band aliases of Cortex-M3 and M4: each word of 0x22000000–0x23FFFFFF and 0x42000000–0x43FFFFFF is one bit of the first
 * megabyte of SRAM or of the peripherals (ARMv7-M, Cortex-M3/M4 TRM "Bit-banding").
 */
export class BitBand implements Device {
  private readonly bus: Bus;

  constructor(bus: Bus) {
    this.bus = bus;
  }

  read(address: number): number {
    return (this.bus.read8(target(address)) >>> ((address >>> 2) & 7)) & 1;
  }

  write(address: number, _size: 1 | 2 | 4, value: number): void {
    const byte = target(address);
    const bit = 1 << ((address >>> 2) & 7);
    const before = this.bus.read8(byte);
    this.bus.write8(byte, (value & 1) !== 0 ? before | bit : before & ~bit);
  }
}

const target = (address: number): number => ((address & 0xf0000000) | ((address & 0x01ffffff) >>> 5)) | 0;
