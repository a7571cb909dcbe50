import type { PictureMark, PictureMemory, PictureReach, ProgramPicture } from '@qspi-doctor/doctor';
import { generalRange } from '../../image/memory-name.js';
import { contains, sharedRegions, type Bar, type Lane, type MemoryMap, type Row, type RowReach } from './model.js';
import { windowOf } from './window.js';

interface Place {
  readonly name: string;
  readonly origin: number;
  readonly length: number;
  readonly lengthKnown: boolean;
  readonly memory: PictureMemory | undefined;
  /** The memory is concluded from the address alone. */
  readonly byAddress?: boolean;
}

/** Below, STM32 parts show memories that have their own place elsewhere. */
const lowestFlash = 0x08000000;

/** Drawn in full; the rest is counted. */
const mostRows = 48;

/** Sorts what programs have into the memories where it lies. */
export function layOutMap(pictures: readonly ProgramPicture[]): MemoryMap {
  const memories = pictures.find((picture) => picture.memories.length > 0)?.memories ?? [];
  const reach = pictures.find((picture) => picture.reach !== undefined && picture.startedBy !== undefined)?.reach ?? pictures.find((picture) => picture.reach !== undefined)?.reach;
  const regions = sharedRegions(pictures);
  const all = placesOf(pictures, memories, regions).sort((a, b) => a.origin - b.origin || a.length - b.length);
  const places = all.slice(0, mostRows);
  const rows = places.map((place) => rowOf(place, pictures, regions, memories, reach));
  return {
    programs: pictures.map(({ name }) => name),
    reach,
    rows,
    empty: memories.filter((memory) => memory.kind !== 'external' && memory.kind !== 'system' && memory.aliasOf === undefined && !places.some((place) => place.memory === memory)),
    leftOut: all.length - places.length + pictures.reduce((sum, picture) => sum + picture.piecesLeftOut, 0),
  };
}

/** A memory for every address that something lies at: the device's own, else a region, else a stretch of nowhere. */
function placesOf(pictures: readonly ProgramPicture[], memories: readonly PictureMemory[], regions: Row['regions']): Place[] {
  const places: Place[] = [];
  const holding = (address: number) => places.find((place) => contains(place, address));
  const memoryAt = (address: number) =>
    memories.find((memory) => memory.aliasOf === undefined && contains({ origin: memory.origin, length: memory.span }, address)) ?? memories.find((memory) => contains({ origin: memory.origin, length: memory.span }, address));
  const addFor = (address: number, size: number) => {
    if (holding(address)) return;
    const memory = memoryAt(address);
    const region = regions.find((candidate) => contains(candidate, address));
    const general = memory || region || memories.length > 0 ? undefined : generalMemory(address);
    if (memory) places.push(placeOfMemory(memory, pictures, regions));
    else if (general) places.push({ ...placeOfMemory(general, pictures, regions), byAddress: true });
    else if (region) places.push({ name: region.name, origin: region.origin, length: region.length, lengthKnown: true, memory: undefined });
    else places.push({ name: memories.length > 0 ? 'No memory of this device' : 'No memory', origin: address, length: Math.max(size, 16), lengthKnown: false, memory: undefined });
  };
  for (const { origin, length } of regions) addFor(origin, length);
  for (const { pieces, marks } of pictures) {
    for (const { address, size, loadAddress } of pieces) {
      addFor(address, size);
      if (loadAddress !== undefined && loadAddress !== address) addFor(loadAddress, size);
    }
    // A stack pointer may stand right behind the end of the RAM.
    for (const { address, kind } of marks) addFor(kind === 'initial-stack' && !holding(address) ? Math.max(address - 1, 0) : address, 1);
  }
  return places;
}

/** Without a device and a linker script: what the memory map of the core has there. */
function generalMemory(address: number): PictureMemory | undefined {
  const range = generalRange(address);
  if (range === undefined) return undefined;
  const kind = /RAM/.test(range.name) && !/SDRAM/.test(range.name) ? 'ram' : /flash/.test(range.name) ? 'flash' : /system/.test(range.name) ? 'system' : 'external';
  return { ...range, length: undefined, kind, mayHold: kind === 'external' ? ['nor-flash', 'psram'] : [], aliasOf: undefined };
}

/** Of a window to the outside, the part that the linker scripts claim: how large the chip is, no part number says. */
function placeOfMemory(memory: PictureMemory, pictures: readonly ProgramPicture[], regions: Row['regions']): Place {
  const { name, origin, span, kind } = memory;
  const inside = regions.filter((region) => contains({ origin, length: span }, region.origin));
  const claimed = Math.max(0, ...inside.map((region) => region.origin + region.length - origin));
  if (kind !== 'external') return { name, origin, length: Math.max(memory.length ?? 0, claimed, memory.length === undefined ? usedEnd(pictures, origin, span) : 0, 16), lengthKnown: memory.length !== undefined, memory };
  return { name, origin, length: claimed > 0 ? claimed : Math.max(usedEnd(pictures, origin, span), 16), lengthKnown: claimed > 0, memory };
}

