import type { Device } from '@qspi-doctor/devices';
import { windowHolding } from './controller.js';
import type { Difference, ImageFacts, WindowFacts } from './facts.js';
import type { TargetImage } from './place.js';
import type { TargetMemory } from './target-memory.js';

export interface CompareOptions {
  /** Bytes of an image that are compared at most; what is more is sampled. */
  readonly limit: number;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

interface Piece {
  readonly address: number;
  readonly length: number;
}

const chunk = 4096;
const shown = 16;
const mostShift = 16;
const mostSegments = 64;

/** Compares the bytes that the image has for flash with what the target has there, at the addresses at which they are programmed. */
export async function compareImage(
  memory: TargetMemory,
  subject: TargetImage,
  windows: readonly WindowFacts[],
  device: Device | undefined,
  { limit, progress }: CompareOptions,
): Promise<Omit<ImageFacts, 'tableAtVtor'>> {
  const stretches = flashStretches(subject, device);
  const isHidden = ({ address }: Piece) => windowHolding(windows, address)?.controller?.mapped === false;
  const hidden = sum(stretches.filter(isHidden));
  const visible = stretches.filter((stretch) => !isHidden(stretch));
  const total = sum(visible);
  let compared = 0;
  let differing = 0;
  let difference: Difference | undefined;
  let unreadable: ImageFacts['unreadable'];
  for (const { address, length } of choosePieces(visible, subject, limit)) {
    const expected = subject.image.bytesAt(address, length, 'load');
    if (expected === undefined) continue;
    const read = await memory.bytes(address, length);
    if (!('bytes' in read)) {
      unreadable = { address, why: read.unreadable };
      break;
    }
    const found = read.bytes;
    compared += length;
    for (let i = 0; i < length; i++) if (expected[i] !== found[i]) differing++;
    difference ??= firstDifference(address, expected, found);
    progress?.(compared, Math.min(total, limit));
  }
  return { name: subject.name, file: subject.file, main: subject.main, total: total + hidden, compared, differing, difference, unreadable, hidden };
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((all, { length }) => all + length, 0);
}

/** What of the image is programmed into flash: by load addresses, inside or outside of the device. */
function flashStretches({ image }: TargetImage, device: Device | undefined): readonly Piece[] {
  return image.segments
    .filter(({ type, fileSize, physicalAddress }) => type === 'load' && fileSize > 0 && isFlash(physicalAddress, device))
    .slice(0, mostSegments)
    .map(({ physicalAddress, fileSize }) => ({ address: physicalAddress, length: fileSize }));
}

function isFlash(address: number, device: Device | undefined): boolean {
  const memory = device?.memoryAt(address);
  if (memory === undefined) return (address >= 0x08000000 && address < 0x10000000) || (address >= 0x70000000 && address < 0xa0000000);
  return 'kind' in memory ? memory.kind === 'flash' : memory.mayHold.some((content) => content.endsWith('flash'));
}

/** All of it in order where that is within the limit; else the table, main, head and tail of each stretch, and samples at equal distances. */
function choosePieces(stretches: readonly Piece[], { image, table, main }: TargetImage, limit: number): readonly Piece[] {
  const cut = ({ address, length }: Piece): Piece[] =>
    Array.from({ length: Math.ceil(length / chunk) }, (_, index) => ({ address: address + index * chunk, length: Math.min(chunk, length - index * chunk) }));
  const all = stretches.flatMap(cut);
  if (sum(stretches) <= limit) return all;
  const loadOf = (address: number | undefined): number | undefined => {
    const home = image.segments.find(({ type, virtualAddress, fileSize }) => type === 'load' && address !== undefined && address >= virtualAddress && address - virtualAddress < fileSize);
    return home && address !== undefined ? home.physicalAddress + (address - home.virtualAddress) : undefined;
  };
  const holding = (address: number | undefined) => all.filter((piece) => address !== undefined && address >= piece.address && address - piece.address < piece.length);
  const wanted = new Set<Piece>([...holding(loadOf(table)), ...holding(loadOf(main)), ...stretches.flatMap((stretch) => [cut(stretch)[0]!, cut(stretch).at(-1)!]).flatMap(({ address }) => holding(address))]);
  const room = Math.max(0, Math.floor(limit / chunk) - wanted.size);
  for (let i = 0; i < room; i++) wanted.add(all[Math.floor(((i + 0.5) * all.length) / room)]!);
  return all.filter((piece) => wanted.has(piece));
}

/** Bytes behind the first difference that decide what it looks like. */
const judged = 64;
/** Different values that such a stretch must have for a shift to mean something: tables of one address fit any multiple of four. */
const leastVariety = 16;

/** The first byte that differs, with its neighbours, and what the stretch looks like from the image's point of view. */
export function firstDifference(address: number, expected: Uint8Array, found: Uint8Array): Difference | undefined {
  const at = expected.findIndex((byte, index) => byte !== found[index]);
  if (at < 0) return undefined;
  const shift = shiftOf(expected, found, at);
  const sample = found.subarray(at, at + judged);
  const looks = sample.every((byte) => byte === 0xff) ? 'erased' : sample.every((byte) => byte === 0) ? 'zeros' : shift !== 0 ? 'shifted' : 'other';
  return { address: address + at, expected: expected.slice(at, at + shown), found: found.slice(at, at + shown), looks, shift };
}

/** By how many bytes later the target shows the image's bytes: what wrong dummy cycles or mode bytes do. 0 where that is not what it looks like. */
function shiftOf(expected: Uint8Array, found: Uint8Array, from: number): number {
  for (let start = Math.max(from, mostShift); start + judged + mostShift <= expected.length; start += judged) {
    const stretch = expected.subarray(start, start + judged);
    if (new Set(stretch).size < leastVariety || stretch.every((byte, index) => byte === found[start + index])) continue;
    for (let size = 1; size <= mostShift; size++) {
      for (const shift of [size, -size]) if (found.subarray(start, start + judged).every((byte, index) => byte === expected[start + index - shift])) return shift;
    }
    return 0;
  }
  return 0;
}

/** Words of the table that are compared: the exceptions of the core. */
export const tableWords = 16;

/** Whether the words at VTOR are the beginning of the image's table; RAM copies and aliases of the table count as well. */
export function isTableOf({ image, table }: TargetImage, words: readonly number[] | undefined): boolean | undefined {
  if (table === undefined || words === undefined) return undefined;
  const own = Array.from({ length: tableWords }, (_, index) => image.word(table + 4 * index));
  if (own[0] === undefined || own[1] === undefined) return undefined;
  return own.every((word, index) => word === undefined || word === words[index]);
}
