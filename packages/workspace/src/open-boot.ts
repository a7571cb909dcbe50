import type { BootRecord, BootRequest, CoreName } from '@qspi-doctor/cortex-m';
import type { Device } from '@qspi-doctor/devices';
import type { VectorTable } from '@qspi-doctor/elf';
import type { Available } from './available.js';
import type { BootInput, ImageInput } from './inputs.js';
import { bootRuns } from './boot-runs.js';
import { machineMemories, machineRemap } from './machine-memories.js';
import type { Program } from './program.js';

/** Start-ups need some thousands of instructions. */
const aloneBudget = 20_000_000;
/** How far into main to look for a correction of VTOR: code that does so does it before anything can interrupt. */
const correctionBudget = 20_000;

export async function openBoot(image: ImageInput, core: CoreName, device: Device | undefined, bootloader: { program: Program; image: ImageInput } | undefined): Promise<Available<BootInput>> {
  const { vectorTable, main } = image;
  if (vectorTable === undefined) return { absent: `${image.file} has no vector table to start from` };
  if (main === undefined) return { absent: `${image.file} has no symbol "main" to run to: it is stripped, or its main function has another name` };
  const { recordBoot } = await import('@qspi-doctor/cortex-m');
  const base = { core, memories: machineMemories(device), remapToZero: machineRemap(device) };
  const own = { name: 'application', image: image.image };
  const request: BootRequest = { ...base, images: [own], start: { image: own.name, vectorTable: vectorTable.address }, stopAt: [{ name: 'main', address: main.address }], budget: aloneBudget };
  const alone = recordBoot(request);
  const runs = bootRuns(base, image, alone, bootloader, vectorTable, main.address, recordBoot);
  const chained = alone.reachesMain && alone.vtor.value === undefined ? runs.throughBootloader() : undefined;
  const shown = shownAtZero(chained?.record ?? alone, vectorTable, core, device);
  const same = (a: number, b: number) => resolveAlias(a, shown, core) === resolveAlias(b, shown, core);
  const vtorAtMain = vtorOf(alone, chained?.record);
  const wrong = vtorAtMain !== undefined && !same(vtorAtMain.value, vectorTable.address);
  const correctedInMain = wrong ? correction(recordBoot({ ...request, stopAt: [], budget: alone.instructions + correctionBudget }), vectorTable.address, same) : undefined;
  return { value: { alone, chained, vtorAtMain, correctedInMain, sameMemory: same, ...runs } };
}

function vtorOf(alone: BootRecord, chained: BootRecord | undefined): BootInput['vtorAtMain'] {
  if (!alone.reachesMain) return undefined;
  const own = alone.vtor.writes.at(-1);
  if (alone.vtor.value !== undefined) return { value: alone.vtor.value, writtenAt: own?.pc, by: own ? 'application' : 'reset' };
  if (!chained?.reachesMain || chained.vtor.value === undefined) return undefined;
  const left = chained.vtor.writes.at(-1);
  return { value: chained.vtor.value, writtenAt: left?.pc, by: left === undefined ? 'reset' : left.image === 'application' ? 'application' : 'bootloader' };
}

function correction(longer: BootRecord, table: number, same: (a: number, b: number) => boolean): BootInput['correctedInMain'] {
  const last = longer.vtor.writes.at(-1);
  return last && same(last.value, table) ? { value: last.value, writtenAt: last.pc } : undefined;
}

/** The memory that appears at address 0: what the program chose, else what an image that runs there is loaded into, else the internal flash. */
function shownAtZero({ remap }: BootRecord, table: VectorTable, core: CoreName, device: Device | undefined): number {
  const chosen = remap.at(-1)?.memory;
  const window = device?.externalWindows.find(({ peripheral }) => peripheral === chosen);
  if (window) return window.origin;
  if (core !== 'cortex-m7' && table.address < aliasEnd && table.loadAddress >= aliasEnd) return table.loadAddress - table.address;
  return device?.memories.find(({ kind, aliasOf }) => kind === 'flash' && aliasOf === undefined)?.origin ?? aliasEnd;
}

/** Below the internal flash other memories are shown a second time. */
const aliasEnd = 0x08000000;

/** The address under which a memory is known by its own name. Cortex-M7 parts have ITCM RAM at 0 and, on the F7, the flash once more at 0x00200000 (RM0385 §2.2.2). */
function resolveAlias(address: number, shown: number, core: CoreName): number {
  if (core === 'cortex-m7') return address >= 0x00200000 && address < 0x00400000 ? address - 0x00200000 + shown : address === 0 ? shown : address;
  return address < aliasEnd ? address + shown : address;
}
