import { describe, expect, it } from 'vitest';
import { sampleElf, words } from './elf-builder.js';
import { imageOf, withoutSectionHeaders } from './toolchain.js';

const vectors = (...values: number[]) => ({ '.isr_vector': { content: words(...values, ...Array<number>(18 - values.length).fill(0)) } });

describe('a vector table that nothing names', () => {
  it('is found in a read-only segment beside the code, as lld lays it out', async () => {
    const image = await imageOf(withoutSectionHeaders(sampleElf().bytes));
    expect(image.segments.map(({ executable }) => executable)).toEqual([false, true]);
    expect(image.vectorTable()).toMatchObject({ address: 0x90000000, how: 'content', resetHandler: 0x90000049, plausible: true });
  });

  it.each([
    ['a stack pointer that is no multiple of 4', [0x20018002, 0x90000049, 0, 0]],
    ['a stack pointer in code', [0x90000050, 0x90000049, 0, 0]],
    ['a reset handler without Thumb bit', [0x20018000, 0x90000048, 0, 0]],
    ['a reset handler outside the image', [0x20018000, 0x08000101, 0, 0]],
    ['a fault handler outside the image', [0x20018000, 0x90000049, 0x90000049, 0x12345678]],
  ])('is not seen in words with %s', async (_name, values) => {
    const { bytes } = sampleElf(vectors(...values));
    expect((await imageOf(withoutSectionHeaders(bytes))).vectorTable()).toBeUndefined();
  });
});