function usedEnd(pictures: readonly ProgramPicture[], origin: number, span: number): number {
  const marks = pictures.flatMap((picture) => picture.marks.flatMap(({ address }) => (address >= origin && address - origin <= span ? [address - origin] : [])));
  const ends = pictures.flatMap(({ pieces }) => pieces.flatMap(({ address, loadAddress, size }) => [address, loadAddress].filter((at) => at !== undefined && contains({ origin, length: span }, at)).map((at) => (at ?? 0) - origin + size)));
  return Math.ceil(Math.max(0, ...ends, ...marks) / 0x1000) * 0x1000;
}

function rowOf(place: Place, pictures: readonly ProgramPicture[], regions: Row['regions'], memories: readonly PictureMemory[], reach: PictureReach | undefined): Row {
  const lanes = pictures.flatMap((picture) => lanesOf(place, picture));
  const inside = regions.filter((region) => contains(place, region.origin));
  const shown = place.memory === undefined ? memoryShown(place, lanes, memories) : undefined;
  const own = reachOf({ ...place, memory: place.memory ?? shown }, reach);
  return {
    name: inside.length === 1 && place.memory === undefined ? (inside[0]?.name ?? place.name) : place.name,
    kind: shown ? `where ${shown.name} is shown a second time` : kindOf(place),
    origin: place.origin,
    length: place.length,
    lengthKnown: place.lengthKnown,
    regions: inside,
    lanes,
    used: usedIn(lanes),
    window: windowOf(place, lanes),
    reach: own,
    outOfReach: own.hardware === 'none' && own.software !== 'yes' && lanes.some(({ view, bars }) => view === 'run' && bars.length > 0),
  };
}

function lanesOf(place: Place, { name, pieces, marks }: ProgramPicture): Lane[] {
  const run: Bar[] = [];
  const load: Bar[] = [];
  for (const { name: piece, kind, address, size, loadAddress } of pieces) {
    const moved = loadAddress !== undefined && loadAddress !== address;
    if (contains(place, address)) run.push({ name: piece, kind, address, size, elsewhere: moved ? loadAddress : undefined });
    if (loadAddress !== undefined && contains(place, loadAddress)) load.push({ name: piece, kind, address: loadAddress, size, elsewhere: moved ? address : undefined });
  }
  const own = marks.filter((mark) => contains(place, mark.address) || (mark.kind === 'initial-stack' && mark.address === place.origin + place.length));
  const byAddress = (a: Bar, b: Bar) => a.address - b.address;
  const lanes: Lane[] = [];
  if (run.length > 0 || own.length > 0) lanes.push({ program: name, view: 'run', bars: run.sort(byAddress), marks: ordered(own) });
  // Where everything runs where it is programmed, one lane says both.
  if (load.some(({ elsewhere }) => elsewhere !== undefined)) lanes.push({ program: name, view: 'load', bars: load.sort(byAddress), marks: [] });
  return lanes;
}

function ordered(marks: readonly PictureMark[]): readonly PictureMark[] {
  return marks.toSorted((a, b) => a.address - b.address);
}

/** Bytes that any program takes, by run or by load address: what two share counts once. */
function usedIn(lanes: readonly Lane[]): number {
  let used = 0;
  let end = 0;
  for (const { address, size } of lanes.flatMap(({ bars }) => bars).toSorted((a, b) => a.address - b.address)) {
    used += Math.max(0, address + size - Math.max(end, address));
    end = Math.max(end, address + size);
  }
  return used;
}

/** Addresses below all memories show another memory: the one that holds what runs there. */
function memoryShown({ origin }: Place, lanes: readonly Lane[], memories: readonly PictureMemory[]): PictureMemory | undefined {
  const programmed = lanes.flatMap(({ view, bars }) => (view === 'run' ? bars.flatMap(({ elsewhere }) => elsewhere ?? []) : []));
  return origin < lowestFlash && programmed.length > 0 ? memories.find((memory) => memory.aliasOf === undefined && programmed.every((address) => contains({ origin: memory.origin, length: memory.span }, address))) : undefined;
}

function kindOf({ memory, lengthKnown, byAddress }: Place): string {
  if (byAddress === true) return 'by its address: the device is not known';
  if (memory === undefined) return lengthKnown ? 'region of the linker script' : 'nothing is known to be here';
  if (memory.kind === 'external') return memory.mayHold.every((content) => content.endsWith('flash')) ? 'external flash, memory-mapped' : 'external memory';
  return memory.kind === 'flash' ? 'internal flash' : memory.kind === 'ram' ? 'RAM' : 'system memory';
}

/** A software breakpoint is an instruction that the debugger writes: RAM takes it, flash does not. */
function reachOf({ origin, length, memory }: Place, reach: PictureReach | undefined): RowReach {
  const software = memory === undefined || (memory.kind === 'external' && !memory.mayHold.every((content) => content.endsWith('flash'))) ? 'unknown' : memory.kind === 'ram' ? 'yes' : 'no';
  if (reach === undefined) return { hardware: 'unknown', software };
  return { hardware: origin > reach.highestAddress ? 'none' : origin + length - 1 > reach.highestAddress ? 'part' : 'all', software };
}
