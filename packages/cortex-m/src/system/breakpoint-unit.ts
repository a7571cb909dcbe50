import type { CoreFeatures } from '../core-features.js';

/**
 * FPB of revision 1 (M0 to M4: matches addresses below 0x20000000 only) and 2 (any address), at 0xE0002000
 * (ARMv7-M ARM C1.11, ARMv8-M ARM D1.2.108). Flash patching by remap is not modelled; FP_REMAP keeps its value.
 */
export class BreakpointUnit {
  private enabled = false;
  private remap = 0;
  private readonly comparators: Uint32Array;
  private readonly control: number;
  readonly revision: number;
  private readonly codeComparators: number;

  constructor(features: CoreFeatures) {
    this.control = features.fpCtrl;
    this.revision = features.fpCtrl >>> 28;
    this.codeComparators = ((features.fpCtrl >>> 4) & 15) | ((features.fpCtrl >>> 8) & 0x70);
    this.comparators = new Uint32Array(this.codeComparators + ((features.fpCtrl >>> 8) & 15));
  }

  /** Addresses at which the core halts. */
  addresses(): number[] {
    const found: number[] = [];
    if (!this.enabled) return found;
    for (const value of this.comparators.subarray(0, this.codeComparators)) {
      if ((value & 1) === 0) continue;
      if (this.revision > 0) found.push((value & ~1) >>> 0);
      else {
        const base = value & 0x1ffffffc;
        if (value & 0x40000000) found.push(base);
        if (value & 0x80000000) found.push(base + 2);
      }
    }
    return found;
  }

  read(offset: number): number {
    if (offset === 0) return this.control | (this.enabled ? 1 : 0);
    if (offset === 4) return this.revision > 0 ? 0 : 0x20000000 | this.remap;
    return this.comparators[(offset - 8) >> 2] ?? identification[offset] ?? 0;
  }

  write(offset: number, value: number): void {
    if (offset === 0) {
      if ((value & 2) !== 0) this.enabled = (value & 1) !== 0;
    } else if (offset === 4) this.remap = value & 0x1fffffe0;
    else {
      const index = (offset - 8) >> 2;
      // Revision 1 does not implement bits 29 and 1: an address above 0x1FFFFFFF cannot be expressed.
      if (index < this.comparators.length) this.comparators[index] = this.revision > 0 ? value : value & 0xdffffffd;
    }
  }
}

const identification: Readonly<Record<number, number>> = {
  0xfe0: 0x03, 0xfe4: 0xb0, 0xfe8: 0x0b, 0xfd0: 0x04, 0xff0: 0x0d, 0xff4: 0xe0, 0xff8: 0x05, 0xffc: 0xb1,
};
