/** A few Thumb-2 instructions as half-words (Armv7-M Architecture Reference Manual A7.7), for firmware that tests make up. */

function wideImmediate(opcode: number, register: number, value: number): number[] {
  const imm4 = (value >>> 12) & 15;
  const i = (value >>> 11) & 1;
  const imm3 = (value >>> 8) & 7;
  return [opcode | (i << 10) | imm4, (imm3 << 12) | (register << 8) | (value & 255)];
}

/** MOVW and MOVT: loads a 32-bit value. */
export function load(register: number, value: number): number[] {
  return [...wideImmediate(0xf240, register, value & 0xffff), ...wideImmediate(0xf2c0, register, value >>> 16)];
}

/** STR rt, [rn]. */
export function store(rt: number, rn: number): number[] {
  return [0x6000 | (rn << 3) | rt];
}

/** BL from the address of the instruction to the target. */
export function call(from: number, target: number): number[] {
  const offset = (target - (from + 4)) | 0;
  const s = (offset >>> 31) & 1;
  const i1 = (offset >>> 23) & 1;
  const i2 = (offset >>> 22) & 1;
  return [0xf000 | (s << 10) | ((offset >>> 12) & 0x3ff), 0xd000 | ((1 ^ i1 ^ s) << 13) | ((1 ^ i2 ^ s) << 11) | ((offset >>> 1) & 0x7ff)];
}

export const returnToCaller: readonly number[] = [0x4770];
/** B to itself. */
export const forever: readonly number[] = [0xe7fe];

export function halfWords(words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => view.setUint16(index * 2, word, true));
  return bytes;
}
