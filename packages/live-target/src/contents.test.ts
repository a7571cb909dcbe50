import { describe, expect, it } from 'vitest';
import { firstDifference } from './contents.js';

const program = Uint8Array.from({ length: 512 }, (_, index) => (index * 73 + (index >> 3) * 11) & 0xff);
const shifted = (by: number): Uint8Array => Uint8Array.from({ length: 512 }, (_, index) => program[index - by] ?? 0xff);

describe('what a difference looks like', () => {
  it('is none where all is equal', () => {
    expect(firstDifference(0x90000000, program, program)).toBeUndefined();
  });

  it('tells erased flash, zeros and another build apart', () => {
    expect(firstDifference(0x90000000, program, new Uint8Array(512).fill(0xff))).toMatchObject({ address: 0x90000000, looks: 'erased' });
    expect(firstDifference(0x90000000, program.with(0, 1), new Uint8Array(512))).toMatchObject({ looks: 'zeros' });
    expect(firstDifference(0x90000000, program, program.with(100, 7).with(300, 1))).toMatchObject({ address: 0x90000064, looks: 'other', shift: 0 });
  });

  it.each([1, 2, 4, 8, -1, -4])('finds the image %s bytes later: wrong dummy cycles or alternate bytes', (by) => {
    expect(firstDifference(0x90000000, program, shifted(by))).toMatchObject({ looks: 'shifted', shift: by });
  });

  it('takes no run of one value for a shift', () => {
    const expected = new Uint8Array(512).fill(0xaa).with(100, 1);
    expect(firstDifference(0x90000000, expected, new Uint8Array(512).fill(0xaa).with(101, 1))).toMatchObject({ looks: 'other' });
  });
});
