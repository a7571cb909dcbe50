import { decodeMpuRegion, isExecuteNeverByDefault, isInMpuRegion, type MpuArchitecture } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import type { MpuFacts, NumberedMpuRegion } from './facts.js';
import { scs } from './registers.js';
import type { TargetMemory } from './target-memory.js';

const enable = 1;
/** PRIVDEFENA: privileged code has the default memory map where no region matches. */
const background = 4;
const mostRegions = 64;

/** A region from its registers; undefined where it is off. */
export function regionOf(number: number, architecture: MpuArchitecture, base: number, second: number): NumberedMpuRegion | undefined {
  const region = decodeMpuRegion(architecture, base, second);
  return region && { number, ...region };
}

/** Whether privileged code may be executed at an address, and what decides it. */
export function verdictAt(address: number, control: number, regions: readonly NumberedMpuRegion[], architecture: MpuArchitecture): MpuFacts['verdicts'][number] {
  const verdict = (executable: boolean, why: string) => ({ address, executable, why });
  if ((control & enable) === 0) return verdict(!isExecuteNeverByDefault(address), 'the MPU is off: the default memory map counts');
  const matching = regions.filter((region) => isInMpuRegion(region, address));
  if (architecture === 8 && matching.length > 1) return verdict(false, `regions ${matching.map(({ number }) => number).join(' and ')} overlap there, which is a fault on this core`);
  // On Armv7-M the highest number wins.
  const region = matching.reduce<NumberedMpuRegion | undefined>((best, one) => (best === undefined || one.number > best.number ? one : best), undefined);
  if (region === undefined) {
    return (control & background) === 0
      ? verdict(false, 'no region holds it, and PRIVDEFENA is off')
      : verdict(!isExecuteNeverByDefault(address), 'no region holds it: the default memory map counts');
  }
  const name = `region ${region.number} (${formatAddress(region.start)} to ${formatAddress(region.end)})`;
  if (region.executeNever) return verdict(false, `${name} is execute-never`);
  return region.privilegedRead ? verdict(true, `${name} allows it`) : verdict(false, `${name} allows no access`);
}

/**
 * The MPU with its regions, and what it says of the places. Regions can be read only through MPU_RNR: they are left out where the core runs, and
 * the register gets its value back.
 */
export async function readMpu(memory: TargetMemory, { halted, architecture, places }: { halted: boolean; architecture: MpuArchitecture; places: readonly number[] }): Promise<MpuFacts | undefined> {
  const type = await memory.word(scs.mpuType);
  const control = await memory.word(scs.mpuControl);
  if (type === undefined || control === undefined) return undefined;
  const regionCount = Math.min((type >>> 8) & 0xff, mostRegions);
  if (regionCount === 0) return undefined;
  const enabled = (control & enable) !== 0;
  const regions = !enabled ? [] : halted ? await readRegions(memory, regionCount, architecture) : undefined;
  return { enabled, control, regionCount, regions, verdicts: regions === undefined ? [] : places.map((address) => verdictAt(address, control, regions, architecture)) };
}

async function readRegions(memory: TargetMemory, count: number, architecture: MpuArchitecture): Promise<readonly NumberedMpuRegion[] | undefined> {
  const selected = await memory.word(scs.mpuNumber);
  if (selected === undefined) return undefined;
  const regions: NumberedMpuRegion[] = [];
  try {
    for (let number = 0; number < count; number++) {
      if (!(await memory.remote.writeWord(scs.mpuNumber, number)).ok) return undefined;
      const rbar = await memory.word(scs.mpuBase);
      const limit = await memory.word(scs.mpuLimit);
      if (rbar === undefined || limit === undefined) return undefined;
      const region = regionOf(number, architecture, rbar, limit);
      if (region) regions.push(region);
    }
  } finally {
    await memory.remote.writeWord(scs.mpuNumber, selected);
  }
  return regions;
}
