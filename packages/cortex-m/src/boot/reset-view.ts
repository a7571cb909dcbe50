import { type CoreName, coreFeatures } from '../core-features.js';
import { type LoadSegment, type MachineMemory, contains } from '../memory/region.js';
import type { BootImage, BootRequest } from './boot-record.js';
import { loadSegments } from './image-ranges.js';

export interface Alias {
  readonly origin: number;
  readonly length: number;
  readonly target: number;
}

/** What is where when the core comes out of reset. */
export interface ResetView {
  readonly segments: readonly LoadSegment[];
  readonly alias: Alias | undefined;
  /** Undefined where the image is started by code that is not among the images. */
  readonly vtor: number | undefined;
}

export function aliasOf(memory: MachineMemory | undefined): Alias | undefined {
  return memory && { origin: 0, length: memory.length, target: memory.origin };
}

/** The memory that STM32 shows at 0 when it boots from flash. */
export function internalFlash(memories: readonly MachineMemory[]): MachineMemory | undefined {
  const flashes = memories.filter((memory) => memory.kind === 'flash');
  return flashes.find((memory) => memory.origin === 0x08000000) ?? flashes[0];
}

export function resetView(request: BootRequest): ResetView {
  const { memories, images, start } = request;
  const segments = images.flatMap(loadSegments);
  const flash = internalFlash(memories);
  const covered = memories.some((memory) => memory.kind !== 'peripheral' && contains(memory, 0));
  const image = images.find((candidate) => candidate.name === start.image);
  const moved = image && movedSegment(image, start.vectorTable);
  let alias = covered ? undefined : aliasOf(flash);
  if (moved && !covered && start.vectorTable < 0x08000000)
    alias = { origin: 0, length: flash?.length ?? 0x08000000, target: (moved.physicalAddress - moved.virtualAddress) >>> 0 };
  else if (moved && image) segments.push(...movedAlike(image, moved).flatMap((segment) => atRunAddress(image, segment)));
  return { segments, alias, vtor: resetVtor(request.core, start.vectorTable, alias, flash) };
}

type Segment = BootImage['image']['segments'][number];

/** The segment that has the vector table at its run address but is loaded elsewhere. */
function movedSegment({ image }: BootImage, table: number): Segment | undefined {
  const holds = (base: number, segment: Segment): boolean => table >= base && table < base + segment.fileSize;
  const loads = image.segments.filter((segment) => segment.type === 'load');
  if (loads.some((segment) => holds(segment.physicalAddress, segment))) return undefined;
  return loads.find((segment) => holds(segment.virtualAddress, segment));
}

/** All that is shown at other addresses than it is loaded at, by the same distance: a second view of one memory (the F7's flash on its ITCM bus). */
function movedAlike({ image }: BootImage, moved: Segment): readonly Segment[] {
  const distance = moved.physicalAddress - moved.virtualAddress;
  return image.segments.filter((segment) => segment.type === 'load' && segment.fileSize > 0 && segment.physicalAddress - segment.virtualAddress === distance);
}

function atRunAddress({ image }: BootImage, segment: Segment): LoadSegment[] {
  const bytes = image.bytesAt(segment.physicalAddress, segment.fileSize, 'load');
  return bytes ? [{ address: segment.virtualAddress, bytes }] : [];
}

/** VTOR is 0 after reset, or what the chip gives the core (the boot address) on cores that take one; known only when this table is the reset's. */
function resetVtor(core: CoreName, table: number, alias: Alias | undefined, flash: MachineMemory | undefined): number | undefined {
  const atZero = table === 0 || (alias !== undefined && alias.target === table);
  if (!atZero && flash?.origin !== table) return undefined;
  return coreFeatures[core].initialVtor ? table : 0;
}
