import type { ELFSegment } from 'elfinfo';
import type { ProblemLog } from './problem-log.js';

export type SegmentType = 'load' | 'dynamic' | 'interp' | 'note' | 'phdr' | 'tls' | 'exidx' | 'other';

/** A program header. Offsets and sizes are bytes. */
export interface Segment {
  readonly index: number;
  readonly type: SegmentType;
  /** p_type. */
  readonly typeNumber: number;
  readonly offset: number;
  readonly virtualAddress: number;
  readonly physicalAddress: number;
  /** Bytes in the file, as the header states them; a file that is cut off has fewer. */
  readonly fileSize: number;
  readonly memorySize: number;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
  readonly align: number;
}

/** p_type: gABI "Program Header"; 0x70000001 is PT_ARM_EXIDX (IHI 0044). */
const types: Readonly<Record<number, SegmentType>> = { 1: 'load', 2: 'dynamic', 3: 'interp', 4: 'note', 6: 'phdr', 7: 'tls', 0x70000001: 'exidx' };

/** elfinfo's segment in our words. `headerOffset` is where the program header stands in the file. */
export function segmentFrom(segment: ELFSegment, headerOffset: number, sourceSize: number, log: ProblemLog): Segment {
  const name = types[segment.type] ?? 'other';
  if (name === 'load' && segment.filesz > 0 && segment.offset + segment.filesz > sourceSize) {
    log.add(
      headerOffset + 4,
      `segment ${segment.index} has its bytes at ${segment.offset} to ${segment.offset + segment.filesz}; the file ends at ${sourceSize}`,
    );
  }
  if (name === 'load' && segment.filesz > segment.memsz) {
    log.add(headerOffset + 16, `segment ${segment.index} has ${segment.filesz} bytes in the file and only ${segment.memsz} in memory`);
  }
  return {
    index: segment.index,
    type: name,
    typeNumber: segment.type,
    offset: segment.offset,
    virtualAddress: Number(segment.vaddr),
    physicalAddress: Number(segment.paddr),
    fileSize: segment.filesz,
    memorySize: segment.memsz,
    readable: (segment.flags & 4) !== 0,
    writable: (segment.flags & 2) !== 0,
    executable: (segment.flags & 1) !== 0,
    align: segment.align,
  };
}
