import type { Image } from '@qspi-doctor/elf';

/** Bytes of a segment that are looked through; boot loaders are far smaller. */
const mostBytes = 4 << 20;
/** Bytes from a MOVW to its MOVT: compilers put other instructions between them. */
const mostBetween = 32;

/**
 * Addresses within a range that the code of an image names: words of literal pools, and what MOVW with MOVT or MOV with a modified immediate
 * put together (Armv7-M ARM A7.7.76, A7.7.79; A5.3.2 for the immediate). In the order in which they stand.
 */
export function constantsIn(image: Image, low: number, high: number): ReadonlySet<number> {
  const found = new Set<number>();
  const note = (value: number): void => {
    if (value >= low && value < high) found.add(value);
  };
  const little = image.header.littleEndian;
  for (const { type, physicalAddress, fileSize } of image.segments) {
    const bytes = type === 'load' ? image.bytesAt(physicalAddress, Math.min(fileSize, mostBytes), 'load') : undefined;
    if (bytes === undefined) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    /** Of each register: the lower half that MOVW or MOV gave it, and where. */
    const lower = new Map<number, { readonly value: number; readonly at: number }>();
    for (let at = 0; at + 4 <= bytes.length; at += 2) {
      if ((physicalAddress + at) % 4 === 0) note(view.getUint32(at, little));
      const [first, second] = [view.getUint16(at, little), view.getUint16(at + 2, little)];
      if ((second & 0x8000) !== 0) continue;
      const register = (second >>> 8) & 0xf;
      if ((first & 0xfbf0) === 0xf240) lower.set(register, { value: immediate16(first, second), at });
      else if ((first & 0xfbf0) === 0xf2c0) {
        const half = lower.get(register);
        if (half !== undefined && at - half.at <= mostBetween) note(((immediate16(first, second) << 16) | half.value) >>> 0);
      } else if ((first & 0xfbef) === 0xf04f) {
        const value = modifiedImmediate(first, second);
        note(value);
        lower.set(register, { value: value & 0xffff, at });
      }
    }
  }
  return found;
}

const immediate16 = (first: number, second: number): number => ((first & 0xf) << 12) | ((first & 0x400) << 1) | ((second & 0x7000) >>> 4) | (second & 0xff);

function modifiedImmediate(first: number, second: number): number {
  const code = ((first & 0x400) << 1) | ((second & 0x7000) >>> 4) | (second & 0xff);
  const byte = code & 0xff;
  if (code >>> 10 === 0) return [byte, (byte << 16) | byte, ((byte << 24) | (byte << 8)) >>> 0, (byte * 0x01010101) >>> 0][(code >>> 8) & 3] ?? -1;
  const rotation = code >>> 7;
  const value = 0x80 | (code & 0x7f);
  return ((value >>> rotation) | (value << (32 - rotation))) >>> 0;
}
