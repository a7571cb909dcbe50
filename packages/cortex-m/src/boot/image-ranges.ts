import type { LoadSegment } from '../memory/region.js';
import type { BootImage } from './boot-record.js';

/** The largest segment that is put into memory. */
const segmentLimit = 64 << 20;

/** Which image's code lies at an address, by the run addresses of its segments. */
export class ImageRanges {
  private readonly ranges: { readonly low: number; readonly high: number; readonly name: string }[] = [];

  constructor(images: readonly BootImage[]) {
    for (const { name, image } of images) {
      for (const segment of image.segments) {
        if (segment.type !== 'load' || segment.fileSize === 0) continue;
        this.add(segment.virtualAddress, segment.memorySize, name);
        if (segment.physicalAddress !== segment.virtualAddress) this.add(segment.physicalAddress, segment.fileSize, name);
      }
    }
  }

  private add(low: number, length: number, name: string): void {
    this.ranges.push({ low, high: low + length, name });
  }

  /** Undefined where no image, or more than one, has the address (RAM that several use). */
  at(address: number): string | undefined {
    let found: string | undefined;
    for (const range of this.ranges) {
      if (address < range.low || address >= range.high) continue;
      if (found !== undefined && found !== range.name) return undefined;
      found = range.name;
    }
    return found;
  }
}

/** An image's bytes at their load addresses. A segment that the file does not have in full is left out. */
export function loadSegments({ image }: BootImage): LoadSegment[] {
  const segments: LoadSegment[] = [];
  for (const segment of image.segments) {
    if (segment.type !== 'load' || segment.fileSize === 0 || segment.fileSize > segmentLimit) continue;
    const bytes = image.bytesAt(segment.physicalAddress, segment.fileSize, 'load');
    if (bytes) segments.push({ address: segment.physicalAddress, bytes });
  }
  return segments;
}
