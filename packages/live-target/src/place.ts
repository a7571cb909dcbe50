import type { Device } from '@qspi-doctor/devices';
import type { Image } from '@qspi-doctor/elf';
import type { PlaceFacts } from './facts.js';
import type { TargetMemory } from './target-memory.js';

/** An image that may be on the target. */
export interface TargetImage {
  readonly name: string;
  /** As it is to be shown. */
  readonly file: string;
  readonly image: Image;
  /** Run address of its vector table. */
  readonly table: number | undefined;
  /** Of main, without the Thumb bit. */
  readonly main: number | undefined;
}

/**
 * Where parts have their system memory, with ST's bootloader in it, for a device that nobody names: 0x1fffxxxx and 0x1ff0xxxx (F, G, L4, H7;
 * AN2606), 0x0bf8xxxx and 0x0bf9xxxx (L5, U5, H5).
 */
const systemRanges: readonly (readonly [start: number, end: number])[] = [
  [0x1ff00000, 0x1fffffff],
  [0x0bf80000, 0x0bffffff],
];

/** `b .`: a branch to itself. */
const branchToItself = 0xe7fe;

export function inSystemMemory(address: number, device: Device | undefined): boolean {
  const memory = device?.memoryAt(address);
  if (memory && 'kind' in memory) return memory.kind === 'system';
  return systemRanges.some(([start, end]) => address >= start && address <= end);
}

/** An address of the program in words: image, function, source line, and whether the instruction there leads nowhere. */
export async function placeOf(address: number, images: readonly TargetImage[], device: Device | undefined, memory: TargetMemory | undefined): Promise<PlaceFacts> {
  const owner = images.find(({ image }) => image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize));
  const extent = owner?.image.functionAt(address);
  const line = owner?.image.lineAt(address);
  return {
    address,
    image: owner?.name,
    symbol: extent?.name,
    offset: extent === undefined ? 0 : address - extent.low,
    source: line && line.line > 0 ? { file: line.file, line: line.line } : undefined,
    systemMemory: inSystemMemory(address, device),
    instruction: memory && (await instructionAt(memory, address)),
  };
}

async function instructionAt(memory: TargetMemory, address: number): Promise<PlaceFacts['instruction']> {
  // An exception return or an unmapped address is no place to read from.
  if (address >= 0xe0000000 || (address & 1) !== 0) return undefined;
  const read = await memory.bytes(address, 2);
  if (!('bytes' in read)) return undefined;
  const opcode = (read.bytes[0] ?? 0) | ((read.bytes[1] ?? 0) << 8);
  return opcode === branchToItself ? 'loop' : opcode >>> 8 === 0xbe ? 'breakpoint' : undefined;
}
