import { formatAddress } from '@qspi-doctor/diagnostics';
import type { MpuFacts, MpuRegion } from './facts.js';
import { scs } from './registers.js';
import type { TargetMemory } from './target-memory.js';

const enable = 1;
/** PRIVDEFENA: privileged code has the default memory map where no region matches. */
const background = 4;
const mostRegions = 64;

/** RBAR and RASR of the PMSAv7 (Armv7-M ARM B3.5.8, B3.5.9); undefined where the region is off. */
export function decodeV7(number: number, rbar: number, rasr: number): MpuRegion | undefined {
  if ((rasr & 1) === 0) return undefined;
  const size = 2 ** (((rasr >>> 1) & 31) + 1);
  const start = Math.floor((rbar & ~31) >>> 0);
  const base = start - (start % size);
  const access = (rasr >>> 24) & 7;
  return {
    number,
    start: base,
    end: Math.min(base + size - 1, 0xffffffff),
    executeNever: ((rasr >>> 28) & 1) !== 0,
    // 0b000 forbids all, 0b100 is reserved.
    privilegedRead: access !== 0 && access !== 4,
    // Regions under 256 bytes have no subregions.
    disabledSubregions: size >= 256 ? (rasr >>> 8) & 0xff : 0,
  };
}

/** RBAR and RLAR of the PMSAv8 (Armv8-M ARM D1.2, MPU_RBAR and MPU_RLAR); privileged code may read every region. */
export function decodeV8(number: number, rbar: number, rlar: number): MpuRegion | undefined {
  if ((rlar & 1) === 0) return undefined;
  return { number, start: (rbar & ~31) >>> 0, end: ((rlar | 31) >>> 0), executeNever: (rbar & 1) !== 0, privilegedRead: true, disabledSubregions: 0 };
}

function holds({ start, end, disabledSubregions }: MpuRegion, address: number): boolean {
  if (address < start || address > end) return false;
  if (disabledSubregions === 0) return true;
  const eighth = Math.min(7, Math.floor(((address - start) / (end - start + 1)) * 8));
  return ((disabledSubregions >>> eighth) & 1) === 0;
}

/** The default memory map: Device and system space is execute-never (Armv7-M ARM B3.1, table B3-1; the same in Armv8-M B6.1). */
function defaultExecutable(address: number): boolean {
  return address < 0x40000000 || (address >= 0x60000000 && address < 0xa0000000);
}

/** Whether privileged code may be executed at an address, and what decides it. */
export function verdictAt(address: number, control: number, regions: readonly MpuRegion[], isV8: boolean): MpuFacts['verdicts'][number] {
  const verdict = (executable: boolean, why: string) => ({ address, executable, why });
  if ((control & enable) === 0) return verdict(defaultExecutable(address), 'the MPU is off: the default memory map counts');
  const matching = regions.filter((region) => holds(region, address));
  if (isV8 && matching.length > 1) return verdict(false, `regions ${matching.map(({ number }) => number).join(' and ')} overlap there, which is a fault on this core`);
  // On Armv7-M the highest number wins.
  const region = matching.reduce<MpuRegion | undefined>((best, one) => (best === undefined || one.number > best.number ? one : best), undefined);
  if (region === undefined) {
    return (control & background) === 0
      ? verdict(false, 'no region holds it, and PRIVDEFENA is off')
      : verdict(defaultExecutable(address), 'no region holds it: the default memory map counts');
  }
  const name = `region ${region.number} (${formatAddress(region.start)} to ${formatAddress(region.end)})`;
  if (region.executeNever) return verdict(false, `${name} is execute-never`);
  return region.privilegedRead ? verdict(true, `${name} allows it`) : verdict(false, `${name} allows no access`);
}

/**
 * The MPU with its regions, and what it says of the places. Regions can be read only through MPU_RNR: they are left out where the core runs, and
 * the register gets its value back.
 */
export async function readMpu(memory: TargetMemory, { halted, isV8, places }: { halted: boolean; isV8: boolean; places: readonly number[] }): Promise<MpuFacts | undefined> {
  const type = await memory.word(scs.mpuType);
  const control = await memory.word(scs.mpuControl);
  if (type === undefined || control === undefined) return undefined;
  const regionCount = Math.min((type >>> 8) & 0xff, mostRegions);
  if (regionCount === 0) return undefined;
  const enabled = (control & enable) !== 0;
  const regions = !enabled ? [] : halted ? await readRegions(memory, regionCount, isV8) : undefined;
  return { enabled, control, regionCount, regions, verdicts: regions === undefined ? [] : places.map((address) => verdictAt(address, control, regions, isV8)) };
}

async function readRegions(memory: TargetMemory, count: number, isV8: boolean): Promise<readonly MpuRegion[] | undefined> {
  const selected = await memory.word(scs.mpuNumber);
  if (selected === undefined) return undefined;
  const regions: MpuRegion[] = [];
  try {
    for (let number = 0; number < count; number++) {
      if (!(await memory.remote.writeWord(scs.mpuNumber, number)).ok) return undefined;
      const rbar = await memory.word(scs.mpuBase);
      const limit = await memory.word(scs.mpuLimit);
      if (rbar === undefined || limit === undefined) return undefined;
      const region = isV8 ? decodeV8(number, rbar, limit) : decodeV7(number, rbar, limit);
      if (region) regions.push(region);
    }
  } finally {
    await memory.remote.writeWord(scs.mpuNumber, selected);
  }
  return regions;
}
