import type { ImageInput } from '@qspi-doctor/workspace';
import type { PicturePiece, PieceKind } from './picture.js';

/** More are not to be told apart in a drawing; the biggest are kept. */
const mostPieces = 200;

/** What takes memory: allocated sections with a size, else the load segments. */
export function piecesOf({ image, vectorTable }: Pick<ImageInput, 'image' | 'vectorTable'>): { readonly pieces: readonly PicturePiece[]; readonly leftOut: number } {
  const sections = image.sections
    .filter(({ allocated, size }) => allocated && size > 0)
    .map(({ name, type, address, size, loadAddress, executable, writable }): PicturePiece => {
      const inFile = type !== 'nobits';
      const holdsVectors = vectorTable !== undefined && vectorTable.address >= address && vectorTable.address - address < size;
      const kind: PieceKind = !inFile ? 'zeroed' : holdsVectors && size <= 4 * vectorTable.entries.length + 64 ? 'vectors' : executable ? 'code' : writable && type === 'progbits' ? 'data' : 'constants';
      return { name, kind, address, size, loadAddress: inFile ? loadAddress : undefined };
    });
  const segments = image.segments
    .filter(({ type, memorySize }) => type === 'load' && memorySize > 0)
    .map(({ index, virtualAddress, physicalAddress, memorySize, fileSize }): PicturePiece => ({ name: `segment ${index}`, kind: 'other', address: virtualAddress, size: memorySize, loadAddress: fileSize > 0 ? physicalAddress : undefined }));
  const all = sections.length > 0 ? sections : segments;
  const kept = all.length <= mostPieces ? all : all.toSorted((a, b) => b.size - a.size).slice(0, mostPieces);
  return { pieces: kept.toSorted((a, b) => a.address - b.address || a.size - b.size), leftOut: all.length - kept.length };
}
