import { type Exceptions, exception } from './exceptions.js';

const lines = 496;

/** One bit for each of 32 interrupts from `first`. */
function gather(bits: Uint8Array, first: number): number {
  let word = 0;
  for (let i = 0; i < 32 && first + i < lines; i++) if (bits[exception.irq0 + first + i] !== 0) word |= 1 << i;
  return word;
}

function each(word: number, first: number, action: (number: number) => void): void {
  for (let i = 0; i < 32 && first + i < lines; i++) if ((word >>> i) & 1) action(exception.irq0 + first + i);
}

/** NVIC registers at 0xE000E100–0xE000E7EF, by offset from 0xE000E000 (ARMv7-M ARM B3.4). */
export function readNvic(exceptions: Exceptions, offset: number): number {
  const first = (offset & 0x7c) * 8;
  if (offset < 0x200) return gather(exceptions.enabled, first);
  if (offset < 0x300) return gather(exceptions.pending, first);
  if (offset < 0x380) return gather(exceptions.active, first);
  if (offset >= 0x400 && offset < 0x5f0) return priorityWord(exceptions, exception.irq0 + offset - 0x400);
  return 0;
}

export function writeNvic(exceptions: Exceptions, offset: number, value: number, attention: () => void): void {
  const first = (offset & 0x7c) * 8;
  const clears = (offset & 0x80) !== 0;
  if (offset < 0x200) each(value, first, (number) => { exceptions.enabled[number] = clears ? 0 : 1; });
  else if (offset < 0x300) each(value, first, (number) => (clears ? exceptions.unpend(number) : exceptions.pend(number)));
  attention();
}

export function priorityWord(exceptions: Exceptions, number: number): number {
  let word = 0;
  for (let i = 0; i < 4; i++) word |= (exceptions.priority[number + i] ?? 0) << (8 * i);
  return word;
}

/** Writes the priorities in the bytes of `value`; unimplemented low bits read as zero. */
export function setPriorities(exceptions: Exceptions, number: number, value: number, bytes: number, priorityBits: number): void {
  const mask = (0xff << (8 - priorityBits)) & 0xff;
  for (let i = 0; i < bytes; i++) if (number + i < exceptions.priority.length) exceptions.priority[number + i] = (value >>> (8 * i)) & mask;
}
