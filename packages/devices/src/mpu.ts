import type { CoreName } from './core.js';

/** PMSAv7 for Cortex-M0+ to M7, PMSAv8 for M23, M33, M55 and later. */
export type MpuArchitecture = 7 | 8;

/** A region of the memory protection unit (MPU), as its two registers describe it. */
export interface MpuRegion {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
  readonly executeNever: boolean;
  readonly privilegedRead: boolean;
  /** Eighths of the region that are switched off (PMSAv7, SRD); 0 for none. */
  readonly disabledSubregions: number;
}

/** Undefined for cores without an MPU: Cortex-M0. */
export function mpuArchitectureOf(core: CoreName): MpuArchitecture | undefined {
  if (core === 'cortex-m0') return undefined;
  return core === 'cortex-m23' || core === 'cortex-m33' || core === 'cortex-m55' ? 8 : 7;
}

/**
 * MPU_RBAR with MPU_RASR (PMSAv7: Armv7-M ARM B3.5.8, B3.5.9) or MPU_RLAR (PMSAv8: Armv8-M ARM D1.2); undefined where the region is off.
 * A base that is no multiple of the size, which PMSAv7 leaves undefined, counts as the multiple below it.
 */
export function decodeMpuRegion(architecture: MpuArchitecture, base: number, second: number): MpuRegion | undefined {
  if ((second & 1) === 0) return undefined;
  const written = (base & ~31) >>> 0;
  // Privileged code may read every region of PMSAv8.
  if (architecture === 8) return { start: written, end: (second | 31) >>> 0, executeNever: (base & 1) !== 0, privilegedRead: true, disabledSubregions: 0 };
  const size = mpuRegionSize(second);
  const start = written - (written % size);
  const access = (second >>> 24) & 7;
  return {
    start,
    end: Math.min(start + size - 1, 0xffffffff),
    executeNever: ((second >>> 28) & 1) !== 0,
    // 0b000 forbids all, 0b100 is reserved.
    privilegedRead: access !== 0 && access !== 4,
    // Regions under 256 bytes have no subregions.
    disabledSubregions: size >= 256 ? (second >>> 8) & 0xff : 0,
  };
}

/** Bytes that MPU_RASR (PMSAv7) gives a region. */
export function mpuRegionSize(attributes: number): number {
  return 2 ** (((attributes >>> 1) & 31) + 1);
}

export function isInMpuRegion({ start, end, disabledSubregions }: MpuRegion, address: number): boolean {
  if (address < start || address > end) return false;
  return disabledSubregions === 0 || ((disabledSubregions >>> Math.floor(((address - start) * 8) / (end - start + 1))) & 1) === 0;
}

/** Ranges where the default memory map forbids execution: peripherals, external devices, the private peripheral bus and the vendor's space (Armv7-M ARM B3.1, table B3-1; the same in Armv8-M B6.1). */
export function isExecuteNeverByDefault(address: number): boolean {
  return (address >= 0x40000000 && address < 0x60000000) || address >= 0xa0000000;
}
