import type { Cpu } from '../cpu/cpu.js';
import type { DebugUnit } from './debug-unit.js';
import { type Exceptions, exception } from './exceptions.js';
import { priorityWord, readNvic, setPriorities, writeNvic } from './nvic.js';
import type { SysTick } from './sys-tick.js';

/** What the rest of the machine wants to know of writes to the system control block. */
export interface SystemControlHost {
  vtorWritten(value: number): void;
  mpuWritten(offset: number, value: number): void;
  resetRequested(): void;
}

/** Exceptions that SHCSR enables, by bit. */
const shcsrEnables = [
  [16, exception.memManage],
  [17, exception.busFault],
  [18, exception.usageFault],
  [19, exception.secureFault],
] as const;

/** Registers that only keep what is written: cache maintenance, MPU, SAU, auxiliary control and the like. */
type Storage = Map<number, number>;

/** 0xE000E000–0xE000EFFF: SysTick, NVIC, system control block, MPU, FPU control, debug (ARMv7-M ARM B3.2, ARMv8-M ARM D1.1). */
export class SystemControl {
  /** Undefined until the chip's reset or a program set it. */
  vtor: number | undefined;
  ccr = 0x200;
  fpccr = 0;
  private readonly storage: Storage = new Map();
  private readonly cpu: Cpu;
  private readonly exceptions: Exceptions;
  private readonly sysTick: SysTick;
  private readonly debug: DebugUnit;
  private readonly host: SystemControlHost;

  constructor(cpu: Cpu, exceptions: Exceptions, sysTick: SysTick, debug: DebugUnit, host: SystemControlHost) {
    this.cpu = cpu;
    this.exceptions = exceptions;
    this.sysTick = sysTick;
    this.debug = debug;
    this.host = host;
    this.reset();
  }

  reset(): void {
    this.storage.clear();
    this.ccr = 0x200;
    this.fpccr = 0xc0000000;
    this.cpu.trapDivideByZero = false;
    this.cpu.bus.trapUnaligned = !this.cpu.features.mainline;
    this.cpu.fpuEnabled = false;
    this.cpu.fpAutomatic = true;
    // LTPSIZE is 4 outside of tail-predicated loops.
    this.cpu.fpDefaults = this.cpu.features.v81 ? 0x00040000 : 0;
  }

  read(offset: number): number {
    const { exceptions, cpu } = this;
    const { features } = cpu;
    if (offset >= 0x10 && offset < 0x20) return offset === 0x1c ? 0xc0000000 : this.sysTick.read(offset);
    if (offset >= 0x100 && offset < 0x800) return readNvic(exceptions, offset);
    if (offset >= 0xdf0 && offset < 0xe00) return this.debug.readCore(offset);
    switch (offset) {
      case 0x004:
        return features.name === 'cortex-m7' ? 4 : 3;
      case 0xd00:
        return features.cpuid;
      case 0xd04:
        return this.readIcsr();
      case 0xd08:
        return features.vtor ? (this.vtor ?? 0) : 0;
      case 0xd0c:
        return 0xfa050000 | (exceptions.priorityGroup << 8);
      case 0xd14:
        return this.ccr | (features.v8 ? 1 : 0);
      case 0xd18:
      case 0xd1c:
      case 0xd20:
        return priorityWord(exceptions, 4 + offset - 0xd18);
      case 0xd24:
        return this.readShcsr();
      case 0xd28:
        return exceptions.cfsr;
      case 0xd2c:
        return exceptions.hfsr;
      case 0xd30:
        return this.debug.dfsr;
      case 0xd34:
        return exceptions.mmfar;
      case 0xd38:
        return exceptions.bfar;
      case 0xd78:
        return features.name === 'cortex-m7' || features.name === 'cortex-m55' ? 0x09000003 : 0;
      case 0xd7c:
        return 0x8303c003;
      // 16 KB: lines of 32 bytes, 4 ways, 128 sets; instruction cache 2 ways, 256 sets.
      case 0xd80:
        return (this.storage.get(0xd84) ?? 0) & 1 ? 0xf01fe009 : 0xf00fe019;
      case 0xd90:
        return features.mainline ? 0x800 : 0;
      case 0xf34:
        return features.fpu > 0 ? this.fpccr : 0;
      case 0xf40:
        return features.mvfr[0];
      case 0xf44:
        return features.mvfr[1];
      case 0xf48:
        return features.mvfr[2];
      default:
        return this.storage.get(offset) ?? identification[offset] ?? 0;
    }
  }

