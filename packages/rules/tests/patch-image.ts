/** Changes half-words of an image at a run address: makes faulty firmware of healthy one. */
export function withHalfWords(image: Uint8Array, address: number, halfWords: readonly number[]): Uint8Array {
  const patched = new Uint8Array(image);
  const view = new DataView(patched.buffer);
  const at = offsetOf(view, address);
  halfWords.forEach((value, index) => view.setUint16(at + 2 * index, value, true));
  return patched;
}

export function withWord(image: Uint8Array, address: number, value: number): Uint8Array {
  return withHalfWords(image, address, [value & 0xffff, value >>> 16]);
}

/** Where the byte of a run address stands in an ELF32 file. */
function offsetOf(view: DataView, address: number): number {
  const headers = view.getUint32(28, true);
  for (let index = 0; index < view.getUint16(44, true); index++) {
    const [, offset = 0, start = 0, , size = 0] = Array.from({ length: 5 }, (_, field) => view.getUint32(headers + 32 * index + 4 * field, true));
    if (address >= start && address - start < size) return offset + address - start;
  }
  throw new Error(`the image has nothing at ${address.toString(16)}`);
}

/** MOVW and MOVT as half-words: loads a constant (Armv7-M ARM A7.7.76, A7.7.79). */
export function loadConstant(register: number, value: number): readonly number[] {
  const half = (opcode: number, part: number) => [
    opcode | (((part >>> 11) & 1) << 10) | (part >>> 12),
    (((part >>> 8) & 7) << 12) | (register << 8) | (part & 255),
  ];
  return [...half(0xf240, value & 0xffff), ...half(0xf2c0, value >>> 16)];
}

/** Where the firmware of the test kit with its table at an address has its parts, as long as its SystemInit only returns. */
export const partsOf = (table: number) => ({ systemInit: table + 0x188, resetHandler: table + 0x18a, main: table + 0x1b6 });
