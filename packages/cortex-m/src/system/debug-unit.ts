import type { Cpu } from '../cpu/cpu.js';
import { readSpecial, writeSpecial } from '../decode/special-registers.js';

/** DFSR bits: why the core halted (ARMv7-M ARM C1.6.1). */
export const dfsr = { halted: 1, breakpoint: 2, dwtTrap: 4, vectorCatch: 8, external: 16 } as const;

/** DHCSR, DCRSR, DCRDR, DEMCR (ARMv7-M ARM C1.6). A debugger halts, steps and reads registers through them. */
export class DebugUnit {
  dfsr = 0;
  demcr = 0;
  /** C_DEBUGEN, C_HALT, C_STEP, C_MASKINTS. */
  control = 0;
  halted = false;
  /** The debugger asked for one instruction. */
  stepping = false;
  lockedUp = false;
  private resetSeen = true;
  private retired = false;
  private data = 0;
  private readonly cpu: Cpu;

  constructor(cpu: Cpu) {
    this.cpu = cpu;
  }

  get enabled(): boolean {
    return (this.control & 1) !== 0;
  }

  /** C_MASKINTS, while a debugger is there. */
  get masksInterrupts(): boolean {
    return (this.control & 9) === 9;
  }

  /** Trace and DWT are switched on (TRCENA). */
  get traceEnabled(): boolean {
    return (this.demcr & 0x01000000) !== 0;
  }

  coreReset(): void {
    this.resetSeen = true;
    this.lockedUp = false;
    if (this.enabled && (this.demcr & 1) !== 0) this.halt(dfsr.vectorCatch);
    else this.halted = false;
  }

  halt(why: number): void {
    this.halted = true;
    this.stepping = false;
    this.dfsr |= why;
    this.control |= 2;
    this.cpu.interrupt();
  }

  /** At least one instruction was completed. */
  noteRetired(): void {
    this.retired = true;
  }

  readCore(offset: number): number {
    switch (offset) {
      case 0xdf0: {
        const status =
          0x10000 | (this.halted ? 0x20000 : 0) | (this.lockedUp ? 0x80000 : 0) | (this.retired ? 0x1000000 : 0) | (this.resetSeen ? 0x2000000 : 0);
        this.retired = false;
        this.resetSeen = false;
        return this.control | status;
      }
      case 0xdf8:
        return this.data;
      case 0xdfc:
        return this.demcr;
      default:
        return 0;
    }
  }

  writeCore(offset: number, value: number): void {
    if (offset === 0xdf0) this.writeDhcsr(value);
    else if (offset === 0xdf4) this.transfer(value);
    else if (offset === 0xdf8) this.data = value;
    else this.demcr = value;
  }

  private writeDhcsr(value: number): void {
    if (value >>> 16 !== 0xa05f) return;
    this.control = value & 15;
    this.cpu.interrupt();
    if ((value & 1) === 0) {
      this.control = 0;
      this.halted = false;
    } else if ((value & 2) !== 0) {
      if (!this.halted) this.halt(dfsr.halted);
    } else if (this.halted) {
      this.halted = false;
      this.stepping = (value & 4) !== 0;
    }
  }

  /** DCRSR: moves a core register to or from DCRDR (REGSEL as in ARMv7-M ARM C1.6.3). */
  private transfer(value: number): void {
    if (!this.halted) return;
    const { cpu } = this;
    const number = value & 0x7f;
    if ((value & 0x10000) === 0) this.data = this.readRegister(number);
    else if (number < 15) cpu.r[number] = number === 13 ? this.data & ~3 : this.data;
    else if (number === 15) cpu.pc = this.data & ~1;
    else if (number === 16) cpu.setXpsr(this.data);
    else if (number === 17) cpu.msp = this.data;
    else if (number === 18) cpu.psp = this.data;
    else if (number === 20) this.writeMasks();
    else if (number === 33) cpu.fp.fpscr = this.data;
    else if (number >= 64) cpu.fp.words[number - 64] = this.data;
  }

  private readRegister(number: number): number {
    const { cpu } = this;
    if (number < 15) return cpu.r[number]!;
    switch (number) {
      case 15:
        return cpu.pc;
      case 16:
        return cpu.xpsr;
      case 17:
        return cpu.msp;
      case 18:
        return cpu.psp;
      case 20:
        return (readSpecial(cpu, 20) << 24) | (cpu.faultmask << 16) | (cpu.basepri << 8) | cpu.primask;
      case 33:
        return cpu.fp.fpscr;
      default:
        return number >= 64 && number < 96 ? cpu.fp.words[number - 64]! : 0;
    }
  }

  private writeMasks(): void {
    const { cpu, data } = this;
    writeSpecial(cpu, 20, data >>> 24);
    writeSpecial(cpu, 19, data >>> 16);
    writeSpecial(cpu, 17, (data >>> 8) & 255);
    writeSpecial(cpu, 16, data);
  }
}
