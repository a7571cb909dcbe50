import { decodeMpuRegion, isExecuteNeverByDefault, isInMpuRegion, mpuRegionSize, type MpuArchitecture, type MpuRegion } from '@qspi-doctor/devices';

/** A write to a register of the memory protection unit (MPU). */
export interface MpuWrite {
  readonly address: number;
  readonly value: number;
  readonly pc: number;
}

interface Region extends MpuRegion {
  /** Of the write that brought it about. */
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
    const [number, region] = [...this.regions].filter(([, candidate]) => isInMpuRegion(candidate, address)).sort(([a], [b]) => b - a)[0] ?? [];
    if (region !== undefined) return !region.executeNever && region.privilegedRead && address < 0xe0000000 ? undefined : { by: 'region', region: number ?? 0, pc: region.pc };
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
    const region = decodeMpuRegion(this.architecture, base.value, value);
    if (region === undefined) {
      this.regions.delete(number);
      return;
    }
    if (this.architecture === 7) this.noteMisaligned(number, (base.value & ~0x1f) >>> 0, mpuRegionSize(value), pc);
    // PMSAv8 has the right to execute in the base, PMSAv7 in the attributes.
    this.regions.set(number, { ...region, pc: this.architecture === 7 ? pc : base.pc });
  }

  private noteMisaligned(region: number, base: number, size: number, pc: number): void {
    if (base % size !== 0) this.misaligned.push({ region, base, size, pc });
  }

  private regionOf(alias: number): number {
    return alias === 0 ? this.selected : (this.selected & ~3) + alias;
  }
}