  write(offset: number, value: number, size: number): void {
    const { exceptions, cpu } = this;
    if (offset >= 0x10 && offset < 0x20) {
      this.sysTick.write(offset, value);
      cpu.interrupt();
      return;
    }
    if (offset >= 0x400 && offset < 0x5f0) return setPriorities(exceptions, exception.irq0 + offset - 0x400, value, size, cpu.features.priorityBits);
    if (offset >= 0xd18 && offset < 0xd24) return setPriorities(exceptions, 4 + offset - 0xd18, value, size, cpu.features.priorityBits);
    if (offset >= 0x100 && offset < 0x400)
      return writeNvic(exceptions, offset, value, () => {
        cpu.interrupt();
      });
    if (offset >= 0xdf0 && offset < 0xe00) return this.debug.writeCore(offset, value);
    switch (offset) {
      case 0xd04:
        this.writeIcsr(value);
        return;
      case 0xd08:
        if (!cpu.features.vtor) return;
        this.vtor = (value & 0xffffff80) >>> 0;
        this.host.vtorWritten(this.vtor);
        return;
      case 0xd0c:
        this.writeAircr(value);
        return;
      case 0xd14:
        this.ccr = value;
        cpu.trapDivideByZero = (value & 0x10) !== 0;
        cpu.bus.trapUnaligned = !cpu.features.mainline || (value & 8) !== 0;
        return;
      case 0xd24:
        for (const [bit, number] of shcsrEnables) exceptions.enabled[number] = (value >>> bit) & 1;
        return;
      case 0xd28:
        exceptions.cfsr &= ~value;
        return;
      case 0xd2c:
        exceptions.hfsr &= ~value;
        return;
      case 0xd30:
        this.debug.dfsr &= ~value;
        return;
      case 0xd34:
        exceptions.mmfar = value;
        return;
      case 0xd38:
        exceptions.bfar = value;
        return;
      case 0xd88:
        this.storage.set(offset, value);
        cpu.fpuEnabled = cpu.features.fpu > 0 && ((value >>> 20) & 3) !== 0;
        return;
      case 0xf00:
        exceptions.pend(exception.irq0 + (value & 0x1ff));
        return;
      case 0xf34:
        this.fpccr = value;
        cpu.fpAutomatic = (value & 0x80000000) !== 0;
        return;
      case 0xf3c:
        cpu.fpDefaults = (value & 0x07c00000) | (cpu.features.v81 ? 0x00040000 : 0);
        this.storage.set(offset, cpu.fpDefaults);
        return;
      default:
        if (offset >= 0xd94 && offset < 0xdc8) this.host.mpuWritten(offset, value >>> 0);
        this.storage.set(offset, value);
    }
  }

  private readIcsr(): number {
    const { exceptions } = this;
    const pending = exceptions.next(256);
    const nested = exceptions.active.reduce((count, bit) => count + bit, 0) > 1;
    return (
      this.cpu.ipsr | (nested ? 0 : 0x800) | (pending << 12) | (exceptions.pending[exception.pendSv]! << 28) | (exceptions.pending[exception.sysTick]! << 26)
    );
  }

  private writeIcsr(value: number): void {
    if (value & 0x80000000) this.exceptions.pend(exception.nmi);
    if (value & 0x10000000) this.exceptions.pend(exception.pendSv);
    if (value & 0x08000000) this.exceptions.unpend(exception.pendSv);
    if (value & 0x04000000) this.exceptions.pend(exception.sysTick);
    if (value & 0x02000000) this.exceptions.unpend(exception.sysTick);
  }

  private readShcsr(): number {
    return shcsrEnables.reduce((word, [bit, number]) => word | (this.exceptions.enabled[number]! << bit), 0);
  }

  private writeAircr(value: number): void {
    if (value >>> 16 !== 0x05fa) return;
    this.exceptions.priorityGroup = this.cpu.features.mainline ? (value >>> 8) & 7 : 0;
    if ((value & 5) !== 0) this.host.resetRequested();
  }
}

/** Peripheral and component identification of the SCS: a debugger's ROM table walk reads them (CoreSight; ARMv7-M ARM C1.2). */
const identification: Readonly<Record<number, number>> = {
  0xfe0: 0x0c,
  0xfe4: 0xb0,
  0xfe8: 0x0b,
  0xfd0: 0x04,
  0xff0: 0x0d,
  0xff4: 0xe0,
  0xff8: 0x05,
  0xffc: 0xb1,
};
