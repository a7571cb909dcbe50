import { bytesSource, readImage } from '@qspi-doctor/elf';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { compileFirmware } from '../../tests/compile-firmware.js';
import { constantsIn } from './constants.js';

/** Each compiler setting puts an address together in its own way. */
async function constantsOf(address: string, options: readonly string[]): Promise<readonly number[]> {
  const { value } = await readImage(bytesSource(compileFirmware(`int main(void) { REG(0x20000100) = ${address}; for (;;) {} }`, 0x08000000, '-O1', ['-mcpu=cortex-m4', ...options])));
  return [...constantsIn(value!, 0x70000000, 0xa0000000)];
}

describe.skipIf(withoutTools)('constantsIn', () => {
  it.each([
    ['0x90000000', 'a modified immediate, rotated'],
    ['0x70100400', 'MOVW and MOVT, or a literal'],
    ['0x90909090', 'a modified immediate of four equal bytes'],
    ['0x90009000', 'a modified immediate of two bytes above zeros'],
    ['0x7fffff80', 'anything else'],
  ])('finds %s: %s', async (address) => {
    expect(await constantsOf(address, [])).toContain(Number(address));
    expect(await constantsOf(address, ['-mslow-flash-data'])).toContain(Number(address));
    expect(await constantsOf(address, ['-Os'])).toContain(Number(address));
  });

  it('finds no address that the code does not name', async () => {
    expect(await constantsOf('0x12345678', [])).toEqual([]);
  });
});
