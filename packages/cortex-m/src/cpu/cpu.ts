import type { CoreFeatures } from '../core-features.js';
import type { Bus } from '../memory/bus.js';
import { Fault, cfsr } from './fault.js';
import { FpRegisters } from './fp-registers.js';

/** What an instruction may ask of the rest of the machine. */
export interface CpuHost {
  /** BX, POP {pc} and the like with an EXC_RETURN value in handler mode. */
  exceptionReturn(value: number): void;
  supervisorCall(): void;
  /** WFI (`forEvent` false) or WFE. */
  sleep(forEvent: boolean): void;
  /** A write to MSP by MSR, or to SP by a load or a move. */
  stackPointerSet(value: number, at: number): void;
  call(at: number, target: number): void;
  returned(at: number, target: number): void;
}

/**
 * The registers of the core. All values are int32 (signed), so that the engine keeps them as small integers.
 * N and Z are kept as values (`nf < 0`, `zf === 0`): most instructions set both from one result.
 */
export class Cpu {
  /** R0–R14; R13 is the stack pointer in use. R15 is not kept here: see `pc`. */
  readonly r = new Int32Array(16);
  nf = 0;
  zf = 1;
  cf = 0;
  vf = 0;
  qf = 0;
  /** GE[3:0]. */
  ge = 0;
  /** Address of the instruction to run next. */
  pc = 0;
  /** Address of the instruction that accesses memory or branches now. */
  at = 0;
  /** ITSTATE for the instruction at `pc`. */
  it = 0;
  /** Something happened that the run loop has to look at before the next block. */
  attention = false;
  /** Instructions of the present block that may still run; 0 leaves it after this one. */
  blockEnd = 0;

  ipsr = 0;
  primask = 0;
  basepri = 0;
  faultmask = 0;
  control = 0;
  /** The stack pointer that is not in use. */
  otherSp = 0;
  msplim = 0;
  psplim = 0;
  /** Address that LDREX marked, or -1. */
  exclusive = -1;
  exclusiveMarked = false;
  /** Set by SEV, taken by WFE. */
  eventPending = false;
  /** CCR.DIV_0_TRP. */
  trapDivideByZero = false;
  readonly fp = new FpRegisters();
  /** CPACR's bits for CP10, as a yes or no. */
  fpuEnabled = false;
  /** FPCA: an FP context is active. */
  fpActive = false;
  /** FPCCR.ASPEN: FP instructions make the context active by themselves. */
  fpAutomatic = true;
  /** FPDSCR: FPSCR of a new context. */
  fpDefaults = 0;

  readonly features: CoreFeatures;
  readonly bus: Bus;
  readonly host: CpuHost;

  constructor(features: CoreFeatures, bus: Bus, host: CpuHost) {
    this.features = features;
    this.bus = bus;
    this.host = host;
  }

  /** Has the run loop look around right after the present instruction. */
  interrupt(): void {
    this.attention = true;
    this.blockEnd = 0;
  }

  get usesPsp(): boolean {
    return (this.control & 2) !== 0 && this.ipsr === 0;
  }

  get msp(): number {
    return this.usesPsp ? this.otherSp : this.r[13]!;
  }

  set msp(value: number) {
    if (this.usesPsp) this.otherSp = value & ~3;
    else this.r[13] = value & ~3;
  }

  get psp(): number {
    return this.usesPsp ? this.r[13]! : this.otherSp;
  }

  set psp(value: number) {
    if (this.usesPsp) this.r[13] = value & ~3;
    else this.otherSp = value & ~3;
  }

  /** Changes mode or CONTROL; swaps the stack pointers where another one comes into use. */
  setMode(ipsr: number, control: number): void {
    const before = this.usesPsp;
    this.ipsr = ipsr;
    this.control = control;
    if (before !== this.usesPsp) {
      const sp = this.r[13]!;
      this.r[13] = this.otherSp;
      this.otherSp = sp;
    }
  }

  get privileged(): boolean {
    return this.ipsr !== 0 || (this.control & 1) === 0;
  }

  get apsr(): number {
    return (this.nf & 0x80000000) | (this.zf === 0 ? 0x40000000 : 0) | (this.cf << 29) | (this.vf << 28) | (this.qf << 27) | (this.ge << 16);
  }

  setNzcvq(value: number): void {
    this.nf = value;
    this.zf = ~value & 0x40000000;
    this.cf = (value >>> 29) & 1;
    this.vf = (value >>> 28) & 1;
    this.qf = (value >>> 27) & 1;
  }

  get xpsr(): number {
    const it = this.it;
    return this.apsr | 0x01000000 | ((it & 3) << 25) | ((it >> 2) << 10) | this.ipsr;
  }

  setXpsr(value: number): void {
    this.setNzcvq(value);
    this.ge = this.features.dsp ? (value >>> 16) & 15 : 0;
    this.it = ((value >>> 25) & 3) | ((value >>> 8) & 0xfc);
  }

  /** True when condition `code` (0–14) holds (ARMv7-M ARM A7.3). */
  condition(code: number): boolean {
    switch (code) {
      case 0: return this.zf === 0;
      case 1: return this.zf !== 0;
      case 2: return this.cf !== 0;
      case 3: return this.cf === 0;
      case 4: return this.nf < 0;
      case 5: return this.nf >= 0;
      case 6: return this.vf !== 0;
      case 7: return this.vf === 0;
      case 8: return this.cf !== 0 && this.zf !== 0;
      case 9: return this.cf === 0 || this.zf === 0;
      case 10: return this.nf < 0 === (this.vf !== 0);
      case 11: return this.nf < 0 !== (this.vf !== 0);
      case 12: return this.zf !== 0 && this.nf < 0 === (this.vf !== 0);
      case 13: return this.zf === 0 || this.nf < 0 !== (this.vf !== 0);
      default: return true;
    }
  }

  /** Branch that may change state: bit 0 has to be 1; EXC_RETURN in handler mode returns from the exception. */
  branchExchange(target: number): void {
    if (this.ipsr !== 0 && target >>> 28 === 15) {
      this.host.exceptionReturn(target);
      return;
    }
    this.pc = target & ~1;
    if ((target & 1) === 0) throw new Fault('usage', cfsr.invalidState, 'branch to an address without the Thumb bit', target);
  }

  /** ARMv8-M: the stack pointer may not go below its limit. */
  checkStackLimit(value: number): void {
    const limit = this.usesPsp ? this.psplim : this.msplim;
    if (limit !== 0 && value >>> 0 < limit >>> 0) throw new Fault('usage', cfsr.stackOverflow, 'stack pointer below its limit', value);
  }
}

/** One predecoded instruction. */
export type Op = (cpu: Cpu) => void;
