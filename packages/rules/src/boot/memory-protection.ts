/** A write to a register of the memory protection unit (MPU). */
export interface MpuWrite {
  readonly address: number;
  readonly value: number;
  readonly pc: number;
}

/** PMSAv7 for Cortex-M0+ to M7, PMSAv8 for M23, M33, M55 and later. */
export type MpuArchitecture = 7 | 8;

interface Region {
  readonly base: number;
  /** The last byte. */
  readonly last: number;
  readonly executable: boolean;
  /** Bit n: the n-th eighth of the region does not belong to it. */
  readonly without: number;
  readonly pc: number;
}

export interface Refusal {
  /** `default`: the architecture's own map; `region`: a region says so; `background`: no region, and the default map is switched off. */
  readonly by: 'default' | 'region' | 'background';
  readonly region?: number;
  /** The write that brought it about. */
  readonly pc?: number;
}

/** A region whose base is no multiple of its size, as PMSAv7 demands. */
export interface Misaligned {
  readonly region: number;
  readonly base: number;
  readonly size: number;
  readonly pc: number;
}

const registers = { control: 0xe000ed94, number: 0xe000ed98, first: 0xe000ed9c, last: 0xe000edb8 } as const;

/** Ranges where the default memory map forbids execution: peripherals, external devices, the private peripheral bus and the vendor's space (ARMv7-M ARM B3.1; ARMv8-M ARM, the system address map). */
export function isExecuteNeverByDefault(address: number): boolean {
  return (address >= 0x40000000 && address < 0x60000000) || address >= 0xa0000000;
}

/** Follows the writes of a run, and answers for the state that they leave. ARMv7-M ARM B3.5 (PMSAv7), ARMv8-M ARM B9 and D1.2 (PMSAv8). */
export class MemoryProtection {
  readonly misaligned: Misaligned[] = [];
  private readonly architecture: MpuArchitecture;
  private readonly bases = new Map<number, { readonly value: number; readonly pc: number }>();
  private readonly regions = new Map<number, Region>();
  private selected = 0;
  private control = { value: 0, pc: 0 };

  constructor(architecture: MpuArchitecture) {
    this.architecture = architecture;
  }

  write({ address, value, pc }: MpuWrite): void {
    if (address === registers.control) this.control = { value, pc };
    else if (address === registers.number) this.selected = value & 0xff;
    else if (address >= registers.first && address <= registers.last) {
      // Base and attributes in turn: the registers themselves, and three aliases of each. In PMSAv8 an alias is the next region.
      const index = (address - registers.first) >>> 2;
      const alias = index >>> 1;
      if (index % 2 === 0) this.setBase(alias, value, pc);
      else this.setAttributes(alias, value, pc);
    }
  }

  /** Why an instruction cannot be executed at the address; undefined where it can. */
  refusal(address: number): Refusal | undefined {
    const byDefault = isExecuteNeverByDefault(address) ? ({ by: 'default' } as const) : undefined;
    if ((this.control.value & 1) === 0) return byDefault;
    // Of overlapping regions the one with the highest number counts (PMSAv7).
    const [number, region] = [...this.regions].filter(([, candidate]) => holds(candidate, address)).sort(([a], [b]) => b - a)[0] ?? [];
    if (region !== undefined) return region.executable && address < 0xe0000000 ? undefined : { by: 'region', region: number ?? 0, pc: region.pc };
    return (this.control.value & 4) !== 0 ? byDefault : { by: 'background', pc: this.control.pc };
  }

  private setBase(alias: number, value: number, pc: number): void {
    if (this.architecture === 7) {
      if ((value & 0x10) !== 0) this.selected = value & 0xf;
      this.bases.set(this.selected, { value, pc });
    } else this.bases.set(this.regionOf(alias), { value, pc });
  }

  private setAttributes(alias: number, value: number, pc: number): void {
    const number = this.architecture === 7 ? this.selected : this.regionOf(alias);
    const base = this.bases.get(number) ?? { value: 0, pc };
    if ((value & 1) === 0) this.regions.delete(number);
    else if (this.architecture === 7) this.setRegion7(number, base.value, value, pc);
    else this.regions.set(number, { base: (base.value & ~0x1f) >>> 0, last: (value | 0x1f) >>> 0, executable: (base.value & 1) === 0, without: 0, pc: base.pc });
  }

  private setRegion7(number: number, base: number, attributes: number, pc: number): void {
    const size = 2 ** (((attributes >>> 1) & 0x1f) + 1);
    const start = (base & ~0x1f) >>> 0;
    if (start % size !== 0) this.misaligned.push({ region: number, base: start, size, pc });
    const aligned = start - (start % size);
    const mayRead = ((attributes >>> 24) & 7) !== 0;
    const without = size >= 256 ? (attributes >>> 8) & 0xff : 0;
    this.regions.set(number, { base: aligned, last: aligned + size - 1, executable: (attributes & 0x10000000) === 0 && mayRead, without, pc });
  }

  private regionOf(alias: number): number {
    return alias === 0 ? this.selected : (this.selected & ~3) + alias;
  }
}

function holds({ base, last, without }: Region, address: number): boolean {
  if (address < base || address > last) return false;
  return without === 0 || ((without >>> Math.floor(((address - base) * 8) / (last - base + 1))) & 1) === 0;
}
