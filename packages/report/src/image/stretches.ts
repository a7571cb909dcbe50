import type { Device } from '@qspi-doctor/devices';
import type { Image } from '@qspi-doctor/elf';
import { memoryName } from './memory-name.js';
import type { Stretch } from './page.js';

type Piece = Stretch['sections'][number];

/** Sections of a file that are listed; the page of an object with a section a function stays readable. */
const mostSections = 400;
/** Alignment gaps up to this many bytes do not part a stretch. */
const smallGap = 0x1000;

/** What is programmed where: sections with bytes in the file, by load address; segments alone where there are no sections. */
export function programmedStretches(image: Image, device: Device | undefined): readonly Stretch[] {
  const pieces = sectionsOf(image)
    .filter(({ type, loadAddress }) => type !== 'nobits' && loadAddress !== undefined)
    .map(({ name, loadAddress, size }): Piece => ({ name, address: loadAddress ?? 0, size, inFile: true }));
  const segments = image.segments.filter(({ type, fileSize }) => type === 'load' && fileSize > 0);
  return join(
    pieces.length > 0
      ? pieces
      : segments.map(({ index, physicalAddress, fileSize }) => ({ name: `segment ${index}`, address: physicalAddress, size: fileSize, inFile: true })),
    device,
  );
}

/** What takes memory when the program runs. */
export function runningStretches(image: Image, device: Device | undefined): readonly Stretch[] {
  const pieces = sectionsOf(image).map(({ name, address, size, type }): Piece => ({ name, address, size, inFile: type !== 'nobits' }));
  const segments = image.segments.filter(({ type, memorySize }) => type === 'load' && memorySize > 0);
  return join(
    pieces.length > 0
      ? pieces
      : segments.map(({ index, virtualAddress, memorySize, fileSize }) => ({
          name: `segment ${index}`,
          address: virtualAddress,
          size: memorySize,
          inFile: fileSize > 0,
        })),
    device,
  );
}

function sectionsOf(image: Image) {
  return image.sections.filter(({ allocated, size }) => allocated && size > 0).slice(0, mostSections);
}

function join(pieces: readonly Piece[], device: Device | undefined): readonly Stretch[] {
  const stretches: { address: number; size: number; memory: string; sections: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.address - b.address)) {
    const memory = memoryName(piece.address, device);
    const last = stretches.at(-1);
    if (last && last.memory === memory && piece.address - (last.address + last.size) <= smallGap) {
      last.size = Math.max(last.size, piece.address + piece.size - last.address);
      last.sections.push(piece);
    } else stretches.push({ address: piece.address, size: piece.size, memory, sections: [piece] });
  }
  return stretches;
}
